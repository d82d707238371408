package org.latticeipc.scenarios.command.subject;

import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** How a trace names the file it is a run of, so that it is found again elsewhere. */
public final class SourcePaths {
  private SourcePaths() {}

  /** Where a file named by a trace may be: as it is, from the trace's folders up, from home. */
  static List<Path> candidates(String path, Path trace) {
    List<Path> candidates = new ArrayList<>(List.of(Path.of(path)));
    Path folder = trace.toAbsolutePath().getParent();
    while (folder != null) {
      candidates.add(folder.resolve(path));
      folder = folder.getParent();
    }
    home().ifPresent(home -> candidates.add(home.resolve(path)));
    return candidates;
  }

  private static Optional<Path> home() {
    return Optional.ofNullable(System.getProperty("lattice.home")).map(Path::of);
  }

  /** Relative to the current folder, else to the tool's home, else just as it was given. */
  public static String portable(Path path) {
    Path absolute = path.toAbsolutePath().normalize();
    Path here = Path.of("").toAbsolutePath().normalize();
    Path result = path;
    if (absolute.startsWith(here)) {
      result = here.relativize(absolute);
    } else if (home().isPresent() && absolute.startsWith(home().get().toAbsolutePath())) {
      result = home().get().toAbsolutePath().relativize(absolute);
    } else if (absolute.getRoot() != null && absolute.getRoot().equals(here.getRoot())) {
      result = here.relativize(absolute);
    }
    return result.toString().replace('\\', '/');
  }

  /** The content's hash, in lower-case hexadecimal. */
  public static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
