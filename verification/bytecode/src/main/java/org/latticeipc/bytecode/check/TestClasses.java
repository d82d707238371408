package org.latticeipc.bytecode.check;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.latticeipc.bytecode.copy.ByteSource;
import org.latticeipc.bytecode.entry.MethodEntry;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.tree.AnnotationNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/** Reads from the byte code of a class what JUnit would call around one of its methods. */
public final class TestClasses {
  private static final String JUPITER = "Lorg/junit/jupiter/api/";
  private static final String BEFORE = JUPITER + "BeforeEach;";
  private static final String AFTER = JUPITER + "AfterEach;";
  private final ByteSource classes;

  public TestClasses(ByteSource classes) {
    this.classes = classes;
  }

  /**
   * A method without arguments with the methods of its class, and of those that it extends, that
   * are marked as running before and after each test.
   *
   * @param type the class's name with dots
   */
  public MethodEntry entry(String type, String method) {
    List<String> before = new ArrayList<>();
    List<String> after = new ArrayList<>();
    for (ClassNode node : lineage(type)) {
      List<String> own = marked(node, BEFORE);
      // Those of a class that is extended come first before a test, and last after it.
      own.forEach(name -> addOnce(before, before.size(), name));
      List<String> last = marked(node, AFTER);
      for (int i = 0; i < last.size(); i++) {
        addOnce(after, i, last.get(i));
      }
    }
    return new MethodEntry(type, method, before, after);
  }

  /** Whether a class, or one that it extends, has a method of that name without arguments. */
  boolean has(String type, String method) {
    return lineage(type).stream()
        .flatMap(node -> node.methods.stream())
        .anyMatch(m -> m.name.equals(method) && m.desc.startsWith("()"));
  }

  private static void addOnce(List<String> names, int at, String name) {
    if (!names.contains(name)) {
      names.add(Math.min(at, names.size()), name);
    }
  }

  private static List<String> marked(ClassNode node, String annotation) {
    return node.methods.stream().filter(m -> has(m, annotation)).map(m -> m.name).sorted().toList();
  }

  private static boolean has(MethodNode method, String annotation) {
    @Nullable List<AnnotationNode> there = method.visibleAnnotations;
    return there != null && there.stream().anyMatch(a -> a.desc.equals(annotation));
  }

  /** The class and those that it extends, but the JDK's, the most general first. */
  private List<ClassNode> lineage(String type) {
    List<ClassNode> nodes = new ArrayList<>();
    String name = type.replace('.', '/');
    byte[] bytes = classes.user(name);
    while (bytes != null) {
      ClassNode node = new ClassNode();
      new ClassReader(bytes)
          .accept(node, ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
      nodes.add(0, node);
      bytes = node.superName == null ? null : classes.user(node.superName);
    }
    return nodes;
  }
}
