package org.latticeipc.api;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The checkout that the tests run in. */
final class Checkout {
  /** Surefire runs the tests of this module in its folder. */
  static final Path ROOT = Path.of("..", "..").toAbsolutePath().normalize();

  private static final String SOURCES = "src/main/java";

  private Checkout() {}

  /** The qualified names of all top-level types in main code. */
  static SortedSet<String> types() throws IOException {
    SortedSet<String> types = new TreeSet<>();
    for (Path sources : sourceFolders()) {
      try (Stream<Path> files = Files.walk(sources)) {
        files
            .map(file -> sources.relativize(file).toString())
            .filter(name -> name.endsWith(".java") && !name.endsWith("package-info.java"))
            .map(name -> name.substring(0, name.length() - ".java".length()))
            .map(name -> name.replace('/', '.').replace('\\', '.'))
            .forEach(types::add);
      }
    }
    return types;
  }

  private static List<Path> sourceFolders() throws IOException {
    try (Stream<Path> folders = Files.walk(ROOT, 2)) {
      return folders
          .filter(folder -> Files.isRegularFile(folder.resolve("pom.xml")))
          .map(folder -> folder.resolve(SOURCES))
          .filter(Files::isDirectory)
          .toList();
    }
  }
}
