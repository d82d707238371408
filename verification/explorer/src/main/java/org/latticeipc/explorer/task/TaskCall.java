package org.latticeipc.explorer.task;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.latticeipc.explorer.declared.Locations;
import org.latticeipc.explorer.declared.ReductionLimits;
import org.latticeipc.explorer.declared.SearchContext;
import org.latticeipc.explorer.declared.TaskNotes;
import org.latticeipc.explorer.declared.Tasks;
import org.latticeipc.explorer.graph.CausalTimes;
import org.latticeipc.explorer.graph.Events;
import org.latticeipc.explorer.graph.ExecutionGraph;
import org.latticeipc.explorer.graph.Flags;
import org.latticeipc.explorer.graph.IdleRound;
import org.latticeipc.explorer.graph.Signature;
import org.latticeipc.explorer.graph.Spin;
import org.latticeipc.explorer.graph.TaskState;
import org.latticeipc.explorer.result.Violation;
import org.latticeipc.explorer.step.GraphExtender;
import org.latticeipc.explorer.work.Refill;
import org.latticeipc.machine.Fact;
import org.latticeipc.machine.TaskRandom;
import org.latticeipc.machine.program.PropertyViolation;
import org.latticeipc.trace.Sources;
import org.latticeipc.trace.ValueText;

/**
 * Calls tasks: where in the graph the call is, how it ends, and what it met that breaks a property.
 * Its subclass answers the accesses. Confined to one thread.
 */
abstract class TaskCall {
  /** After so many events of a task it is looked whether they do anything. */
  private static final int EARLY = 1000;

  private static final int EARLY_EVENTS = 8;

  final GraphExtender extender;
  final SetUpMemory setUpMemory;
  private final Tasks tasks;
  private final Locations locations;
  private final int maxEvents;
  private final SearchContext context;
  private final ReductionLimits spins;
  private final long seed;
  ExecutionGraph g = new ExecutionGraph();

  private final CausalTimes times = new CausalTimes();

  /** The task being called, 0 outside of tasks. */
  int task;

  int cursor;

  /** Number of recorded events that may be replayed on the fast path; -1 to force the slow one. */
  int limit = -1;

  int recorded;
  int[] po = new int[0];
  private boolean unwinding;
  private boolean frozen;
  private boolean peeking;
  TaskState end = TaskState.RUNNABLE;
  private int allocations;
  int spawns;
  private @Nullable TaskNotes notes;
  private @Nullable TaskRandom random;
  private @Nullable CallObserver recorder;
  @Nullable Refill refill;
  private @Nullable BranchChooser chooser;
  private volatile @Nullable Interleaving interleaving;
  private boolean redirected;
  private boolean lazyMemory;
  private String place = "";

  /** Where spawned tasks begin, by number. */
  private String[] places = {};

  /** The thread on which the code that runs now has to make its accesses. */
  Thread owner = Thread.currentThread();

  /** A thread that is no task and accessed a cell, null if none did. */
  private volatile @Nullable String intruder;

  /** Grows with each call and each added event, for whoever watches from another thread. */
  private final AtomicInteger beats = new AtomicInteger();

  /** A violation that the current call met; its property and what is wrong. */
  @Nullable public String brokenProperty;

  public String brokenMessage = "";

  /** Whether anybody asks at the end what was noted. */
  public boolean keepsNotes = true;

  /** Whether an unordered pair stops the call that meets it. */
  public boolean stopAtRaces;

  TaskCall(GraphExtender extender, SetUpMemory setUpMemory, SearchContext context) {
    this.extender = extender;
    this.setUpMemory = setUpMemory;
    this.tasks = context.tasks;
    this.locations = context.locations;
    this.maxEvents = context.options.maxEventsPerTask();
    this.seed = context.options.seed();
    this.context = context;
    this.spins = context.spins;
  }

  public void use(ExecutionGraph graph) {
    g = graph;
  }

  public ExecutionGraph graph() {
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
  public TaskState call(int t, Runnable body, boolean known, @Nullable CallObserver watching) {
    begin(t, watching);
    frozen = known;
    TaskState stood = g.state[t];
    int before = recorded;
    run(body);
    refuseIntruder();
    TaskState after = end;
    if (known && after != stood && brokenProperty == null) {
      diverged("ended as " + after + " where it had ended as " + stood);
      after = TaskState.FAILED;
    }
    g.notes[t] = notes;
    g.setState(t, after);
    if (!known) {
      extender.awaits().exchanges().called(g, t, before);
    }
    task = 0;
    limit = -1;
    unwinding = false;
    return after;
  }

  /** Calls a task, which stops where it would add an event. */
  public void peek(int t, Runnable body) {
    peeking = true;
    try {
      call(t, body, false, null);
    } finally {
      peeking = false;
    }
  }

  /** Calls a task so that its recorded events get their values. */
  public void refill(int t, Runnable body, Refill filling) {
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

  /** From now on every access asks who goes first, or none. */
  void interleave(@Nullable Interleaving with) {
    interleaving = with;
  }

  /** Where the call stands. */
  CallContext save() {
    return new CallContext(
        task,
        cursor,
        recorded,
        po,
        unwinding,
        frozen,
        end,
        allocations,
        spawns,
        notes,
        random,
        place,
        owner);
  }

  /** Goes on with a call where it stood. */
  void restore(CallContext at) {
    task = at.task();
    cursor = at.cursor();
    recorded = at.recorded();
    po = at.po();
    unwinding = at.unwinding();
    frozen = at.frozen();
    end = at.end();
    allocations = at.allocations();
    spawns = at.spawns();
    notes = at.notes();
    random = at.random();
    place = at.place();
    owner = at.owner();
    limit = -1;
    recorder = null;
    refill = null;
  }

  /** What a task is called. */
  String name(int t) {
    return tasks.get(t).name();
  }

  private void refuseIntruder() {
    String thread = intruder;
    if (thread != null) {
      intruder = null;
      brokenProperty = Violation.DETERMINISTIC_TASKS;
      brokenMessage =
          "while task "
              + tasks.get(task).name()
              + " ran, thread "
              + thread
              + ", which is no task, accessed its cells; start tasks by Setup.task or"
              + " Machine.spawn";
      end = TaskState.FAILED;
    }
  }

  /** Refuses an access of a thread that is not the one that the task was called on. */
  final void requireOwner() {
    if (Thread.currentThread() != owner) {
      String name = Thread.currentThread().getName();
      intruder = name;
      throw new IllegalStateException(
          "thread " + name + " is no task of the exploration, so it may not access its cells");
    }
  }

  private void beat() {
    beats.setOpaque(beats.getPlain() + 1);
  }

  /** A number that changes as long as calls of tasks begin or add events; any thread may ask. */
  public int beats() {
    return beats.getOpaque();
  }

  /** The task that is being called, 0 if none; any thread may ask, and hears what was so lately. */
  public int taskSeen() {
    return task;
  }

  /** Lets somebody decide after each addition whether to go on. */
  public void walk(BranchChooser somebody) {
    chooser = somebody;
  }

  /** Whether the last call was left for an alternative. */
  public boolean redirected() {
    return redirected;
  }

  private void begin(int t, @Nullable CallObserver watching) {
    beat();
    owner = Thread.currentThread();
    task = t;
    cursor = 0;
    po = g.po[t];
    recorded = g.length[t];
    recorder = watching;
    limit = watching == null && interleaving == null ? recorded : -1;
    unwinding = false;
    redirected = false;
    allocations = 0;
    place = t < places.length ? places[t] : "";
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
    } catch (VirtualMachineError error) { // the JVM's failure, not the task's
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

  /** The function of an update threw: where it is called there is no task that could catch it. */
  final Abandon functionThrew(int loc, Throwable thrown) {
    boolean property = thrown instanceof PropertyViolation;
    failed(
        property ? ((PropertyViolation) thrown).property() : Violation.UNCAUGHT_EXCEPTION,
        property
            ? String.valueOf(thrown.getMessage())
            : tasks.get(task).name()
                + " threw "
                + thrown
                + " in the function of an update of "
                + locations.name(loc)
                + ", which must give a value");
    return leave(TaskState.FAILED);
  }

  final void diverged(String what) {
    brokenProperty = Violation.DETERMINISTIC_TASKS;
    brokenMessage =
        "task "
            + tasks.get(task).name()
            + ", called again with the same results, "
            + what
            + "; tasks must be deterministic and keep context state in cells";
  }

  /**
   * The program uses cells that need no making; see {@link org.latticeipc.machine.LazyMemory}. Its
   * cells are looked up anew for each access, so that none can be left from another execution.
   */
  void useLazyMemory() {
    lazyMemory = true;
  }

  /** Refuses a cell that neither this build of the program nor this execution made. */
  final void requireMade(int loc) {
    if (!lazyMemory && !extender.values().exists(loc)) {
      throw new IllegalStateException(
          "cell "
              + locations.name(loc)
              + " is left from another execution; make cells anew in each build of the program,"
              + " and keep them in nothing that outlives it");
    }
  }

  final String describe(int e) {
    return Events.describe(g, e, locations);
  }

  /** Prepares for code that runs outside of tasks. */
  public void beginOutside() {
    beat();
    owner = Thread.currentThread();
    setUpMemory.open(true);
    task = 0;
    limit = -1;
    cursor = 0;
    unwinding = false;
    allocations = 0;
    notes = null;
    random = null;
    recorder = null;
  }

  /** Code outside of tasks has ended; it may not make accesses any more. */
  public void endOutside() {
    setUpMemory.open(false);
  }

  /** What was noted since {@code beginOutside}. */
  @Nullable
  public TaskNotes notesOutside() {
    return notes;
  }

  /** Leaves the call for good. */
  final Abandon leave(TaskState why) {
    unwinding = true;
    limit = -1;
    end = why;
    return Abandon.INSTANCE;
  }

  /** Whether accesses are made by a task (else by set-up or by what runs afterwards). */
  boolean inTask() {
    return task != 0;
  }

  final Abandon differs(int e, int sig, int loc) {
    diverged("did " + Events.describe(sig, loc, locations) + " where it had done " + describe(e));
    return leave(TaskState.FAILED);
  }

  /** The same of two writes that may differ in nothing but what they write. */
  final Abandon differs(int e, int sig, int loc, long value, @Nullable Object reference) {
    boolean number = !Signature.isReference(sig);
    String now = number ? Long.toString(value) : ValueText.of(reference);
    String before = number ? Long.toString(g.value[e]) : ValueText.of(g.reference[e]);
    if (g.signature[e] != sig || g.loc[e] != loc) {
      return differs(e, sig, loc);
    }
    diverged(
        "wrote "
            + now
            + " where it had written "
            + before
            + ", by "
            + describe(e)
            + unequal(now, before));
    return leave(TaskState.FAILED);
  }

  /** The same of two read-modify-writes that differ in nothing but what they are given. */
  final Abandon differs(int e, String now, String before) {
    diverged(
        "gave "
            + now
            + " where it had given "
            + before
            + ", to "
            + describe(e)
            + unequal(now, before));
    return leave(TaskState.FAILED);
  }

  private static String unequal(String now, String before) {
    return now.equals(before)
        ? ", and the two are not equal (what a task makes anew each time needs an equals)"
        : "";
  }

  final void observe(int e) {
    if (recorder != null) {
      recorder.access(e);
    }
    Interleaving others = interleaving;
    if (others != null) {
      others.afterAccess(cursor);
    }
  }

  /** The recorded event of the access that is being made, or -1 if one is to be added. */
  final int next() {
    if (extender.values().isCalling()) {
      throw new IllegalStateException(
          "the predicate of an await, the function of an update, or the equals of a value uses the"
              + " machine; it may only look at its argument");
    }
    Interleaving others = interleaving;
    if (others != null) {
      others.beforeAccess();
    }
    requireOwner();
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
    boolean tooMany = recorded >= maxEvents && Events.count(g, task, recorded) >= maxEvents;
    if (tooMany || spins.contains(task) && Spin.isLong(g, task)) {
      throw leave(TaskState.CUT);
    }
    if (peeking) {
      throw leave(TaskState.RUNNABLE);
    }
    if (frozen && g.state[task] != TaskState.JOINING) {
      diverged("went on where it had ended");
      throw leave(TaskState.FAILED);
    }
    return -1;
  }

  /** Makes the events just added part of what was replayed; gives the first of them. */
  final int addedFrom(int start) {
    beat();
    po = g.po[task];
    recorded = g.length[task];
    cursor = recorded;
    limit = recorded;
    int e = po[start];
    // The round that ends a spin, such as an exchange that succeeds, may be the one just added.
    if (recorded >= EARLY
        && recorded < EARLY + EARLY_EVENTS
        && (Spin.isLong(g, task) || Spin.isLong(g, task, start))) {
      remarkSpin(Spin.isLong(g, task) ? e : po[start - 1]);
    }
    if (extender.racer >= 0 && stopAtRaces) {
      throw leave(TaskState.RUNNABLE);
    } else if (chooser != null && !chooser.goesOn(extender.frontier())) {
      redirected = true;
      throw leave(TaskState.RUNNABLE);
    } else if (extender.awaits().hasFoundDisorder()
        || extender.symmetry().hasFoundStranger()
        || extender.awaits().takeUnblockedBefore(task)) {
      throw leave(TaskState.RUNNABLE);
    }
    return e;
  }

  /** Leaves a task whose events since the {@code from}-th changed nothing and would be repeated. */
  void spin(int from) {
    if (unwinding) {
      throw Abandon.INSTANCE;
    }
    if (cursor < recorded) {
      diverged("repeated a loop before " + describe(po[cursor]));
      throw leave(TaskState.FAILED);
    }
    int accesses = Events.count(g, task, recorded) - Events.count(g, task, from);
    g.idle[po[recorded - 1]] = new IdleRound("", accesses);
    throw leave(TaskState.STOPPED);
  }

  /**
   * Says early what the end will not be before long: whoever waits for the end may wait for hours.
   */
  private void remarkSpin(int e) {
    String line = Sources.ofCaller(place);
    context.remarkOnce(
        "task "
            + tasks.get(task).name()
            + " has gone round reads"
            + (g.loc[e] < 0 ? "" : " of " + locations.name(g.loc[e]))
            + (line == null ? "" : " at " + line)
            + " that change nothing, for "
            + EARLY
            + " events by now: if it waits for a change, say so by await");
  }

  /** Stops the task if an assumption does not hold. */
  void assume(boolean condition) {
    if (unwinding) {
      throw Abandon.INSTANCE;
    }
    if (!condition) {
      throw stop(null);
    }
  }

  /** Stops the task, which would do again what it did in the last round of a loop. */
  Abandon repeats(String loop, int accesses) {
    return unwinding ? Abandon.INSTANCE : stop(new IdleRound(loop, accesses));
  }

  private Abandon stop(@Nullable IdleRound round) {
    if (task == 0) {
      return Abandon.INSTANCE;
    }
    if (cursor < recorded) {
      diverged("stopped before " + describe(po[cursor]));
      return leave(TaskState.FAILED);
    }
    rememberStop();
    if (recorded > 0) {
      g.idle[po[recorded - 1]] = round;
    }
    return leave(TaskState.STOPPED);
  }

  /**
   * The next time the last read gets this value, the task need not be called. Nothing is remembered
   * of a read-modify-write, nor where a unit of work ends with the read of one: the event that
   * would be its write part is then another task's.
   */
  private void rememberStop() {
    int last = cursor == 0 || cursor > recorded ? -1 : po[cursor - 1];
    if (last >= 0
        && (g.flags[last] & Flags.READ) != 0
        && !Signature.isReference(g.signature[last])) {
      g.stops[last] = true;
      g.stopsAt[last] = g.value[last];
    }
    if (last >= 0
        && Signature.type(g.signature[last]) == Signature.CAS
        && (g.flags[last] & Flags.EXCLUSIVE) == 0) {
      extender.awaits().exchanges().stopped(g, last);
    }
  }

  void note(Fact fact) {
    if (unwinding) {
      return;
    }
    if (keepsNotes) {
      if (notes == null) {
        notes = new TaskNotes();
      }
      notes.add(fact, cursor);
    }
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

  /** The interpreted program is at this place of its text. */
  void at(String where) {
    place = where;
  }

  String place() {
    return place;
  }

  /** A task is spawned here, where it will begin. */
  void beginsHere(int child) {
    if (child < places.length || !place.isEmpty()) {
      int before = places.length;
      if (child >= before) {
        places = Arrays.copyOf(places, child + 1);
        Arrays.fill(places, before, child + 1, "");
      }
      places[child] = place;
    }
  }

  int nextAllocation() {
    return allocations++;
  }

  /** The running task asks for something that tells it from others. */
  int asksWhoItIs() {
    if (task != 0) {
      extender.symmetry().asksWhoItIs(task);
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

  /** What time it is, as {@link org.latticeipc.machine.LazyMemory#causalTicks} has it. */
  long causalTicks() {
    return task == 0 ? 0 : times.after(g, task, cursor);
  }

  /** The task's own event count. */
  long events() {
    return task == 0 ? 0 : Events.count(g, task, cursor);
  }
}
