package com.example.lock;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.latticeipc.engine.sim.SimulatedMachine;
import org.latticeipc.engine.sim.SimulationOptions;
import org.latticeipc.engine.sim.SimulationResult;
import org.latticeipc.engine.sim.strategy.Strategies;
import org.latticeipc.machine.StoreOrder;
import org.latticeipc.model.MemoryModel;

/** The simulation: repeatable runs, one for each seed. */
class TicketLockSimulationTest {
  @Test
  void hundredSeeds_areRight() {
    LongStream.range(0, 100)
        .forEach(
            seed ->
                assertInstanceOf(
                    SimulationResult.Completed.class, run(StoreOrder.RELEASE, seed), "seed " + seed));
  }

  @Test
  void relaxedHandOver_isSeenBySomeSeed() {
    assertTrue(
        LongStream.range(0, 100)
            .anyMatch(
                seed -> run(StoreOrder.RELAXED, seed) instanceof SimulationResult.Violated));
  }

  private static SimulationResult run(StoreOrder handOver, long seed) {
    return SimulatedMachine.run(
        new TicketLockProgram(handOver),
        SimulationOptions.defaults()
            .withModel(MemoryModel.RC11)
            .withStrategy(Strategies.random())
            .withSeed(seed));
  }
}
