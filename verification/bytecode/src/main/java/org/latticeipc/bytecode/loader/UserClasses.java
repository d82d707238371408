package org.latticeipc.bytecode.loader;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.latticeipc.bytecode.copy.ByteSource;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.tree.ClassNode;

/**
 * The classes of a class path: folders and jars, the first that has a class wins. One that cannot
 * be read is refused by an {@link UncheckedIOException}.
 */
public final class UserClasses implements ByteSource, AutoCloseable {
  private final List<Path> folders = new ArrayList<>();
  private final Map<Path, JarFile> jars = new LinkedHashMap<>();
  private final List<Object> parts = new ArrayList<>();

  /**
   * @throws IOException if a part is neither a folder nor a jar that can be read
   */
  public UserClasses(List<Path> classPath) throws IOException {
    for (Path part : classPath) {
      if (Files.isDirectory(part)) {
        folders.add(part);
        parts.add(part);
      } else if (Files.isRegularFile(part)) {
        JarFile jar = new JarFile(part.toFile(), false, JarFile.OPEN_READ, Runtime.version());
        jars.put(part, jar);
        parts.add(jar);
      } else {
        throw new IOException(part + ": neither a folder of classes nor a jar");
      }
    }
  }

  @Override
  public byte @Nullable [] user(String name) {
    byte[] found = found(name);
    if (found != null) {
      requireReadable(name, found);
    }
    return found;
  }

  private byte @Nullable [] found(String name) {
    try {
      for (Object part : parts) {
        byte[] found = part instanceof JarFile jar ? inJar(jar, name) : inFolder((Path) part, name);
        if (found != null) {
          return found;
        }
      }
      return null;
    } catch (IOException e) {
      throw new UncheckedIOException(name + ": cannot be read", e);
    }
  }

  /** What is damaged makes its reader fail as it happens to. */
  private void requireReadable(String name, byte[] bytes) {
    String shown = name.replace('/', '.');
    boolean circular;
    try {
      ClassReader reader = new ClassReader(bytes);
      reader.accept(new ClassNode(), ClassReader.SKIP_CODE | ClassReader.SKIP_FRAMES);
      circular = ancestors(reader).contains(reader.getClassName());
    } catch (RuntimeException e) {
      throw new UncheckedIOException(
          shown + ": its class file is damaged, or newer than this tool", new IOException(e));
    }
    if (circular) {
      throw new UncheckedIOException(
          shown + ": the class is among those that it extends", new IOException(name));
    }
  }

  /** Of the classes here, those that the class extends or implements, and those of others. */
  private Set<String> ancestors(ClassReader of) {
    Set<String> all = new TreeSet<>();
    Deque<ClassReader> left = new ArrayDeque<>(List.of(of));
    while (!left.isEmpty()) {
      ClassReader next = left.pop();
      List<String> above = new ArrayList<>(List.of(next.getInterfaces()));
      if (next.getSuperName() != null) {
        above.add(next.getSuperName());
      }
      for (String name : above) {
        byte[] bytes = all.add(name) ? found(name) : null;
        if (bytes != null) {
          left.push(new ClassReader(bytes));
        }
      }
    }
    return all;
  }

  private static byte @Nullable [] inFolder(Path folder, String name) throws IOException {
    Path file = folder.resolve(name + SystemClasses.SUFFIX);
    return Files.isRegularFile(file) ? Files.readAllBytes(file) : null;
  }

  private static byte @Nullable [] inJar(JarFile jar, String name) throws IOException {
    JarEntry entry = jar.getJarEntry(name + SystemClasses.SUFFIX);
    if (entry == null) {
      return null;
    }
    try (InputStream in = jar.getInputStream(entry)) {
      return in.readAllBytes();
    }
  }

  @Override
  public byte @Nullable [] system(String name) {
    return SystemClasses.find(name);
  }

  @Override
  public boolean mayHave(String resource) {
    return ClassLoader.getPlatformClassLoader().getResource(resource) != null
        || folders.stream().anyMatch(folder -> Files.exists(folder.resolve(resource)))
        || jars.values().stream().anyMatch(jar -> jar.getEntry(resource) != null);
  }

  /** Names with dots of all classes of one part of the class path, sorted. */
  public List<String> names(Path part) throws IOException {
    TreeSet<String> names = new TreeSet<>();
    JarFile jar = jars.get(part);
    if (jar != null) {
      jar.versionedStream().map(JarEntry::getName).forEach(n -> add(names, n));
    } else {
      try (Stream<Path> files = Files.walk(part)) {
        files.forEach(f -> add(names, part.relativize(f).toString().replace('\\', '/')));
      }
    }
    return List.copyOf(names);
  }

  private static void add(Set<String> names, String file) {
    if (file.endsWith(SystemClasses.SUFFIX) && !file.endsWith("module-info.class")) {
      names.add(file.substring(0, file.length() - SystemClasses.SUFFIX.length()).replace('/', '.'));
    }
  }

  @Override
  public void close() throws IOException {
    for (JarFile jar : jars.values()) {
      jar.close();
    }
  }
}
