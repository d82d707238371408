package org.latticeipc.scenarios.release;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Makes the folder of a release; run by {@code -Prelease}. */
final class ReleaseMain {
  private static final int ARGUMENTS = 3;

  private ReleaseMain() {}

  /**
   * Makes {@code OUT/lattice} (the image), {@code OUT/lattice-VERSION-SYSTEM.tar.gz} (the same
   * packed), {@code OUT/lattice-VERSION.jar} (the tool for who has a Java) and {@code
   * OUT/Containerfile}, whose context is OUT.
   *
   * @param args the checkout, OUT, which is emptied first, and the version
   * @throws IOException if something is missing or cannot be written, or a tool fails
   */
  public static void main(String[] args) throws IOException {
    if (args.length != ARGUMENTS) {
      throw new IllegalArgumentException(
          "found " + args.length + " words, expected ROOT OUT VERSION");
    }
    Path root = Path.of(args[0]);
    Path out = Path.of(args[1]).toAbsolutePath();
    String named = "lattice-" + args[2];
    empty(out);
    new Image(root, out.resolve("lattice")).make();
    Path jar = root.resolve("scenarios/command/target/lattice.jar");
    Files.copy(jar, out.resolve(named + ".jar"), StandardCopyOption.COPY_ATTRIBUTES);
    Files.copy(root.resolve("scenarios/release/Containerfile"), out.resolve("Containerfile"));
    Tool.program(
        out,
        List.of(
            "tar",
            "--sort=name",
            "--owner=0",
            "--group=0",
            "--numeric-owner",
            "--transform=s,^lattice," + named + ",",
            "-czf",
            named + "-" + system() + ".tar.gz",
            "lattice"));
  }

  /** Such as {@code linux-amd64}. */
  private static String system() {
    String name = System.getProperty("os.name") + "-" + System.getProperty("os.arch");
    return name.toLowerCase(Locale.ROOT).replace(' ', '-');
  }

  private static void empty(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> found = Files.walk(folder)) {
        for (Path file : found.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
    Files.createDirectories(folder);
  }
}
