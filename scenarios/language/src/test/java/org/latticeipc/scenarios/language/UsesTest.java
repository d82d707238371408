package org.latticeipc.scenarios.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.latticeipc.engine.sim.SimulatedMachine;
import org.latticeipc.engine.sim.SimulationOptions;
import org.latticeipc.engine.sim.SimulationResult;
import org.latticeipc.scenarios.language.part.Variants;

/** The statistics of a run call each object of the kernel what it is. */
class UsesTest {
  @ParameterizedTest
  @CsvSource({
    "dma, dma io_port irq",
    "acked, disk endpoint",
    "timer, timer",
    "copy-on-write, page space",
    "asked-back, page"
  })
  void uses_areNamedByKind(String name, String kinds) throws Exception {
    Path file = Path.of("..", "kernel", name + ".yaml");
    Scenario scenario = ScenarioReader.read(file.toString(), Files.readAllBytes(file));
    SimulationResult result =
        SimulatedMachine.run(
            scenario.program(Variants.NONE),
            SimulationOptions.defaults().withCpus(scenario.machine().cpus()).withStatistics(true));
    assertInstanceOf(SimulationResult.Completed.class, result);
    assertEquals(
        kinds,
        String.join(
            " ",
            result.run().statistics().orElseThrow().uses().stream()
                .map(use -> use.of().replaceAll("@.*", ""))
                .collect(Collectors.toCollection(TreeSet::new))));
  }
}
