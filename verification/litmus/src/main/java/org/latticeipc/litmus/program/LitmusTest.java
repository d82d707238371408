package org.latticeipc.litmus.program;

import java.util.ArrayList;
import java.util.List;
import org.latticeipc.litmus.code.Loops;
import org.latticeipc.litmus.condition.Question;
import org.latticeipc.litmus.memory.LitmusMemory;
import org.latticeipc.litmus.memory.SharedLocation;
import org.latticeipc.machine.LongCell;
import org.latticeipc.machine.Machine;

/**
 * One litmus test, checked and compiled. Immutable, so any number of engines may run it at once.
 *
 * @param file the file's name as the user gave it
 * @param name the name in its first line
 * @param memory its shared locations
 * @param initial initial values of all cells
 * @param tasks its functions
 * @param question what it asks
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, and only read
public record LitmusTest(
    String file,
    String name,
    LitmusMemory memory,
    long[] initial,
    List<TaskCode> tasks,
    Question question) {

  public LitmusTest {
    tasks = List.copyOf(tasks);
  }

  /** Makes the cells of all locations, in their order, with the initial values. */
  public List<LongCell> cells(Machine machine) {
    List<LongCell> cells = new ArrayList<>();
    for (SharedLocation location : memory.locations()) {
      for (int i = 0; i < location.size(); i++) {
        cells.add(machine.longCell(location.cellName(i), initial[location.firstCell() + i]));
      }
    }
    return cells;
  }

  /** The test as a program that any engine can run; see {@link LitmusProgram}. */
  public LitmusProgram program() {
    return LitmusProgram.exploring(this, Loops.DEFAULT_ROUNDS);
  }
}
