package org.latticeipc.explorer.work;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.latticeipc.explorer.file.Digest;
import org.latticeipc.machine.program.Program;

/**
 * The code that runs, as a hash: of what every jar and every folder of the class path and the
 * module path holds, in their order, without their places, and of where the program's class comes
 * from if that is elsewhere. It changes more often than the program does, never less. The JDK is no
 * part of it.
 */
final class CodeHash {
  private static final int SHOWN = 12;
  private static final int CHUNK = 1 << 16;

  private CodeHash() {}

  /** The paths do not change while the process runs, so they are hashed once. */
  private static final class Paths {
    static final Set<Path> ALL = all();
    static final String HASH = hash(ALL);

    private static Set<Path> all() {
      Set<Path> paths = new LinkedHashSet<>();
      for (String name : List.of("java.class.path", "jdk.module.path")) {
        String value = System.getProperty(name, "");
        // An empty entry is the working directory, an empty path has no entry.
        String[] entries = value.isEmpty() ? new String[0] : value.split(File.pathSeparator);
        for (String entry : entries) {
          paths.add(Path.of(entry).toAbsolutePath().normalize());
        }
      }
      return paths;
    }
  }

  /**
   * The first digits of the hash; linear in the number of classes when asked first.
   *
   * @throws UncheckedIOException if an entry that is there cannot be read
   */
  static String of(Program program) {
    Digest digest = new Digest().add(Paths.HASH);
    CodeSource source = program.getClass().getProtectionDomain().getCodeSource();
    if (source != null && source.getLocation() != null) {
      try {
        Path path = Path.of(source.getLocation().toURI()).toAbsolutePath().normalize();
        if (!Paths.ALL.contains(path)) {
          digest.add(hash(Set.of(path)));
        }
      } catch (URISyntaxException | IllegalArgumentException | FileSystemNotFoundException e) {
        digest.add(source.getLocation().toString());
      }
    }
    return digest.hex().substring(0, SHOWN);
  }

  /** This tool's own classes, hashed once. */
  private static final class Tool {
    static final String HASH = ofClassesWith(CodeHash.class);
  }

  /**
   * The first digits of the hash of the classes in the jar or folder that this class comes from;
   * the same for both.
   */
  static String ofThisTool() {
    return Tool.HASH;
  }

  private static String ofClassesWith(Class<?> type) {
    CodeSource source = type.getProtectionDomain().getCodeSource();
    if (source == null || source.getLocation() == null) {
      return "unknown";
    }
    SortedMap<String, Long> sums = new TreeMap<>();
    try {
      Path path = Path.of(source.getLocation().toURI());
      if (Files.isDirectory(path)) {
        for (String name : classesIn(path)) {
          CRC32 sum = new CRC32();
          sum.update(Files.readAllBytes(path.resolve(name)));
          sums.put(name, sum.getValue());
        }
      } else {
        try (ZipFile jar = new ZipFile(path.toFile())) {
          jar.stream()
              .filter(entry -> entry.getName().endsWith(".class"))
              .forEach(entry -> sums.put(entry.getName(), entry.getCrc()));
        }
      }
    } catch (URISyntaxException | IllegalArgumentException | FileSystemNotFoundException e) {
      return "unknown";
    } catch (IOException e) {
      throw new UncheckedIOException("this tool's own classes cannot be read", e);
    }
    Digest digest = new Digest();
    sums.forEach((name, sum) -> digest.add(name).add(sum));
    return digest.hex().substring(0, SHOWN);
  }

  private static String hash(Set<Path> paths) {
    Digest digest = new Digest();
    try {
      for (Path path : paths) {
        if (Files.isDirectory(path)) {
          addFolder(digest, path);
        } else if (Files.isRegularFile(path)) {
          addJar(digest, path);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the class path cannot be read", e);
    }
    return digest.hex();
  }

  private static List<String> classesIn(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(f -> f.toString().endsWith(".class") && Files.isRegularFile(f))
          .map(f -> folder.relativize(f).toString().replace(File.separatorChar, '/'))
          .sorted()
          .toList();
    }
  }

  private static void addFolder(Digest digest, Path folder) throws IOException {
    for (String name : classesIn(folder)) {
      digest.add(name);
      addFile(digest, folder.resolve(name));
    }
  }

  /** A jar says of each entry how long its content is and what check sum it has. */
  private static void addJar(Digest digest, Path file) throws IOException {
    try (ZipFile jar = new ZipFile(file.toFile())) {
      digest.add(jar.size());
      jar.stream().forEach(e -> digest.add(e.getName()).add(e.getSize()).add(e.getCrc()));
    } catch (ZipException e) {
      addFile(digest, file);
    }
  }

  private static void addFile(Digest digest, Path file) throws IOException {
    byte[] chunk = new byte[CHUNK];
    long length = 0;
    try (InputStream in = Files.newInputStream(file)) {
      for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
        digest.add(chunk, n);
        length += n;
      }
    }
    digest.add(length);
  }
}
