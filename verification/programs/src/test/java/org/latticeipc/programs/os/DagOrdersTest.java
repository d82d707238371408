package org.latticeipc.programs.os;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.latticeipc.programs.os.Explored.broken;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.latticeipc.machine.Machine;
import org.latticeipc.machine.TaskHandle;
import org.latticeipc.machine.program.Program;
import org.latticeipc.machine.program.Property;
import org.latticeipc.machine.program.Setup;
import org.latticeipc.model.MemoryModel;
import org.latticeipc.scheduler.DagParts;

/** The orders of what the workers of a scheduler share are needed: relaxed, it breaks. */
class DagOrdersTest {
  private static final DagParts REAL = DagParts.standard();

  /** The taker of an entry may come to the gate before the unit of its node, and misses work. */
  @Test
  void relaxedHeaps_letAWorkerSleepBesideWork() {
    assertNeeded("dag.ready", DagRaces.submitBesideSleep(REAL), "no-deadlock");
  }

  /** A worker that finds all quiet does not see how the nodes of others ended. */
  @Test
  void relaxedGate_letsARunReportWhatIsOver() {
    DagGraphs.Shape shape = DagGraphs.shapes(3).get(0);
    assertNeeded("dag.gate", DagGraphs.program(REAL, shape, 2, -1), "assertion");
  }

  /** A search misses an edge that was added in the section before. */
  @Test
  void relaxedLock_letsTwoCallersCloseACycle() {
    assertNeeded("dag.edges", DagPrograms.twoHalvesThenRun(REAL), "exactly-once");
  }

  private static void assertNeeded(String cells, Program program, String property) {
    Program relaxed = relaxed(program, cells);
    assertEquals(List.of(property), broken(2, relaxed, MemoryModel.RC11), cells);
    assertEquals(List.of(), broken(2, relaxed, MemoryModel.SC), cells);
  }

  private static Program relaxed(Program program, String cells) {
    return Program.of(
        program.name() + ", " + cells + " relaxed",
        setup -> program.build(new RelaxedSetup(setup, cells)));
  }

  /** Gives the program a machine that relaxes some cells. */
  private record RelaxedSetup(Setup setup, String cells) implements Setup {
    @Override
    public Machine machine() {
      return new RelaxedMachine(setup.machine(), cells);
    }

    @Override
    public TaskHandle task(String name, int cpu, Runnable body) {
      return setup.task(name, cpu, body);
    }

    @Override
    public TaskHandle task(String name, Runnable body) {
      return setup.task(name, body);
    }

    @Override
    public void afterwards(Runnable check) {
      setup.afterwards(check);
    }

    @Override
    public void property(Property property) {
      setup.property(property);
    }

    @Override
    public void interchangeable(TaskHandle... tasks) {
      setup.interchangeable(tasks);
    }

    @Override
    public void holdsOnlyCells() {
      setup.holdsOnlyCells();
    }
  }
}
