package org.latticeipc.scenarios.release;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A folder that holds the tool, a Java that has all modules that the tool and the programs it
 * explores may need, the manual pages, completion, the documentation and the first scenarios.
 */
final class Image {
  /**
   * What explored classes may use beside what the tool itself needs: all of Java SE, files in jars,
   * and the unsafe operations that libraries use.
   */
  private static final List<String> FOR_PROGRAMS =
      List.of("java.se", "jdk.unsupported", "jdk.zipfs");

  private static final String EXECUTABLE = "rwxr-xr-x";
  private static final String LAUNCHER = "lattice";

  private final Path root;
  private final Path folder;

  /**
   * An image of a checkout whose jar, site and manual pages are built.
   *
   * @param root the checkout
   * @param folder where the image will be; must not be there yet
   */
  Image(Path root, Path folder) {
    this.root = root;
    this.folder = folder;
  }

  /**
   * Makes it.
   *
   * @throws IOException if something is missing or cannot be written, or a tool fails
   */
  void make() throws IOException {
    Path jar = root.resolve("scenarios/command/target/lattice.jar");
    if (!Files.isRegularFile(jar)) {
      throw new IOException("there is no " + jar + "; build the command first");
    }
    Path parent = folder.toAbsolutePath().getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
    Tool.jdk(
        "jlink",
        List.of(
            "--add-modules",
            String.join(",", modules(jar)),
            "--no-header-files",
            "--no-man-pages",
            "--output",
            folder.resolve("runtime").toString()));
    copy(jar, "lib/lattice.jar");
    executable(copy(root.resolve(LAUNCHER), "bin/" + LAUNCHER));
    for (String text : List.of("LICENSE", "README.md", "CHANGELOG.md")) {
      copy(root.resolve(text), text);
    }
    copyAll(root.resolve("scenarios"), "scenarios", ".yaml", 1);
    copyAll(root.resolve("scenarios/site/target/man"), "share/man/man1", ".1", 1);
    copyAll(root.resolve("scenarios/site/target/site"), "share/doc/lattice", "", Integer.MAX_VALUE);
    finish();
  }

  private static Set<String> modules(Path jar) throws IOException {
    String needed =
        Tool.jdk(
            "jdeps",
            List.of(
                "--ignore-missing-deps",
                "--multi-release",
                "17",
                "--print-module-deps",
                jar.toString()));
    Set<String> modules = new TreeSet<>(FOR_PROGRAMS);
    for (String line : needed.lines().toList()) {
      if (!line.startsWith("Warning")) {
        modules.addAll(List.of(line.strip().split(",")));
      }
    }
    return modules;
  }

  /** What the image makes of itself: its classes as every start needs them, and completion. */
  private void finish() throws IOException {
    Path java = folder.resolve("runtime/bin/java");
    Tool.program(folder, List.of(java.toString(), "-Xshare:dump"));
    Path launcher = folder.resolve("bin/" + LAUNCHER);
    String completion = Tool.program(folder, List.of(launcher.toString(), "generate-completion"));
    Path target = folder.resolve("share/bash-completion/completions/" + LAUNCHER);
    Files.createDirectories(target.resolve("..").normalize());
    Files.writeString(target, completion);
    // What the launcher kept serves where this was made only.
    try (Stream<Path> kept = Files.list(folder.resolve("lib"))) {
      for (Path file : kept.filter(f -> !f.endsWith("lattice.jar")).toList()) {
        Files.delete(file);
      }
    }
  }

  private Path copy(Path from, String to) throws IOException {
    Path target = folder.resolve(to);
    Files.createDirectories(target.resolve("..").normalize());
    return Files.copy(from, target, StandardCopyOption.COPY_ATTRIBUTES);
  }

  private void copyAll(Path from, String to, String ending, int depth) throws IOException {
    if (!Files.isDirectory(from)) {
      throw new IOException("there is no " + from + "; build the module that makes it first");
    }
    try (Stream<Path> found = Files.walk(from, depth)) {
      for (Path file : found.filter(Files::isRegularFile).sorted().toList()) {
        if (file.toString().endsWith(ending)) {
          copy(file, to + "/" + from.relativize(file));
        }
      }
    }
  }

  private static void executable(Path file) throws IOException {
    if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(EXECUTABLE));
    }
  }
}
