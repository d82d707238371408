package org.latticeipc.scenarios.command.subject;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import org.latticeipc.explorer.share.SharedProgram;
import org.latticeipc.machine.program.Program;
import org.latticeipc.scenarios.format.InputError;
import org.latticeipc.scenarios.language.Scenario;
import org.latticeipc.scenarios.language.ScenarioReader;
import org.latticeipc.scenarios.language.part.Variants;

/**
 * A scenario, by what its file says.
 *
 * @param shown the file as the user wrote it
 * @param bytes its content
 * @param parameters those that were chosen, by name
 * @param variants what is wrong in it on purpose, beside what it says itself
 */
record ScenarioSource(
    String shown, byte[] bytes, TreeMap<String, Long> parameters, ArrayList<String> variants)
    implements SharedProgram {
  ScenarioSource(ScenarioFile file, Collection<String> variants) {
    this(
        file.shown(),
        file.bytes(),
        new TreeMap<>(file.origin().parameters()),
        new ArrayList<>(variants));
  }

  @Override
  public Program program() {
    try {
      Scenario scenario = ScenarioReader.read(shown, bytes, parameters);
      Variants chosen = scenario.variants();
      for (String variant : List.copyOf(variants)) {
        chosen = chosen.with(variant);
      }
      return scenario.program(chosen, line -> {});
    } catch (InputError e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }
}
