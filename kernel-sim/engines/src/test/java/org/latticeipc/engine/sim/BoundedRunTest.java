package org.latticeipc.engine.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.latticeipc.engine.sim.strategy.Strategies;
import org.latticeipc.engine.sim.strategy.Strategy;
import org.latticeipc.machine.LoadOrder;
import org.latticeipc.machine.LongCell;
import org.latticeipc.machine.Machine;
import org.latticeipc.machine.RmwOrder;
import org.latticeipc.machine.StoreOrder;
import org.latticeipc.machine.program.Execution;
import org.latticeipc.machine.program.Program;
import org.latticeipc.machine.program.Property;
import org.latticeipc.machine.program.Register;
import org.latticeipc.model.MemoryModel;
import org.latticeipc.trace.TraceHash;

/** A run of bounded memory does what one that keeps everything does. */
class BoundedRunTest {

  /** Tasks that hand a turn round and pass values on, so that old writes are soon unreadable. */
  private static Program turns(int rounds) {
    return Program.of(
        "turns",
        setup -> {
          Machine m = setup.machine();
          LongCell turn = m.longCell("turn", 0);
          LongCell value = m.longCell("value", 0);
          for (int task = 0; task < 3; task++) {
            int me = task;
            setup.task(
                "task" + task,
                () -> {
                  for (int i = 0; i < rounds; i++) {
                    turn.await(t -> t % 3 == me, LoadOrder.ACQUIRE);
                    value.store(value.load(LoadOrder.RELAXED) + 1, StoreOrder.RELAXED);
                    value.fetchAdd(1, RmwOrder.RELAXED);
                    turn.fetchAdd(1, RmwOrder.ACQ_REL);
                  }
                  m.note(Register.of("last", value.load(LoadOrder.RELAXED)));
                });
          }
        });
  }

  /** A task that writes what another reads without ever being told how far it is. */
  private static Program unordered(int writes) {
    return Program.of(
        "unordered",
        setup -> {
          LongCell x = setup.machine().longCell("x", 0);
          setup.task(
              "writer",
              () -> {
                for (int i = 1; i <= writes; i++) {
                  x.store(i, StoreOrder.RELAXED);
                }
              });
          setup.task("reader", () -> x.await(v -> v == writes, LoadOrder.RELAXED));
        });
  }

  private static SimulationOptions options(MemoryModel model, Strategy strategy) {
    return SimulationOptions.defaults()
        .withModel(model)
        .withSeed(3)
        .withRaces(RacePolicy.IGNORE)
        .withStrategy(strategy);
  }

  @ParameterizedTest
  @EnumSource(MemoryModel.class)
  void boundedRun_hasTheHashOfTheWholeOne(MemoryModel model) {
    for (Strategy strategy : new Strategy[] {Strategies.roundRobin(), Strategies.random()}) {
      SimulationOptions options = options(model, strategy);
      SimulationResult whole = SimulatedMachine.run(turns(150), options);
      SimulationResult bounded = SimulatedMachine.run(turns(150), options.withKeptSteps(0));
      assertInstanceOf(SimulationResult.Completed.class, whole);
      assertEquals(TraceHash.of(whole.trace()), bounded.run().hash(), model + " " + strategy);
      assertEquals(whole.trace().steps().size(), bounded.run().length());
      assertEquals(whole.outcome(), bounded.outcome());
      assertFalse(bounded.run().isWhole());
      assertThrows(IllegalStateException.class, bounded::trace);
      if (model != MemoryModel.JMM) {
        assertFalse(bounded.run().forgotReadable(), "what was forgotten nobody could read");
      }
    }
  }

  @Test
  void shortRun_isKeptWhole() {
    SimulationResult result =
        SimulatedMachine.run(
            turns(2), options(MemoryModel.RC11, Strategies.random()).withKeptSteps(1_000));
    assertTrue(result.run().isWhole());
    assertEquals(TraceHash.of(result.trace()), result.run().hash());
  }

  @Test
  void moreReadableWritesThanAreKept_areForgottenAndThatIsSaid() {
    SimulationOptions options = options(MemoryModel.RC11, Strategies.roundRobin()).withKeptSteps(0);
    SimulationResult few = SimulatedMachine.run(unordered(1_000), options);
    assertFalse(few.run().forgotReadable());
    SimulationResult many = SimulatedMachine.run(unordered(20_000), options);
    assertInstanceOf(SimulationResult.Completed.class, many);
    assertTrue(many.run().forgotReadable());
  }

  @Test
  void factsAreKeptForPropertiesOnly() {
    SimulationOptions options = options(MemoryModel.RC11, Strategies.roundRobin()).withKeptSteps(0);
    Property counts =
        new Property() {
          @Override
          public String name() {
            return "counts";
          }

          @Override
          public Optional<String> violation(Execution execution) {
            return Optional.of(execution.facts().size() + " facts");
          }
        };
    Program judged =
        Program.of(
            "judged",
            setup -> {
              turns(1).build(setup);
              setup.property(counts);
            });
    assertEquals(
        "3 facts",
        assertInstanceOf(SimulationResult.Violated.class, SimulatedMachine.run(judged, options))
            .message());
    SimulationResult unjudged = SimulatedMachine.run(turns(1), options);
    assertEquals(0, unjudged.run().execution().facts().size());
    assertEquals(3, unjudged.outcome().registers().size());
  }

  @Test
  void taskThatDoesMoreEventsThanAllowed_endsTheRun() {
    SimulationResult result =
        SimulatedMachine.run(
            unordered(100), options(MemoryModel.SC, Strategies.roundRobin()).withMaxTaskEvents(10));
    assertEquals(
        "writer did more than 10 events, the most a task may do; the bound is max_events",
        assertInstanceOf(SimulationResult.StepBound.class, result).reason());
  }
}
