package org.latticeipc.bytecode.check;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.latticeipc.bytecode.entry.Entry;
import org.latticeipc.bytecode.entry.MethodEntry;
import org.latticeipc.bytecode.jcstress.StressTest;
import org.latticeipc.bytecode.loader.UserClasses;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/** Finds what a command line names among compiled classes. */
public final class JavaTargets {
  private static final int NEAR = 3;
  private static final String MAIN = "([Ljava/lang/String;)V";
  private static final Pattern PARTS = Pattern.compile(File.pathSeparator, Pattern.LITERAL);
  private final List<Path> classPath;
  private final UserClasses classes;

  public JavaTargets(List<Path> classPath, UserClasses classes) {
    this.classPath = List.copyOf(classPath);
    this.classes = classes;
  }

  /**
   * The parts of a class path; a star at the end stands for the jars of a folder.
   *
   * @throws IOException if a folder cannot be read
   */
  public static List<Path> parts(List<String> paths) throws IOException {
    List<Path> parts = new ArrayList<>();
    for (String path : paths) {
      for (String part : PARTS.split(path, -1)) {
        if (part.endsWith("/*") || part.equals("*")) {
          Path folder = Path.of(part.equals("*") ? "." : part.substring(0, part.length() - 2));
          try (Stream<Path> files = Files.list(folder)) {
            files.filter(f -> f.toString().endsWith(".jar")).sorted().forEach(parts::add);
          }
        } else if (!part.isEmpty()) {
          parts.add(Path.of(part));
        }
      }
    }
    return parts;
  }

  /**
   * What is to be explored.
   *
   * @param names classes, {@code Class#method}, jars or folders; none for all tests there are
   * @param tests which jcstress tests to take
   * @throws IllegalArgumentException if a name means nothing; the message says what is near
   */
  public List<Entry> find(List<String> names, Pattern tests) throws IOException {
    List<Entry> found = new ArrayList<>();
    if (names.isEmpty()) {
      for (Path part : classPath) {
        addTests(found, classes.names(part), tests);
      }
      if (found.isEmpty()) {
        throw new IllegalArgumentException(
            "there is no jcstress test on the class path that -t matches; name a class, or"
                + " Class#method");
      }
    }
    for (String name : names) {
      int before = found.size();
      if (isPart(name)) {
        addTests(found, classes.names(Path.of(name)), tests);
        if (found.size() == before) {
          throw new IllegalArgumentException(name + ": found no jcstress test that -t matches");
        }
      } else {
        named(found, name, tests);
      }
    }
    return found;
  }

  private boolean isPart(String name) {
    return classPath.contains(Path.of(name.replace('#', '_')));
  }

  private void addTests(List<Entry> found, List<String> names, Pattern tests) {
    for (String name : names) {
      if (tests.matcher(name).find()) {
        StressTest test = StressTest.of(name, classes::user);
        if (test != null) {
          found.add(test);
        }
      }
    }
  }

  private void named(List<Entry> found, String name, Pattern tests) throws IOException {
    int hash = name.indexOf('#');
    String type = resolve(hash < 0 ? name : name.substring(0, hash));
    ClassNode node = node(type);
    if (hash >= 0) {
      found.add(method(node, type, name.substring(hash + 1)));
      return;
    }
    int before = found.size();
    List<String> nested = new ArrayList<>();
    for (Path part : classPath) {
      for (String other : classes.names(part)) {
        if (other.equals(type) || other.startsWith(type + "$")) {
          nested.add(other);
        }
      }
    }
    addTests(found, nested.stream().distinct().sorted().toList(), tests);
    if (found.size() > before) {
      return;
    }
    for (MethodNode m : node.methods) {
      if (m.name.equals("main") && (m.access & Opcodes.ACC_STATIC) != 0) {
        found.add(new MethodEntry(type, "main"));
        return;
      }
    }
    throw new IllegalArgumentException(
        type
            + ": found neither a jcstress test that -t matches nor a main; name a method as "
            + type
            + "#METHOD"
            + choices(node));
  }

  private Entry method(ClassNode node, String type, String method) {
    TestClasses tests = new TestClasses(classes);
    if (tests.has(type, method)) {
      return tests.entry(type, method);
    }
    for (MethodNode m : node.methods) {
      if (method.equals("main") && m.name.equals(method) && m.desc.equals(MAIN)) {
        return new MethodEntry(type, method);
      }
    }
    throw new IllegalArgumentException(
        type + "#" + method + ": found no such method without arguments" + choices(node));
  }

  private static String choices(ClassNode node) {
    List<String> methods =
        node.methods.stream()
            .filter(m -> m.desc.startsWith("()"))
            .filter(m -> (m.access & Opcodes.ACC_PUBLIC) != 0 && !m.name.startsWith("<"))
            .map(m -> m.name)
            .sorted()
            .toList();
    return methods.isEmpty() ? "" : "; it has " + String.join(", ", methods);
  }

  private ClassNode node(String type) {
    ClassNode node = new ClassNode();
    new ClassReader(classes.user(type.replace('.', '/')))
        .accept(node, ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
    return node;
  }

  /** The class's own name, for a nested one also as it is written in source. */
  private String resolve(String name) throws IOException {
    String candidate = name.replace('/', '.');
    while (true) {
      if (classes.user(candidate.replace('.', '/')) != null) {
        return candidate;
      }
      int dot = candidate.lastIndexOf('.');
      if (dot < 0) {
        throw new IllegalArgumentException(
            name + ": found no such class on the class path" + near(name));
      }
      candidate = candidate.substring(0, dot) + "$" + candidate.substring(dot + 1);
    }
  }

  private String near(String name) throws IOException {
    String simple = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    TreeMap<String, String> near = new TreeMap<>();
    for (Path part : classPath) {
      for (String other : classes.names(part)) {
        if (other.toLowerCase(Locale.ROOT).endsWith(simple) && near.size() < NEAR) {
          near.put(other, other);
        }
      }
    }
    return near.isEmpty() ? "" : "; did you mean " + String.join(" or ", near.keySet()) + "?";
  }
}
