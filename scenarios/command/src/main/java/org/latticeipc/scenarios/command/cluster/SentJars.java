package org.latticeipc.scenarios.command.cluster;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;

/** The jars that go to the machines of a cluster; a folder of classes is made into one for it. */
final class SentJars implements AutoCloseable {
  private final List<Path> all = new ArrayList<>();
  private final List<Path> made = new ArrayList<>();

  private SentJars() {}

  static SentJars of(List<Path> tool, List<Path> classPath) throws IOException {
    SentJars sent = new SentJars();
    sent.all.addAll(tool);
    Set<Path> names = new HashSet<>();
    tool.forEach(jar -> names.add(jar.getFileName()));
    for (Path part : classPath) {
      if (Files.isDirectory(part)) {
        sent.all.add(sent.jarOf(part));
      } else {
        sent.all.add(names.add(part.getFileName()) ? part : sent.copyOf(part));
      }
    }
    return sent;
  }

  /** Jars of one name would not be told apart where they go. */
  private Path copyOf(Path jar) throws IOException {
    Path copy = Files.createTempFile("lattice-", "-" + jar.getFileName());
    made.add(copy);
    return Files.copy(jar, copy, StandardCopyOption.REPLACE_EXISTING);
  }

  private Path jarOf(Path folder) throws IOException {
    Path jar = Files.createTempFile("lattice-", ".jar");
    made.add(jar);
    try (OutputStream raw = Files.newOutputStream(jar);
        JarOutputStream out = new JarOutputStream(raw);
        Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        if (file.endsWith(JarFile.MANIFEST_NAME)) {
          continue; // what it says of a jar is not so of a folder
        }
        out.putNextEntry(new JarEntry(folder.relativize(file).toString().replace('\\', '/')));
        Files.copy(file, out);
        out.closeEntry();
      }
    }
    return jar;
  }

  List<Path> all() {
    return all;
  }

  @Override
  public void close() throws IOException {
    for (Path jar : made) {
      Files.deleteIfExists(jar);
    }
  }
}
