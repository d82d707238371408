package org.latticeipc.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.latticeipc.engine.sim.RacePolicy;
import org.latticeipc.engine.sim.SimulatedMachine;
import org.latticeipc.engine.sim.SimulationOptions;
import org.latticeipc.engine.sim.SimulationResult;
import org.latticeipc.engine.sim.strategy.Strategies;
import org.latticeipc.machine.program.Program;
import org.latticeipc.model.MemoryModel;
import org.latticeipc.programs.litmus.TestText;

/** The simulation shows every outcome that a model allows, and no other. */
class LitmusOutcomesTest {
  private static final int RUNS_AT_LEAST = 300;
  private static final int RUNS_AT_MOST = 5_000;

  private static Program program(String name) {
    return TestText.all(LitmusOutcomesTest.class, "outcomes.tests").stream()
        .filter(test -> test.name().equals(name))
        .findFirst()
        .orElseThrow()
        .program();
  }

  /** The outcomes of the program over many seeds, each written as the values of its registers. */
  private static String outcomes(
      Program program, boolean memory, MemoryModel model, String wanted) {
    List<String> all = Arrays.asList(wanted.split(" ", -1));
    TreeSet<String> seen = new TreeSet<>();
    SimulationOptions options =
        SimulationOptions.defaults()
            .withModel(model)
            .withCpus(4)
            .withRaces(RacePolicy.IGNORE)
            .withStrategy(Strategies.random());
    for (int seed = 0;
        seed < RUNS_AT_LEAST || (seed < RUNS_AT_MOST && !seen.containsAll(all));
        seed++) {
      SimulationResult result = SimulatedMachine.run(program, options.withSeed(seed));
      assertInstanceOf(SimulationResult.Completed.class, result);
      StringBuilder values = new StringBuilder();
      result
          .outcome()
          .registers()
          .forEach((key, value) -> values.append(memory || key.contains(":") ? value : ""));
      seen.add(values.toString());
    }
    return String.join(" ", seen);
  }

  @ParameterizedTest(name = "{0} [{1}]")
  @CsvFileSource(resources = "litmus-outcomes.csv", numLinesToSkip = 1, delimiter = ',')
  void everyAllowedOutcome_andNoOther_isShown(
      String name, String kind, String sc, String tso, String ra, String rc11) {
    Program program = program(name);
    boolean memory = kind.equals("memory");
    Map<MemoryModel, String> expected = new TreeMap<>();
    expected.put(MemoryModel.SC, sorted(sc));
    expected.put(MemoryModel.TSO, sorted(tso));
    expected.put(MemoryModel.RA, sorted(ra));
    expected.put(MemoryModel.RC11, sorted(rc11));
    Map<MemoryModel, String> found = new TreeMap<>();
    expected.forEach((model, wanted) -> found.put(model, outcomes(program, memory, model, wanted)));
    assertEquals(expected, found, name);
  }

  private static String sorted(String outcomes) {
    return Arrays.stream(outcomes.trim().split(" ")).sorted().collect(Collectors.joining(" "));
  }
}
