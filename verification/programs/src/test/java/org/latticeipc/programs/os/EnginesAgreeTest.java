package org.latticeipc.programs.os;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.latticeipc.engine.host.HostMachine;
import org.latticeipc.engine.host.HostResult;
import org.latticeipc.engine.sim.SimulatedMachine;
import org.latticeipc.engine.sim.SimulationOptions;
import org.latticeipc.engine.sim.SimulationResult;
import org.latticeipc.engine.sim.strategy.Strategies;
import org.latticeipc.explorer.Explorer;
import org.latticeipc.explorer.result.ExplorerOptions;
import org.latticeipc.kernel.config.KernelParts;
import org.latticeipc.machine.program.Program;
import org.latticeipc.model.MemoryModel;
import org.latticeipc.scheduler.DagParts;

/** What real threads and the simulation show is among what the explorer says can happen. */
@Timeout(300)
class EnginesAgreeTest {
  private static final int HOST_RUNS = 20;
  private static final int SEEDS = 25;

  static Stream<Program> programs() {
    KernelParts kernel = KernelParts.standard();
    DagParts dag = DagParts.standard();
    return Stream.of(
        KernelPrograms.sendReceive(kernel),
        KernelPrograms.revokeDuringSend(kernel),
        KernelPrograms.revokeDuringReceive(kernel),
        KernelPrograms.timedReceive(kernel),
        KernelPrograms.peerDeath(kernel),
        KernelPrograms.grantDuringExit(kernel),
        KernelPrograms.capabilityTransfer(kernel),
        KernelPrograms.lendSlice(kernel),
        KernelPrograms.receiveOnDividedCpu(kernel),
        KernelPrograms.revokeDuringRead(kernel),
        DagPrograms.chain(dag, 3, 2),
        DagPrograms.join(dag),
        DagPrograms.handOver(dag),
        DagPrograms.submitWhileRunning(dag),
        DagPrograms.twoHalvesOfACycle(dag));
  }

  @ParameterizedTest
  @MethodSource("programs")
  void outcomes_ofHostAndSimulation_areExplored(Program program) {
    Set<String> possible =
        Explorer.explore(program, ExplorerOptions.of(MemoryModel.RC11)).outcomes().keySet();
    for (int run = 0; run < HOST_RUNS; run++) {
      HostResult result = HostMachine.run(program);
      assertInstanceOf(HostResult.Completed.class, result, () -> program.name() + ": " + result);
      assertAmong(possible, "" + result.outcome(), program);
    }
    for (MemoryModel model : List.of(MemoryModel.SC, MemoryModel.RC11)) {
      for (int seed = 0; seed < SEEDS; seed++) {
        SimulationResult result =
            SimulatedMachine.run(
                program,
                SimulationOptions.defaults()
                    .withModel(model)
                    .withSeed(seed)
                    .withStrategy(Strategies.random()));
        assertInstanceOf(
            SimulationResult.Completed.class, result, () -> program.name() + ": " + result);
        assertAmong(possible, "" + result.outcome(), program);
      }
    }
  }

  private static void assertAmong(Set<String> possible, String seen, Program program) {
    assertTrue(possible.contains(seen), () -> program.name() + ": " + seen + " not in " + possible);
  }
}
