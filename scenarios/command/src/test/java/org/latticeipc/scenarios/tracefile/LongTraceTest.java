package org.latticeipc.scenarios.tracefile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.latticeipc.engine.sim.SimulatedMachine;
import org.latticeipc.engine.sim.SimulationOptions;
import org.latticeipc.engine.sim.SimulationResult;
import org.latticeipc.engine.sim.strategy.Strategies;
import org.latticeipc.machine.LongCell;
import org.latticeipc.machine.RmwOrder;
import org.latticeipc.machine.program.Program;
import org.latticeipc.model.MemoryModel;
import org.latticeipc.model.ReleaseSequences;
import org.latticeipc.trace.Step;
import org.latticeipc.trace.TraceHash;

/**
 * Traces that memory need not hold: written step by step, checked whole, replayed from the file.
 */
class LongTraceTest {
  private static final int ROUNDS = 200;
  private static final Program COUNTING =
      Program.of(
          "counting",
          setup -> {
            LongCell count = setup.machine().longCell("count", 0);
            for (int t = 0; t < 3; t++) {
              setup.task(
                  "t" + t,
                  () -> {
                    for (int i = 0; i < ROUNDS; i++) {
                      count.fetchAdd(1, RmwOrder.RELAXED);
                    }
                  });
            }
          });
  private static final SimulationOptions OPTIONS =
      SimulationOptions.defaults()
          .withModel(MemoryModel.RC11)
          .withStrategy(Strategies.random())
          .withSeed(7)
          .withKeptSteps(0);

  @TempDir Path folder;
  private Path file = Path.of("");
  private String hash = "";
  private SimulationResult run = SimulatedMachine.run(COUNTING, OPTIONS);
  private final List<Step> steps = new ArrayList<>();

  @BeforeEach
  void writeIt() throws Exception {
    file = folder.resolve("long.trace.jsonl");
    Recording head =
        new Recording(
            "test",
            new Origin.BuiltIn("counting", Map.of()),
            List.of(),
            2,
            10,
            ReleaseSequences.CPP20,
            "completed",
            List.of(),
            run.run().head());
    hash =
        LongTraceWriter.write(
            file,
            head,
            sink -> {
              run =
                  SimulatedMachine.run(
                      COUNTING,
                      OPTIONS.withSink(
                          step -> {
                            steps.add(step);
                            sink.accept(step);
                          }));
              return run.run().hash();
            });
  }

  private LongTrace opened() throws Exception {
    return LongTrace.openAny(file, "long").orElseThrow();
  }

  /** As the command reads it: by step, or whole if it does not say that it is long. */
  private void read() throws Exception {
    if (LongTrace.openAny(file, "long").isEmpty()) {
      TraceFiles.read(file, "long");
    }
  }

  @Test
  void whatWasWritten_isReadBackStepByStep_withTheHashOfTheRun() throws Exception {
    assertInstanceOf(SimulationResult.Completed.class, run);
    assertEquals(run.run().hash(), hash);
    assertEquals(hash, opened().hash());
    assertEquals(steps.size(), opened().steps());
    assertTrue(steps.size() > 3 * ROUNDS, steps.size() + " steps");
    List<Step> read = new ArrayList<>();
    opened().forEach(read::add);
    assertEquals(steps, read);
    assertEquals(hash, TraceHash.of(steps));
    assertEquals(steps, TraceFiles.read(file, "long").trace().steps(), "an ordinary trace as well");
  }

  @Test
  void replay_fromTheFile_isTheSameRun() throws Exception {
    LongTrace recorded = opened();
    SimulationResult again =
        SimulatedMachine.run(
            COUNTING, OPTIONS.withStrategy(Strategies.replay(recorded.head().trace(), recorded)));
    assertInstanceOf(SimulationResult.Completed.class, again);
    assertEquals(hash, again.run().hash());
  }

  @Test
  void replay_ofAnotherProgram_diverges() throws Exception {
    LongTrace recorded = opened();
    Program other =
        Program.of(
            "counting",
            setup -> {
              LongCell count = setup.machine().longCell("count", 0);
              for (int t = 0; t < 3; t++) {
                setup.task("t" + t, () -> count.fetchAdd(1, RmwOrder.RELAXED));
              }
            });
    assertInstanceOf(
        SimulationResult.Diverged.class,
        SimulatedMachine.run(
            other, OPTIONS.withStrategy(Strategies.replay(recorded.head().trace(), recorded))));
    recorded.close();
  }

  @Test
  void alteredOrCutAnywhere_isRefused() throws Exception {
    byte[] whole = Files.readAllBytes(file);
    for (int i = 1; i < whole.length; i += 97) {
      byte[] altered = whole.clone();
      altered[i] ^= 1;
      Files.write(file, altered);
      assertThrows(UnreadableTraceException.class, this::read, "byte " + i);
      Files.write(file, Arrays.copyOf(whole, i));
      assertThrows(UnreadableTraceException.class, this::read, "cut at " + i);
    }
  }
}
