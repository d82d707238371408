package org.latticeipc.explorer.search;

import java.util.Objects;
import java.util.function.LongPredicate;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.latticeipc.explorer.Violation;
import org.latticeipc.explorer.graph.ExecutionGraph;
import org.latticeipc.explorer.graph.Flags;
import org.latticeipc.explorer.graph.Signature;
import org.latticeipc.explorer.graph.TaskState;
import org.latticeipc.machine.Fact;
import org.latticeipc.machine.PropertyViolation;
import org.latticeipc.machine.TaskRandom;

/**
 * Calls tasks and answers their accesses: from the graph while the access has an event there, else
 * by adding one.
 *
 * <p>Replaying allocates nothing and takes a few comparisons an access. The cells and the machine
 * that programs see are thin fronts of this class. Confined to one thread.
 */
final class TaskRunner {
  private final Extension extension;
  private final Outside outside;
  private final Tasks tasks;
  private final int maxEvents;
  private final long seed;
  private ExecutionGraph g = new ExecutionGraph();

  /** The task being called, 0 outside of tasks. */
  private int task;

  private int cursor;

  /** Number of recorded events that may be replayed on the fast path; -1 to force the slow one. */
  private int limit = -1;

  private int recorded;
  private int[] po = new int[0];
  private boolean unwinding;
  private boolean frozen;
  private TaskState end = TaskState.RUNNABLE;
  private int allocations;
  private int spawns;
  private @Nullable Notes notes;
  private @Nullable TaskRandom random;
  private @Nullable Recorder recorder;
  private @Nullable Refill refill;
  private @Nullable Sampler walk;
  private boolean redirected;

  /** A violation that the current call met; its property and what is wrong. */
  @Nullable String brokenProperty;

  String brokenMessage = "";

  /** Whether an unordered pair stops the call that meets it. */
  boolean stopAtRaces;

  TaskRunner(Extension extension, Outside outside, Tasks tasks, int maxEvents, long seed) {
    this.extension = extension;
    this.outside = outside;
    this.tasks = tasks;
    this.maxEvents = maxEvents;
    this.seed = seed;
  }

  void use(ExecutionGraph graph) {
    g = graph;
  }

  ExecutionGraph graph() {
    return g;
  }

  int task() {
    return task;
  }

  /**
   * Calls a task and sets its state in the graph.
   *
   * @param known whether the graph already says how the call ends, so that no event may be added
   */
  TaskState call(int t, Runnable body, boolean known, @Nullable Recorder watching) {
    begin(t, watching);
    frozen = known;
    TaskState before = g.state[t];
    run(body);
    TaskState after = end;
    if (known && after != before && brokenProperty == null) {
      diverged("ended as " + after + " where it had ended as " + before);
      after = TaskState.FAILED;
    }
    g.notes[t] = notes;
    g.setState(t, after);
    task = 0;
    limit = -1;
    unwinding = false;
    return after;
  }

  /** Calls a task so that its recorded events get their values. */
  void refill(int t, Runnable body, Refill filling) {
    begin(t, null);
    refill = filling;
    frozen = false;
    limit = -1;
    run(body);
    g.notes[t] = notes;
    g.setState(t, end);
    refill = null;
    task = 0;
    unwinding = false;
  }

  /** Lets a sampler decide after each addition whether to go on. */
  void walk(Sampler sampler) {
    walk = sampler;
  }

  /** Whether the last call was left for an alternative. */
  boolean redirected() {
    return redirected;
  }

  private void begin(int t, @Nullable Recorder watching) {
    task = t;
    cursor = 0;
    po = g.po[t];
    recorded = g.length[t];
    recorder = watching;
    limit = watching == null ? recorded : -1;
    unwinding = false;
    redirected = false;
    allocations = 0;
    spawns = 0;
    notes = null;
    random = null;
    end = TaskState.RUNNABLE;
  }

  private void run(Runnable body) {
    try {
      body.run();
      if (!unwinding) {
        finish();
      }
    } catch (Abandon abandoned) {
      // the end state says why
    } catch (PropertyViolation violation) {
      failed(violation.property(), String.valueOf(violation.getMessage()));
    } catch (OutOfMemoryError error) {
      throw error;
    } catch (Throwable thrown) {
      failed(Violation.UNCAUGHT_EXCEPTION, tasks.get(task).name() + " threw " + thrown);
    }
  }

  private void finish() {
    if (cursor < recorded) {
      diverged("ended before " + describe(po[cursor]));
      end = TaskState.FAILED;
    } else {
      end = TaskState.ENDED;
    }
  }

  private void failed(String property, String message) {
    if (unwinding) {
      return;
    }
    end = TaskState.FAILED;
    if (!frozen || g.state[task] != TaskState.FAILED) {
      brokenProperty = property;
      brokenMessage = message;
    }
  }

  private void diverged(String what) {
    brokenProperty = Violation.DETERMINISTIC_TASKS;
    brokenMessage =
        "task "
            + tasks.get(task).name()
            + ", called again with the same results, "
            + what
            + "; tasks must be deterministic and keep shared state in cells";
  }

  private String describe(int e) {
    return Events.describe(g, e);
  }

  /** Prepares for code that runs outside of tasks. */
  void beginOutside() {
    task = 0;
    limit = -1;
    cursor = 0;
    unwinding = false;
    allocations = 0;
    notes = null;
    random = null;
    recorder = null;
  }

  /** What was noted since {@link #beginOutside}. */
  @Nullable Notes notesOutside() {
    return notes;
  }

  /** Leaves the call for good. */
  private Abandon leave(TaskState why) {
    unwinding = true;
    limit = -1;
    end = why;
    return Abandon.INSTANCE;
  }

  /** Whether accesses are made by a task (else by set-up or by what runs afterwards). */
  boolean inTask() {
    return task != 0;
  }

  long load(int loc, int sig) {
    int c = cursor;
    if (c < limit) {
      int e = po[c];
      if (g.signature[e] == sig && g.loc[e] == loc) {
        cursor = c + 1;
        return g.value[e];
      }
    }
    return task == 0 ? outside.load(loc) : valueOf(read(loc, sig, 0, 0, null, null));
  }

  @Nullable Object loadReference(int loc, int sig) {
    return task == 0 ? outside.loadReference(loc) : referenceOf(read(loc, sig, 0, 0, null, null));
  }

  void store(int loc, int sig, long value) {
    int c = cursor;
    if (c < limit) {
      int e = po[c];
      if (g.signature[e] == sig && g.loc[e] == loc && g.value[e] == value) {
        cursor = c + 1;
        return;
      }
    }
    write(loc, sig, value, null);
  }

  void storeReference(int loc, int sig, @Nullable Object value) {
    write(loc, sig, 0, value);
  }

  long rmw(int loc, int sig, long operand) {
    int c = cursor;
    if (c < limit) {
      int e = po[c];
      if (g.signature[e] == sig && g.loc[e] == loc && g.first[e] == operand) {
        cursor = c + 2;
        return g.value[e];
      }
    }
    if (task == 0) {
      long before = outside.load(loc);
      outside.store(loc, Signature.op(sig).apply(before, operand), null);
      return before;
    }
    return valueOf(read(loc, sig, operand, 0, null, null));
  }

  /** Looks the array up after the event was added, which may have replaced it. */
  private long valueOf(int event) {
    return g.value[event];
  }

  private @Nullable Object referenceOf(int event) {
    return g.reference[event];
  }

  long cas(int loc, int sig, long expected, long desired) {
    if (task == 0) {
      long before = outside.load(loc);
      if (before == expected) {
        outside.store(loc, desired, null);
      }
      return before;
    }
    return valueOf(read(loc, sig, expected, desired, null, null));
  }

  /** A read-modify-write of a reference: compare-and-exchange, exchange or update. */
  @Nullable Object rmwReference(int loc, int sig, @Nullable Object x, @Nullable Object y) {
    if (task == 0) {
      Object before = outside.loadReference(loc);
      int type = Signature.type(sig);
      if (type == Signature.UPDATE) {
        outside.store(loc, 0, Extension.apply(Objects.requireNonNull(x), before));
      } else if (type == Signature.RMW) {
        outside.store(loc, 0, x);
      } else if (Objects.equals(before, x)) {
        outside.store(loc, 0, y);
      }
      return before;
    }
    return referenceOf(read(loc, sig, 0, 0, x, y));
  }

  long await(int loc, int sig, LongPredicate until, long ifLate) {
    if (task == 0) {
      long found = outside.load(loc);
      return until.test(found) ? found : outside.cannotWait(loc, sig, ifLate);
    }
    int e = read(loc, sig, 0, 0, until, null);
    boolean satisfied = (g.flags[e] & Flags.SATISFIED) != 0;
    if (until.test(g.value[e]) != satisfied) {
      diverged("has another opinion on what it awaits at " + describe(e));
      throw leave(TaskState.FAILED);
    }
    return satisfied ? g.value[e] : late(sig, ifLate);
  }

  @Nullable Object awaitReference(
      int loc, int sig, Predicate<@Nullable Object> until, @Nullable Object ifLate) {
    if (task == 0) {
      Object found = outside.loadReference(loc);
      if (until.test(found)) {
        return found;
      }
      outside.cannotWait(loc, sig, 0);
      return ifLate;
    }
    int e = read(loc, sig, 0, 0, until, null);
    if ((g.flags[e] & Flags.SATISFIED) != 0) {
      return g.reference[e];
    }
    late(sig, 0);
    return ifLate;
  }

  private long late(int sig, long ifLate) {
    if (Signature.type(sig) == Signature.TIMED_AWAIT) {
      return ifLate;
    }
    throw leave(TaskState.WAITING);
  }

  /** Any read on the slow path; gives its event. */
  private int read(int loc, int sig, long a, long b, @Nullable Object x, @Nullable Object y) {
    int e = next();
    if (e < 0) {
      extension.addRead(task, sig, loc, a, b, x, y);
      e = addedFrom(recorded);
    } else if (refill != null) {
      fillRead(refill, e, loc, sig, a, b, x, y);
    } else {
      boolean same =
          g.signature[e] == sig && g.loc[e] == loc && g.first[e] == a && g.second[e] == b;
      if (!same || !sameOperands(e, sig, x, y)) {
        throw differs(e, sig, loc);
      }
      cursor += (g.flags[e] & Flags.EXCLUSIVE) != 0 ? 2 : 1;
      observe(e);
    }
    return e;
  }

  private void fillRead(
      Refill filling,
      int e,
      int loc,
      int sig,
      long a,
      long b,
      @Nullable Object x,
      @Nullable Object y) {
    if (g.signature[e] != sig || g.loc[e] != loc) {
      throw differs(e, sig, loc);
    }
    if (!filling.read(e, a, b, x, y)) {
      throw leave(TaskState.RUNNABLE);
    }
    cursor += (g.flags[e] & Flags.EXCLUSIVE) != 0 ? 2 : 1;
  }

  private boolean sameOperands(int e, int sig, @Nullable Object x, @Nullable Object y) {
    int type = Signature.type(sig);
    if (type == Signature.CAS || type == Signature.RMW) {
      return Objects.equals(g.firstObject[e], x) && Objects.equals(g.secondObject[e], y);
    } else if (type == Signature.UPDATE) {
      return Objects.equals(
          g.reference[po[g.index[e] + 1]],
          Extension.apply(Objects.requireNonNull(x), g.reference[e]));
    }
    return true;
  }

  private void write(int loc, int sig, long value, @Nullable Object reference) {
    if (task == 0) {
      outside.store(loc, value, reference);
      return;
    }
    int e = next();
    if (e < 0) {
      extension.addWrite(task, sig, loc, value, reference);
      addedFrom(recorded);
      return;
    }
    if (refill != null) {
      fill(refill, e, sig, loc, value, reference);
      return;
    }
    if (g.signature[e] != sig
        || g.loc[e] != loc
        || g.value[e] != value
        || !Objects.equals(g.reference[e], reference)) {
      throw differs(e, sig, loc);
    }
    cursor++;
    observe(e);
  }

  void fence(int sig) {
    if (task == 0) {
      return;
    }
    int e = next();
    if (e < 0) {
      extension.addFence(task, sig);
      addedFrom(recorded);
      return;
    }
    replay(e, sig, -1);
  }

  int choose(int alternatives, String what) {
    if (task == 0) {
      throw new IllegalStateException("choose(" + what + ") outside of a task");
    }
    int e = next();
    if (e < 0) {
      e = extension.addChoice(task, alternatives);
      g.firstObject[e] = what;
      addedFrom(recorded);
      return (int) g.value[e];
    }
    if (refill != null) {
      fill(refill, e, Signature.CHOICE, -1, g.value[e], null);
      g.first[e] = alternatives;
      g.firstObject[e] = what;
      return (int) g.value[e];
    }
    if (g.first[e] != alternatives) {
      throw differs(e, Signature.CHOICE, -1);
    }
    replay(e, Signature.CHOICE, -1);
    return (int) g.value[e];
  }

  /** Starts a task; gives the number under which to name it. */
  int nextSpawn() {
    return spawns++;
  }

  void spawn(int child, Runnable body) {
    int e = next();
    if (e < 0) {
      extension.addSpawn(task, child, body);
      addedFrom(recorded);
      return;
    }
    replay(e, Signature.SPAWN, child);
    g.firstObject[e] = body;
  }

  void join(int child) {
    int e = next();
    if (e >= 0) {
      replay(e, Signature.JOIN, child);
      return;
    }
    if (child == task || child >= g.stride || g.state[child] != TaskState.ENDED) {
      g.joining[task] = child;
      throw leave(TaskState.JOINING);
    }
    extension.addJoin(task, child);
    addedFrom(recorded);
  }

  void allocateCell(int loc, int sig, long value, @Nullable Object reference) {
    if (task == 0) {
      outside.store(loc, value, reference);
      return;
    }
    int e = next();
    if (e < 0) {
      extension.addAllocation(task, sig, loc, value, reference);
      addedFrom(recorded);
      return;
    }
    if (refill != null) {
      fill(refill, e, sig, loc, value, reference);
      return;
    }
    if (g.value[e] != value || !Objects.equals(g.reference[e], reference)) {
      throw differs(e, sig, loc);
    }
    replay(e, sig, loc);
  }

  private void fill(
      Refill filling, int e, int sig, int loc, long value, @Nullable Object reference) {
    if (g.signature[e] != sig || g.loc[e] != loc) {
      throw differs(e, sig, loc);
    }
    if (sig == Signature.JOIN) {
      int n = g.length[loc];
      if (!filling.has(n > 0 ? g.po[loc][n - 1] : g.spawnedBy[loc])) {
        throw leave(TaskState.RUNNABLE);
      }
    }
    if (!filling.hasPartner(e)) {
      throw leave(TaskState.RUNNABLE);
    }
    boolean known = filling.has(e);
    filling.other(e, value, reference);
    if (!known) {
      extension.synchronise(e);
    }
    cursor++;
  }

  private void replay(int e, int sig, int loc) {
    if (refill != null) {
      fill(refill, e, sig, loc, 0, null);
      return;
    }
    if (g.signature[e] != sig || g.loc[e] != loc) {
      throw differs(e, sig, loc);
    }
    cursor++;
    observe(e);
  }

  private Abandon differs(int e, int sig, int loc) {
    diverged("did " + Events.describe(sig, loc) + " where it had done " + describe(e));
    return leave(TaskState.FAILED);
  }

  private void observe(int e) {
    if (recorder != null) {
      recorder.access(e);
    }
  }

  /** The recorded event of the access that is being made, or -1 if one is to be added. */
  private int next() {
    if (unwinding) {
      throw Abandon.INSTANCE;
    }
    if (cursor < recorded) {
      return po[cursor];
    }
    if (recorder != null) {
      throw leave(g.state[task]);
    } else if (refill != null) {
      throw leave(TaskState.RUNNABLE);
    }
    if (recorded >= maxEvents && Events.count(g, task, recorded) >= maxEvents) {
      throw leave(TaskState.CUT);
    }
    if (frozen && g.state[task] != TaskState.JOINING) {
      diverged("went on where it had ended");
      throw leave(TaskState.FAILED);
    }
    return -1;
  }

  /** Makes the events just added part of what was replayed; gives the first of them. */
  private int addedFrom(int start) {
    po = g.po[task];
    recorded = g.length[task];
    cursor = recorded;
    limit = recorded;
    int e = po[start];
    if (extension.racer >= 0 && stopAtRaces) {
      throw leave(TaskState.RUNNABLE);
    } else if (walk != null && !walk.goesOn(extension.frontier())) {
      redirected = true;
      throw leave(TaskState.RUNNABLE);
    } else if (extension.waits().hasFoundDisorder()
        || extension.symmetry().hasFoundStranger()
        || extension.waits().takeUnblockedBefore(task)) {
      throw leave(TaskState.RUNNABLE);
    }
    return e;
  }

  /** Stops the task if an assumption does not hold. */
  void assume(boolean condition) {
    if (unwinding) {
      throw Abandon.INSTANCE;
    }
    if (condition) {
      return;
    }
    if (task == 0) {
      throw Abandon.INSTANCE;
    }
    throw leave(TaskState.STOPPED);
  }

  void note(Fact fact) {
    if (unwinding) {
      return;
    }
    if (notes == null) {
      notes = new Notes();
    }
    notes.add(fact, cursor);
    if (recorder != null) {
      recorder.note(fact, cursor);
    }
  }

  void yield() {
    if (unwinding) {
      throw Abandon.INSTANCE;
    }
    if (recorder != null) {
      recorder.yield(cursor);
    }
  }

  int nextAllocation() {
    return allocations++;
  }

  /** The running task asks for something that tells it from others. */
  int asksWhoItIs() {
    if (task != 0) {
      extension.symmetry().asksWhoItIs(task);
    }
    return task;
  }

  TaskRandom random() {
    asksWhoItIs();
    if (random == null) {
      random = new TaskRandom(seed, task);
    }
    return random;
  }

  /** The task's own event count. */
  long events() {
    return task == 0 ? 0 : Events.count(g, task, cursor);
  }
}
