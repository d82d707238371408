package org.latticeipc.explorer.work;

import java.io.IOException;
import org.latticeipc.explorer.file.BoundedInput;
import org.latticeipc.explorer.graph.ExecutionGraph;
import org.latticeipc.explorer.graph.Signature;
import org.latticeipc.explorer.step.Frontier;
import org.latticeipc.machine.RmwOp;

/** Whether a unit that was read is a graph at all, so that rebuilding it cannot go astray. */
final class WorkUnitCheck {
  private static final int TASK = 0;
  private static final int SIGNATURE = 1;
  private static final int LOCATION = 2;
  private static final int READS_FROM = 3;
  private static final int PLACE = 4;

  private final WorkUnit unit;
  private final int tasks;
  private final int locations;

  private WorkUnitCheck(WorkUnit unit, int tasks, int locations) {
    this.unit = unit;
    this.tasks = tasks;
    this.locations = locations;
  }

  /**
   * Checks every number of the unit against what it numbers.
   *
   * @throws BoundedInput.Unusable if one is out of range
   */
  static void require(WorkUnit unit, int tasks, int locations) throws IOException {
    new WorkUnitCheck(unit, tasks, locations).all();
  }

  private void all() throws IOException {
    int length = unit.events().length;
    BoundedInput.require(
        length % WorkUnit.FIELDS == 0, length, 0, length - length % WorkUnit.FIELDS);
    int[] last = new int[locations];
    for (int e = 0; e < unit.size(); e++) {
      event(e, last);
    }
    places(last);
    for (int i = 0; i < unit.items().length; i++) {
      item(unit.items()[i], unit.weights()[i]);
    }
    within(unit.revisited(), -1, unit.size() - 1);
    within(unit.revisitor(), -1, unit.size());
  }

  private void event(int e, int[] last) throws IOException {
    within(unit.field(e, TASK), 1, tasks);
    int signature = unit.field(e, SIGNATURE);
    int type = Signature.type(signature);
    within(type, 0, Signature.ALLOCATION);
    if (type == Signature.RMW) {
      within((signature >> 12) & 15, 0, RmwOp.values().length - 1);
    }
    int location = unit.field(e, LOCATION);
    if (type == Signature.SPAWN || type == Signature.JOIN) {
      within(location, 1, tasks);
    } else {
      boolean none = type == Signature.FENCE || type == Signature.CHOICE;
      within(location, none ? -1 : 0, locations - 1);
    }
    if (type < Signature.STORE) {
      source(e, location);
    } else {
      within(unit.field(e, READS_FROM), ExecutionGraph.DETACHED, ExecutionGraph.INITIAL);
    }
    int place = unit.field(e, PLACE);
    within(place, ExecutionGraph.UNPLACED, isWrite(e) ? unit.size() : ExecutionGraph.UNPLACED);
    if (isWrite(e)) {
      BoundedInput.require(place != 0, place, 1, unit.size());
      last[location] = Math.max(last[location], place);
    }
  }

  private void source(int e, int location) throws IOException {
    int from = unit.field(e, READS_FROM);
    within(from, ExecutionGraph.INITIAL, unit.size() - 1);
    if (from >= 0) {
      boolean fits = isWrite(from) && unit.field(from, LOCATION) == location;
      BoundedInput.require(fits, from, ExecutionGraph.INITIAL, unit.size() - 1L);
    }
  }

  private boolean isWrite(int e) {
    int type = Signature.type(unit.field(e, SIGNATURE));
    return type == Signature.STORE || type == Signature.RMW_WRITE;
  }

  /** The places of a cell's writes that have one are 1, 2 and so on, each once. */
  private void places(int[] last) throws IOException {
    boolean[][] taken = new boolean[locations][];
    for (int e = 0; e < unit.size(); e++) {
      int place = unit.field(e, PLACE);
      if (place > 0) {
        int location = unit.field(e, LOCATION);
        taken[location] =
            taken[location] == null ? new boolean[last[location] + 1] : taken[location];
        BoundedInput.require(!taken[location][place], place, 1, last[location]);
        taken[location][place] = true;
      }
    }
    for (int location = 0; location < locations; location++) {
      for (int place = 1; place <= last[location]; place++) {
        BoundedInput.require(taken[location][place], place, 1, place - 1);
      }
    }
  }

  private void item(long item, double weight) throws IOException {
    int e = Frontier.event(item);
    int number = Frontier.number(item);
    within(e, 0, unit.size() - 1);
    int type = Signature.type(unit.field(e, SIGNATURE));
    switch (Frontier.kind(item)) {
      case Frontier.READ_FROM -> {
        within(type, 0, Signature.STORE - 1);
        within(number, 0, writesUpTo(e));
      }
      case Frontier.PLACE -> {
        within(unit.field(e, PLACE), 1, unit.size());
        within(number, 1, writesUpTo(e));
      }
      case Frontier.CHOOSE -> within(type, Signature.CHOICE, Signature.CHOICE);
      case Frontier.WAKE -> {
        within(number, 0, e);
        int waiting = Signature.type(unit.field(number, SIGNATURE));
        within(waiting, Signature.CAS, Signature.CAS);
      }
      default -> {
        within(Frontier.kind(item), 0, Frontier.REVISIT);
        within(number, 0, e - 1);
        boolean same = unit.field(number, LOCATION) == unit.field(e, LOCATION);
        boolean read = Signature.type(unit.field(number, SIGNATURE)) < Signature.STORE;
        BoundedInput.require(same && read && isWrite(e), number, 0, e - 1L);
      }
    }
    BoundedInput.require(weight >= 0 && weight <= 1, (long) weight, 0, 1);
  }

  /** How many writes of the event's cell were added up to it and have a place. */
  private int writesUpTo(int e) {
    int n = 0;
    for (int w = 0; w <= e; w++) {
      boolean same = unit.field(w, LOCATION) == unit.field(e, LOCATION);
      n += same && unit.field(w, PLACE) > 0 ? 1 : 0;
    }
    return n;
  }

  private static void within(int n, int least, int most) throws IOException {
    BoundedInput.require(n >= least && n <= most, n, least, most);
  }
}
