package org.latticeipc.engine.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.latticeipc.engine.sim.strategy.ReplayDifference;
import org.latticeipc.engine.sim.strategy.Strategies;
import org.latticeipc.machine.LoadOrder;
import org.latticeipc.machine.LongCell;
import org.latticeipc.machine.Machine;
import org.latticeipc.machine.StoreOrder;
import org.latticeipc.machine.program.Program;
import org.latticeipc.machine.program.Register;
import org.latticeipc.model.MemoryModel;
import org.latticeipc.trace.EventId;
import org.latticeipc.trace.Step;
import org.latticeipc.trace.Trace;

class ReplayTest {

  private static SimulationResult replay(Program program, Trace trace) {
    return SimulatedMachine.run(program, SimulationOptions.replaying(trace));
  }

  private static Trace withSteps(Trace t, Trace.Clock clock, List<Step> steps) {
    return new Trace(t.program(), t.model(), t.seed(), clock, t.origin(), t.tasks(), steps);
  }

  private static final Program STORE_BUFFERING = storeBuffering(StoreOrder.RELAXED);

  private static Program storeBuffering(StoreOrder first) {
    return Program.of(
        "store buffering",
        setup -> {
          Machine machine = setup.machine();
          LongCell x = machine.longCell("x", 0);
          LongCell y = machine.longCell("y", 0);
          setup.task("0", () -> storeAndLoad(machine, x, first, y));
          setup.task("1", () -> storeAndLoad(machine, y, StoreOrder.RELAXED, x));
        });
  }

  private static void storeAndLoad(
      Machine machine, LongCell mine, StoreOrder order, LongCell other) {
    mine.store(1, order);
    machine.note(Register.of("r0", other.load(LoadOrder.RELAXED)));
  }

  private static Trace storeBuffering(MemoryModel model, String outcome) {
    for (int seed = 0; ; seed++) {
      SimulationResult result =
          SimulatedMachine.run(
              STORE_BUFFERING,
              SimulationOptions.defaults()
                  .withModel(model)
                  .withSeed(seed)
                  .withStrategy(Strategies.random()));
      if (result.outcome().toString().equals(outcome)) {
        return result.trace();
      }
    }
  }

  @Test
  void replay_ofWeakRun_underStrongerModel_divergesAtTheRead() {
    Trace weak = storeBuffering(MemoryModel.TSO, "0:r0=0; 1:r0=0");
    Trace claimed =
        new Trace(
            weak.program(),
            MemoryModel.SC,
            weak.seed(),
            weak.clock(),
            weak.origin(),
            weak.tasks(),
            weak.steps());
    SimulationResult result = replay(STORE_BUFFERING, claimed);
    SimulationResult.Diverged diverged = assertInstanceOf(SimulationResult.Diverged.class, result);
    assertTrue(
        diverged.difference().found().contains("does not allow"), diverged.difference()::found);
    assertTrue(
        diverged.difference().expected().contains(" -> 0 from the start"),
        diverged.difference()::expected);
  }

  @Test
  void replay_ofAlteredValue_divergesAtThatStep() {
    Trace trace = storeBuffering(MemoryModel.SC, "0:r0=1; 1:r0=1");
    for (int i = 0; i < trace.steps().size(); i++) {
      if (!(trace.steps().get(i) instanceof Step.Load s)) {
        continue;
      }
      List<Step> altered = new ArrayList<>(trace.steps());
      altered.set(i, new Step.Load(s.at(), s.cell(), s.order(), "7", s.from()));
      SimulationResult result = replay(STORE_BUFFERING, withSteps(trace, trace.clock(), altered));
      ReplayDifference difference =
          assertInstanceOf(SimulationResult.Diverged.class, result).difference();
      assertEquals(i + 1, difference.step());
      assertTrue(difference.expected().contains("-> 7"), difference::expected);
      assertTrue(difference.found().contains("-> 1"), difference::found);
    }
  }

  @Test
  void replay_ofAnotherProgram_divergesAtTheFirstDifferentStep() {
    Trace trace = storeBuffering(MemoryModel.SC, "0:r0=1; 1:r0=1");
    SimulationResult result = replay(storeBuffering(StoreOrder.RELEASE), trace);
    ReplayDifference difference =
        assertInstanceOf(SimulationResult.Diverged.class, result).difference();
    assertTrue(difference.expected().contains("store relaxed"), difference::expected);
    assertTrue(difference.found().contains("store release"), difference::found);
  }

  @Test
  void replay_ofTruncatedTrace_stopsWhereTheTraceEnds() {
    Trace trace = storeBuffering(MemoryModel.SC, "0:r0=1; 1:r0=1");
    Trace cut = withSteps(trace, trace.clock(), trace.steps().subList(0, 2));
    SimulationResult result = replay(STORE_BUFFERING, cut);
    assertInstanceOf(SimulationResult.StepBound.class, result);
    assertEquals(cut.steps(), result.trace().steps());
  }

  @Test
  void replay_ofTraceWithStepsTooMany_saysThatTheRunIsOver() {
    Trace trace = storeBuffering(MemoryModel.SC, "0:r0=1; 1:r0=1");
    List<Step> longer = new ArrayList<>(trace.steps());
    longer.add(new Step.Load(new Step.At(1, 2, 0, ""), "x", "relaxed", "1", EventId.INITIAL));
    SimulationResult result = replay(STORE_BUFFERING, withSteps(trace, trace.clock(), longer));
    ReplayDifference difference =
        assertInstanceOf(SimulationResult.Diverged.class, result).difference();
    assertEquals("the end of the run", difference.found());
    assertEquals(longer.size(), difference.step());
  }

  @Test
  void replay_repeatsDeadlocksAndChoicesAndTimeouts() {
    Program program =
        Program.of(
            "test",
            setup -> {
              LongCell x = setup.machine().longCell("x", 0);
              setup.task(
                  "a",
                  () -> {
                    int n = setup.machine().choose("how", 3);
                    long late = x.await(v -> v == 9, LoadOrder.ACQUIRE, 5).orElse(-1);
                    x.store(n + late, StoreOrder.RELEASE);
                    x.await(v -> v == 9, LoadOrder.ACQUIRE);
                  });
              setup.task("b", () -> x.await(v -> v == 1, LoadOrder.ACQUIRE));
            });
    int deadlocks = 0;
    for (int seed = 0; seed < 30; seed++) {
      SimulationResult first =
          SimulatedMachine.run(
              program,
              SimulationOptions.defaults().withSeed(seed).withStrategy(Strategies.random()));
      SimulationResult again = replay(program, first.trace());
      assertEquals(first.trace(), again.trace());
      assertEquals(first.getClass(), again.getClass());
      deadlocks += first instanceof SimulationResult.Deadlocked ? 1 : 0;
    }
    assertEquals(30, deadlocks);
  }
}
