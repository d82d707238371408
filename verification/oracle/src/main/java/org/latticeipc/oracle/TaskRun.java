package org.latticeipc.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.IntPredicate;
import java.util.function.LongPredicate;
import org.latticeipc.machine.FenceOrder;
import org.latticeipc.machine.LoadOrder;
import org.latticeipc.machine.RmwOp;
import org.latticeipc.machine.RmwOrder;
import org.latticeipc.machine.StoreOrder;
import org.latticeipc.machine.TaskHandle;
import org.latticeipc.machine.program.PropertyViolation;
import org.latticeipc.machine.program.Register;
import org.latticeipc.model.axioms.Event;

/**
 * What one task does if its reads and choices get given values: the task run from its start until
 * it ends, is blocked, fails, or needs a value that was not given.
 */
final class TaskRun {

  /** How a run stopped. */
  enum End {
    DONE,
    /** The next event needs a value; it is {@link #wanted()}. */
    WANTS_VALUE,
    /** An await read a value that does not end it. */
    AWAITING,
    /** Waits for the end of task {@link #joined()}. */
    JOINING,
    /** An assumption does not hold. */
    ASSUMED_AWAY,
    FAILED
  }

  /**
   * The next event of a run that {@link End#WANTS_VALUE}.
   *
   * @param cell that it reads, {@link #NO_CELL} for a choice
   * @param alternatives of the choice
   */
  record Wanted(int cell, int alternatives) {
    static final int NO_CELL = -1;
  }

  private static final class Stop extends Error {
    private static final long serialVersionUID = 1L;

    Stop() {
      super(null, null, false, false);
    }
  }

  private static final Stop STOP = new Stop();

  private final EnumeratedProgram program;
  private final EnumeratedProgram.Task task;
  private final List<Long> given;
  private final IntPredicate ended;
  private int used;
  private End end = End.DONE;
  private Wanted wanted = new Wanted(Wanted.NO_CELL, 0);
  private int joined;
  private String complaint = "";

  /** Events in program order, and beside each what it wrote and which given value it used. */
  private final List<Event> events = new ArrayList<>();

  private final List<Long> written = new ArrayList<>();
  private final List<Integer> valueUsed = new ArrayList<>();
  private final List<Register> registers = new ArrayList<>();
  private final List<EnumeratedProgram.Task> children = new ArrayList<>();

  private TaskRun(
      EnumeratedProgram program,
      EnumeratedProgram.Task task,
      List<Long> given,
      IntPredicate ended) {
    this.program = program;
    this.task = task;
    this.given = given;
    this.ended = ended;
  }

  /**
   * Runs a task.
   *
   * @param given the values of its reads and choices, in program order
   * @param ended which tasks are over and can be joined
   */
  static TaskRun of(
      EnumeratedProgram program,
      EnumeratedProgram.Task task,
      List<Long> given,
      IntPredicate ended) {
    TaskRun run = new TaskRun(program, task, given, ended);
    try {
      program.runAs(run, task.body());
    } catch (Stop stop) {
      run.registers.clear();
    } catch (PropertyViolation violation) {
      run.end = End.FAILED;
      run.complaint = String.valueOf(violation.getMessage());
      run.registers.clear();
    }
    return run;
  }

  /** The same task with values given and tasks ended as they are now. */
  TaskRun again(List<Long> values, IntPredicate nowEnded) {
    return of(program, task, values, nowEnded);
  }

  int task() {
    return task.id();
  }

  String name() {
    return task.name();
  }

  List<Long> given() {
    return given;
  }

  End end() {
    return end;
  }

  Wanted wanted() {
    return wanted;
  }

  /** The task that a run which is {@link End#JOINING} waits for. */
  int joined() {
    return joined;
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

  List<Register> registers() {
    return registers;
  }

  /** The tasks it spawned. */
  List<EnumeratedProgram.Task> children() {
    return children;
  }

  private Stop stop(End how) {
    end = how;
    return STOP;
  }

  private long value(int cell, int alternatives) {
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

  long load(int cell, LoadOrder order) {
    long value = value(cell, 0);
    add(Event.load(task(), events.size(), cell, order), 0, used - 1);
    return value;
  }

  void store(int cell, long value, StoreOrder order) {
    add(Event.store(task(), events.size(), cell, order), value, -1);
  }

  long update(int cell, RmwOp operation, long operand, RmwOrder order) {
    long value = value(cell, 0);
    Event event = Event.update(task(), events.size(), cell, order);
    add(event, operation.apply(value, operand), used - 1);
    return value;
  }

  long compareAndExchange(
      int cell, long expected, long desired, RmwOrder success, LoadOrder failure) {
    long value = value(cell, 0);
    if (value == expected) {
      add(Event.update(task(), events.size(), cell, success), desired, used - 1);
    } else {
      add(Event.load(task(), events.size(), cell, failure), 0, used - 1);
    }
    return value;
  }

  void fence(FenceOrder order) {
    add(Event.fence(task(), events.size(), order), 0, -1);
  }

  long await(int cell, LongPredicate until, LoadOrder order) {
    long value = attempt(cell, until, order);
    if (!until.test(value)) {
      throw stop(End.AWAITING);
    }
    return value;
  }

  /** The deadline may strike at any moment at which the value is not the awaited one. */
  OptionalLong awaitTimed(int cell, LongPredicate until, LoadOrder order) {
    long value = attempt(cell, until, order);
    return until.test(value) ? OptionalLong.of(value) : OptionalLong.empty();
  }

  /** A failed try orders nothing, so it counts as the weakest load that has the same races. */
  private long attempt(int cell, LongPredicate until, LoadOrder order) {
    long value = value(cell, 0);
    LoadOrder strength = until.test(value) || !order.isAtomic() ? order : LoadOrder.RELAXED;
    add(Event.load(task(), events.size(), cell, strength), 0, used - 1);
    return value;
  }

  int choose(int alternatives) {
    int taken = (int) value(Wanted.NO_CELL, alternatives);
    add(Event.local(task(), events.size()), 0, used - 1);
    return taken;
  }

  TaskHandle spawn(String name, Runnable body) {
    int id = program.idOfChild(task(), children.size());
    children.add(new EnumeratedProgram.Task(id, name, body));
    add(Event.spawn(task(), events.size(), id), 0, -1);
    return new TaskHandle(id, name, 0);
  }

  void join(int other) {
    if (!ended.test(other)) {
      joined = other;
      throw stop(End.JOINING);
    }
    add(Event.join(task(), events.size(), other), 0, -1);
  }

  void assume(boolean condition) {
    if (!condition) {
      throw stop(End.ASSUMED_AWAY);
    }
  }

  void note(Register register) {
    registers.add(register);
  }
}
