package org.latticeipc.scenarios.command.subject;

import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.latticeipc.scenarios.command.console.Inputs;
import org.latticeipc.scenarios.format.InputError;
import org.latticeipc.scenarios.language.Scenario;
import org.latticeipc.scenarios.language.ScenarioReader;
import org.latticeipc.scenarios.tracefile.Origin;

/**
 * A scenario with the file it came from.
 *
 * @param shown the file as the user wrote it
 * @param origin the file as traces tell it
 * @param scenario what it says
 */
public record ScenarioFile(String shown, Origin.ScenarioFile origin, Scenario scenario) {
  private static final String WHAT = "a scenario file (*.yaml)";

  /** Reads and checks a scenario. */
  public static ScenarioFile read(String shown) throws InputError {
    byte[] bytes = Inputs.bytes(shown, WHAT);
    Scenario scenario = ScenarioReader.read(shown, bytes);
    return new ScenarioFile(
        shown, new Origin.ScenarioFile(portable(Inputs.path(shown)), sha256(bytes)), scenario);
  }

  /** Where a scenario named by a trace may be: as it is, from the trace's folder, from home. */
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

  static java.util.Optional<Path> home() {
    return java.util.Optional.ofNullable(System.getProperty("lattice.home")).map(Path::of);
  }

  /** Relative to the current folder, else to the tool's home, else just as it was given. */
  static String portable(Path path) {
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

  static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
