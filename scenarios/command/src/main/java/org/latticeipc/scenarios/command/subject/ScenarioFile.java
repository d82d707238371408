package org.latticeipc.scenarios.command.subject;

import java.util.Map;
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
    return read(shown, Map.of());
  }

  /**
   * Reads and checks a scenario.
   *
   * @param chosen values for some of its parameters
   */
  public static ScenarioFile read(String shown, Map<String, Long> chosen) throws InputError {
    byte[] bytes = Inputs.bytes(shown, WHAT);
    Scenario scenario = ScenarioReader.read(shown, bytes, chosen);
    return new ScenarioFile(
        shown,
        new Origin.ScenarioFile(
            SourcePaths.portable(Inputs.path(shown)), SourcePaths.sha256(bytes), chosen),
        scenario);
  }
}
