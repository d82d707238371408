package org.latticeipc.scenarios.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.latticeipc.engine.sim.SimulatedMachine;
import org.latticeipc.engine.sim.SimulationOptions;
import org.latticeipc.engine.sim.SimulationResult;
import org.latticeipc.engine.sim.coroutine.CoroutineKind;
import org.latticeipc.engine.sim.strategy.Strategies;
import org.latticeipc.machine.Machine;
import org.latticeipc.machine.TaskHandle;
import org.latticeipc.machine.program.PartedBody;
import org.latticeipc.machine.program.Program;
import org.latticeipc.machine.program.Property;
import org.latticeipc.machine.program.Setup;
import org.latticeipc.model.MemoryModel;
import org.latticeipc.scenarios.format.InputError;

/** A task whose steps are left and done again does what it does on a stack of its own. */
class StacklessTasksTest {
  private static final Path SCENARIOS = Path.of("..");

  /** A set-up that hides that bodies are made of parts, and counts those that are. */
  private static final class OnStacks implements Setup {
    private final Setup below;
    private int parted;

    OnStacks(Setup below) {
      this.below = below;
    }

    private Runnable hidden(Runnable body) {
      parted += body instanceof PartedBody ? 1 : 0;
      return () -> body.run();
    }

    @Override
    public Machine machine() {
      return below.machine();
    }

    @Override
    public TaskHandle task(String name, int cpu, Runnable body) {
      return below.task(name, cpu, hidden(body));
    }

    @Override
    public TaskHandle task(String name, Runnable body) {
      return below.task(name, hidden(body));
    }

    @Override
    public void afterwards(Runnable check) {
      below.afterwards(check);
    }

    @Override
    public void property(Property property) {
      below.property(property);
    }

    @Override
    public void interchangeable(TaskHandle... tasks) {
      below.interchangeable(tasks);
    }

    @Override
    public void holdsOnlyCells() {
      below.holdsOnlyCells();
    }
  }

  private static List<Path> files() throws IOException {
    List<Path> files = new ArrayList<>();
    for (String folder : List.of(".", "bugs", "sync")) {
      try (Stream<Path> all = Files.list(SCENARIOS.resolve(folder))) {
        all.filter(file -> file.toString().endsWith(".yaml")).sorted().forEach(files::add);
      }
    }
    return files;
  }

  @Test
  void everyScenario_withAndWithoutStacks_isTheSameRun() throws IOException, InputError {
    int[] parted = new int[1];
    for (Path file : files()) {
      Scenario scenario = ScenarioReader.read(file.toString(), Files.readAllBytes(file));
      for (int seed = 0; seed < 4; seed++) {
        SimulationOptions options =
            SimulationOptions.defaults()
                .withCpus(scenario.machine().cpus())
                .withModel(seed % 2 == 0 ? MemoryModel.RC11 : MemoryModel.SC)
                .withMaxSteps(2_000)
                .withSeed(seed)
                .withCoroutines(CoroutineKind.BATON)
                .withStrategy(seed == 0 ? Strategies.roundRobin() : Strategies.random());
        List<String> out = new ArrayList<>();
        Program program = scenario.program(scenario.variants(), out::add);
        SimulationResult without = SimulatedMachine.run(program, options);
        List<String> printed = List.copyOf(out);
        out.clear();
        Program onStacks =
            Program.of(
                program.name(),
                setup -> {
                  OnStacks hiding = new OnStacks(setup);
                  program.build(hiding);
                  parted[0] += hiding.parted;
                });
        SimulationResult with = SimulatedMachine.run(onStacks, options);
        assertEquals(with.trace(), without.trace(), file + " " + seed);
        assertEquals(with.getClass(), without.getClass(), file + " " + seed);
        assertEquals(out, printed, file + " " + seed);
      }
    }
    assertTrue(parted[0] > 100, parted[0] + " tasks needed no stack");
  }
}
