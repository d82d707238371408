package org.latticeipc.engine.sim.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.latticeipc.engine.sim.SimulatedMachine;
import org.latticeipc.engine.sim.SimulationOptions;
import org.latticeipc.engine.sim.SimulationResult;
import org.latticeipc.engine.sim.strategy.Strategies;
import org.latticeipc.machine.LoadOrder;
import org.latticeipc.machine.LongCell;
import org.latticeipc.machine.Machine;
import org.latticeipc.machine.StoreOrder;
import org.latticeipc.machine.program.Program;
import org.latticeipc.machine.program.PropertyViolation;
import org.latticeipc.machine.program.Register;
import org.latticeipc.model.MemoryModel;

class SeedSearchTest {
  private static final SimulationOptions RANDOM =
      SimulationOptions.defaults().withModel(MemoryModel.RC11).withStrategy(Strategies.random());

  /** Two tasks that count without a lock, with much around it that does not matter. */
  private static final Program LOST =
      Program.of(
          "lost update",
          setup -> {
            Machine m = setup.machine();
            LongCell count = m.longCell("count", 0);
            LongCell noise = m.longCell("noise", 0);
            for (int task = 0; task < 2; task++) {
              setup.task(
                  "adds",
                  () -> {
                    for (int i = 0; i < 8; i++) {
                      noise.store(i, StoreOrder.RELAXED);
                    }
                    count.store(count.load(LoadOrder.SEQ_CST) + 1, StoreOrder.SEQ_CST);
                  });
            }
            setup.afterwards(
                () -> {
                  long end = count.load(LoadOrder.RELAXED);
                  m.note(Register.of("count", end));
                  PropertyViolation.require(end == 2, "lost");
                });
          });

  /** The flag may be seen up, but need not be: it is down in the end. */
  private static final Program FLAG =
      Program.of(
          "flag",
          setup -> {
            LongCell flag = setup.machine().longCell("flag", 0);
            setup.task(
                "blinks",
                () -> {
                  flag.store(1, StoreOrder.RELAXED);
                  flag.store(0, StoreOrder.RELAXED);
                });
            setup.task("waits", () -> flag.await(v -> v == 1, LoadOrder.RELAXED));
          });

  private static String words(SimulationResult result) {
    if (result instanceof SimulationResult.Violated violated) {
      return "violates " + violated.property() + ": " + violated.message();
    }
    return result.getClass().getSimpleName();
  }

  private static SeedTally search(Program program, SimulationOptions options, int jobs) {
    return new SeedSearch(() -> program, options, SeedSearchTest::words, done -> {})
        .run(5, 200, jobs);
  }

  @Test
  void tally_isTheSameForAnyNumberOfThreads() {
    SeedTally one = search(LOST, RANDOM, 1);
    assertEquals(one, search(LOST, RANDOM, 3));
    assertEquals(200, one.runs());
    assertEquals(Set.of("Completed", "violates assertion"), one.endings().keySet());
    assertEquals(200, one.endings().values().stream().mapToLong(SeedTally.Ending::count).sum());
    long completed = ending(one, "Completed").count();
    assertEquals(Map.of("count=2", completed), one.outcomes());
    long first = ending(one, "violates assertion").firstSeed();
    assertInstanceOf(
        SimulationResult.Violated.class, SimulatedMachine.run(LOST, RANDOM.withSeed(first)));
  }

  @Test
  void failingRun_isMadeCalm() {
    long first = ending(search(LOST, RANDOM, 2), "violates assertion").firstSeed();
    SimulationOptions options = RANDOM.withSeed(first);
    Predicate<SimulationResult> fails = r -> r instanceof SimulationResult.Violated;
    RunShrinker.Shrunk shrunk = RunShrinker.shrink(LOST, options, fails);
    assertTrue(shrunk.before() > 5, shrunk.toString());
    assertTrue(shrunk.after() <= 2, "one switch in the middle is enough: " + shrunk);
    SimulationResult least = SimulatedMachine.run(LOST, options.withStrategy(shrunk.strategy()));
    assertTrue(fails.test(least));
    assertInstanceOf(
        SimulationResult.Violated.class,
        SimulatedMachine.run(LOST, SimulationOptions.replaying(least.trace()).withCpus(2)));
    assertThrows(
        IllegalArgumentException.class, () -> RunShrinker.shrink(LOST, options, r -> false));
  }

  @Test
  void deadlockOfATaskThatMightStillReadAnOlderWrite_isFoundAndReplays() {
    SeedTally tally = search(FLAG, RANDOM, 2);
    assertEquals(Set.of("Completed", "Deadlocked"), tally.endings().keySet());
    SimulationOptions options = RANDOM.withSeed(ending(tally, "Deadlocked").firstSeed());
    RunShrinker.Shrunk shrunk =
        RunShrinker.shrink(FLAG, options, r -> r instanceof SimulationResult.Deadlocked);
    SimulationResult least = SimulatedMachine.run(FLAG, options.withStrategy(shrunk.strategy()));
    SimulationResult again =
        SimulatedMachine.run(FLAG, SimulationOptions.replaying(least.trace()).withCpus(2));
    assertEquals(least.trace().steps(), again.trace().steps());
    assertInstanceOf(SimulationResult.Deadlocked.class, again);
    // The orderly machine lets the task read what it still may.
    assertInstanceOf(
        SimulationResult.Completed.class,
        SimulatedMachine.run(FLAG, options.withStrategy(Strategies.roundRobin())));
    assertEquals(
        Set.of("Completed", "Deadlocked"),
        search(FLAG, RANDOM.withModel(MemoryModel.SC), 2).endings().keySet());
  }

  @Test
  void boundOfPct_isThatOfItsPaper() {
    assertEquals(1.0 / (4 * 100.0 * 100.0), Strategies.pctBound(4, 3, 100));
    assertEquals(0.5, Strategies.pctBound(2, 1, 1_000));
  }

  @Test
  void whatSetUpThrows_isThrown() {
    Program broken =
        Program.of(
            "broken",
            setup -> {
              throw new IllegalStateException("no set-up");
            });
    IllegalStateException thrown =
        assertThrows(IllegalStateException.class, () -> search(broken, RANDOM, 2));
    assertEquals("no set-up", thrown.getMessage());
  }

  private static SeedTally.Ending ending(SeedTally tally, String words) {
    return Objects.requireNonNull(tally.endings().get(words), words);
  }
}
