package org.latticeipc.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;
import org.latticeipc.machine.FenceOrder;
import org.latticeipc.machine.LoadOrder;
import org.latticeipc.machine.RmwOp;
import org.latticeipc.machine.RmwOrder;
import org.latticeipc.machine.StoreOrder;
import org.latticeipc.model.axioms.Event;
import org.latticeipc.programs.shape.Interpreter;
import org.latticeipc.programs.shape.ShapeMemory;
import org.latticeipc.programs.shape.ShapeStatement;

/**
 * What one task does if its reads and choices get given values: the task run from its start until
 * it ends, is blocked, fails, or needs a value that was not given.
 */
final class TaskRun implements ShapeMemory {

  /** How a run stopped. */
  enum End {
    DONE,
    /** The next event needs a value; it is {@link #wanted()}. */
    WANTS_VALUE,
    /** An await read a value that does not end it. */
    AWAITING,
    /** An assumption does not hold. */
    ASSUMED_AWAY,
    FAILED
  }

  /** The next event of a run that {@link End#WANTS_VALUE}: a read of a cell or a choice. */
  record Wanted(@Nullable String cell, int alternatives) {}

  private static final class Stop extends Error {
    private static final long serialVersionUID = 1L;

    Stop() {
      super(null, null, false, false);
    }
  }

  private static final Stop STOP = new Stop();

  private final int task;
  private final List<String> cells;
  private final List<Long> given;
  private int used;
  private End end = End.DONE;
  private Wanted wanted = new Wanted(null, 0);
  private String complaint = "";

  /** Events in program order, and beside each what it wrote and which given value it used. */
  private final List<Event> events = new ArrayList<>();

  private final List<Long> written = new ArrayList<>();
  private final List<Integer> valueUsed = new ArrayList<>();
  private final Map<String, Long> registers = new TreeMap<>();

  private TaskRun(int task, List<String> cells, List<Long> given) {
    this.task = task;
    this.cells = cells;
    this.given = given;
  }

  static TaskRun of(
      int task, List<ShapeStatement> statements, List<String> cells, List<Long> given) {
    TaskRun run = new TaskRun(task, cells, given);
    try {
      Interpreter.run(statements, run);
    } catch (Stop stop) {
      run.registers.clear();
    }
    return run;
  }

  End end() {
    return end;
  }

  Wanted wanted() {
    return wanted;
  }

  String complaint() {
    return complaint;
  }

  List<Event> events() {
    return events;
  }

  /** What the event wrote; 0 if it wrote nothing. */
  long written(int event) {
    return written.get(event);
  }

  /** Which given value the event used, or -1. */
  int valueUsed(int event) {
    return valueUsed.get(event);
  }

  Map<String, Long> registers() {
    return registers;
  }

  private Stop stop(End how) {
    end = how;
    return STOP;
  }

  private long value(@Nullable String cell, int alternatives) {
    if (used == given.size()) {
      wanted = new Wanted(cell, alternatives);
      throw stop(End.WANTS_VALUE);
    }
    return given.get(used++);
  }

  private void add(Event event, long wrote, int valueIndex) {
    events.add(event);
    written.add(wrote);
    valueUsed.add(valueIndex);
  }

  @Override
  public long load(String cell, LoadOrder order) {
    long value = value(cell, 0);
    add(Event.load(task, events.size(), cells.indexOf(cell), order), 0, used - 1);
    return value;
  }

  @Override
  public void store(String cell, long value, StoreOrder order) {
    add(Event.store(task, events.size(), cells.indexOf(cell), order), value, -1);
  }

  @Override
  public long rmw(String cell, RmwOp operation, long operand, RmwOrder order) {
    long value = value(cell, 0);
    Event event = Event.update(task, events.size(), cells.indexOf(cell), order);
    add(event, operation.apply(value, operand), used - 1);
    return value;
  }

  @Override
  public long cas(String cell, long expected, long desired, RmwOrder success, LoadOrder failure) {
    long value = value(cell, 0);
    int place = cells.indexOf(cell);
    if (value == expected) {
      add(Event.update(task, events.size(), place, success), desired, used - 1);
    } else {
      add(Event.load(task, events.size(), place, failure), 0, used - 1);
    }
    return value;
  }

  @Override
  public void fence(FenceOrder order) {
    add(Event.fence(task, events.size(), order), 0, -1);
  }

  @Override
  public long await(String cell, LongPredicate until, LoadOrder order) {
    long value = value(cell, 0);
    boolean ended = until.test(value);
    // A failed try orders nothing, so it counts as the weakest load that has the same races.
    LoadOrder strength = ended || !order.isAtomic() ? order : LoadOrder.RELAXED;
    add(Event.load(task, events.size(), cells.indexOf(cell), strength), 0, used - 1);
    if (!ended) {
      throw stop(End.AWAITING);
    }
    return value;
  }

  @Override
  public int choose(int alternatives) {
    int taken = (int) value(null, alternatives);
    add(Event.local(task, events.size()), 0, used - 1);
    return taken;
  }

  @Override
  public void assume(boolean condition) {
    if (!condition) {
      throw stop(End.ASSUMED_AWAY);
    }
  }

  @Override
  public void check(boolean condition, String text) {
    if (!condition) {
      complaint = text;
      throw stop(End.FAILED);
    }
  }

  @Override
  public void note(String register, long value) {
    registers.put(register, value);
  }
}
