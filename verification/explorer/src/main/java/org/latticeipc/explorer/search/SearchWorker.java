package org.latticeipc.explorer.search;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.latticeipc.explorer.declared.DeclaredProgram;
import org.latticeipc.explorer.declared.Preference;
import org.latticeipc.explorer.declared.SearchContext;
import org.latticeipc.explorer.graph.Events;
import org.latticeipc.explorer.graph.ExecutionGraph;
import org.latticeipc.explorer.graph.TaskState;
import org.latticeipc.explorer.result.CheckpointException;
import org.latticeipc.explorer.result.ExplorerOptions;
import org.latticeipc.explorer.result.Races;
import org.latticeipc.explorer.result.Violation;
import org.latticeipc.explorer.step.Frontier;
import org.latticeipc.explorer.step.GraphExtender;
import org.latticeipc.explorer.step.SearchFrame;
import org.latticeipc.explorer.task.CallObserver;
import org.latticeipc.explorer.task.ExploringMachine;
import org.latticeipc.explorer.task.SetUpMemory;
import org.latticeipc.explorer.task.TaskRunner;
import org.latticeipc.explorer.witness.Linearisation;
import org.latticeipc.explorer.work.Refill;
import org.latticeipc.explorer.work.Schedule;
import org.latticeipc.explorer.work.Segment;
import org.latticeipc.explorer.work.SegmentOwner;
import org.latticeipc.explorer.work.Tally;
import org.latticeipc.explorer.work.WorkUnit;
import org.latticeipc.machine.program.TaskLimits;

/**
 * One thread of an exploration: a depth-first search over execution graphs. Forward alternatives
 * undo what was added since; a backward revisit copies the part of the graph that it keeps. Memory
 * is bounded by the depth of nested revisits times the size of a graph, whatever the number of
 * executions.
 */
final class SearchWorker implements SegmentOwner {
  private static final int NOTHING = -1;

  private final Exploration exploration;
  private final SearchContext context;
  private final ExplorerOptions options;
  private final Schedule schedule;
  private final GraphExtender extender;
  private final SetUpMemory setUpMemory;
  private final TaskRunner runner;
  private final ExploringMachine machine;
  private final ExecutionJudge judge;
  private final List<SearchFrame> frames = new ArrayList<>();
  private Segment segment = new Segment(null, new Tally());
  private DeclaredProgram declared;
  private int depth;
  private final Thread thread = Thread.currentThread();
  private final int pulse;

  /** The read, the last event, that takes an overwritten value as an alternative, if any. */
  private int overwritten = NOTHING;

  private boolean built;
  private boolean fresh = true;
  private boolean ended;
  private int steps;
  private long toldComplete;
  private long toldBlocked;
  private long toldEvents;
  private double toldWeight;

  SearchWorker(Exploration exploration, Schedule schedule) {
    this.exploration = exploration;
    this.context = exploration.context();
    this.pulse = exploration.stepsBetweenLooks();
    this.options = context.options;
    this.schedule = schedule;
    this.extender = new GraphExtender(context, exploration.revisits());
    this.setUpMemory = new SetUpMemory(extender, context.locations);
    this.runner = new TaskRunner(extender, setUpMemory, context);
    this.machine =
        new ExploringMachine(runner, context.locations, context.tasks, options.cpus(), true);
    this.judge = new ExecutionJudge(context, this, runner, setUpMemory, extender);
    this.declared = new DeclaredProgram(machine, context.tasks);
    runner.stopAtRaces = options.races() == Races.VIOLATION;
  }

  /** Does segments until there are none. */
  void work() throws InterruptedException {
    try {
      if (!buildExplorable()) {
        return;
      }
    } catch (IllegalStateException e) {
      throw options.resume().isEmpty() ? e : notGoneOn(e);
    }
    for (Segment next = schedule.take(this); next != null; next = schedule.take(this)) {
      begin(next);
      explore(next);
      settle();
      if (!ended && !next.cancelled && !remaining().isEmpty()) {
        schedule.leave();
        return;
      }
      schedule.finish(next);
    }
  }

  private void explore(Segment next) throws InterruptedException {
    try {
      if (load(Objects.requireNonNull(next.unit))) {
        search();
      }
    } catch (CheckpointException refused) {
      throw refused;
    } catch (RuntimeException e) {
      if (!next.isSaved()) {
        throw e;
      }
      throw notGoneOn(e);
    }
  }

  private CheckpointException notGoneOn(RuntimeException e) {
    return new CheckpointException(
        file() + " holds executions that cannot be gone on from (" + e + "); explore anew", e);
  }

  private String file() {
    return options.resume().map(String::valueOf).orElse("the checkpoint");
  }

  /** Starts counting for the segment. */
  void begin(Segment next) {
    segment = next;
    ended = false;
    toldComplete = next.tally.complete;
    toldBlocked = next.tally.blocked;
    toldEvents = next.tally.events;
    toldWeight = next.tally.weight;
  }

  Tally tally() {
    return segment.tally;
  }

  /** Goes to where a unit of work begins. */
  private boolean load(WorkUnit unit) {
    SearchFrame root = restart();
    root.revisited = unit.revisited();
    root.revisitor = unit.revisitor();
    if (unit.size() == 0) {
      finish(root);
      return true;
    }
    if (!refill(root.graph, unit)) {
      return false;
    }
    for (int i = 0; i < unit.items().length; i++) {
      root.frontier.push(unit.items()[i], unit.weights()[i]);
    }
    return true;
  }

  private boolean refill(ExecutionGraph g, WorkUnit unit) {
    Refill refill = new Refill(g, extender, unit);
    if (!fresh) {
      build();
    }
    while (!refill.isDone()) {
      int before = refill.left();
      for (int t = 1; t < g.stride; t++) {
        int spawn = g.spawnedBy[t];
        if (g.exists(t) && (spawn < 0 || refill.has(spawn))) {
          runner.refill(t, body(g, t), refill);
          requireOwn(runner.brokenProperty, runner.brokenMessage);
          if (!breachIsHandled()) {
            return false;
          }
        }
      }
      if (refill.left() == before) {
        String message = "tasks called again did not make the events they had made before";
        requireOwn(Violation.DETERMINISTIC_TASKS, message);
        violated(Violation.DETERMINISTIC_TASKS, message, Violation.DETERMINISTIC_TASKS);
        return false;
      }
    }
    extender.refilled();
    fresh = false;
    return true;
  }

  /**
   * Refuses a checkpoint's work that the tasks do not make again: either the program is another one
   * or its tasks are not deterministic, and there is no telling which.
   */
  private void requireOwn(@Nullable String property, String message) {
    if (segment.isSaved() && Violation.DETERMINISTIC_TASKS.equals(property)) {
      throw new CheckpointException(
          file()
              + " is a checkpoint of another exploration, or tasks are not deterministic: "
              + message
              + "; resume it with the program that wrote it, or explore anew");
    }
  }

  private void search() throws InterruptedException {
    while (!mustStop()) {
      SearchFrame frame = frames.get(depth);
      if (frame.frontier.isEmpty()) {
        if (depth == 0) {
          return;
        }
        enter(depth - 1);
        continue;
      }
      if (schedule.wantsWork()) {
        donate();
      }
      if (schedule.isPausing()) {
        settle();
        schedule.park();
      }
      step(frame);
      if (++steps % pulse == 0) {
        settle();
      }
    }
  }

  private boolean mustStop() {
    return ended || segment.cancelled || schedule.isStopped();
  }

  /** Hands over the last of this worker's work, unless it is all it has. */
  private void donate() {
    for (int d = 0; d <= depth; d++) {
      SearchFrame frame = frames.get(d);
      if (!frame.frontier.isEmpty()) {
        if (d < depth || frame.frontier.size() > 1) {
          schedule.give(segment, WorkUnit.of(frame, extender.awaits(), 0, 1));
          frame.frontier.dropFirst();
        }
        return;
      }
    }
  }

  @Override
  public List<WorkUnit> remaining() {
    List<WorkUnit> units = new ArrayList<>();
    for (int d = depth; d >= 0; d--) {
      SearchFrame frame = frames.get(d);
      if (!frame.frontier.isEmpty()) {
        units.add(WorkUnit.of(frame, extender.awaits(), 0, frame.frontier.size()));
      }
    }
    return units;
  }

  /** Tells what was done since the last time. */
  private void settle() {
    Tally tally = segment.tally;
    tally.events += extender.takeAdded();
    exploration.pulse(
        tally.complete - toldComplete,
        tally.blocked - toldBlocked,
        tally.events - toldEvents,
        tally.weight - toldWeight);
    toldComplete = tally.complete;
    toldBlocked = tally.blocked;
    toldEvents = tally.events;
    toldWeight = tally.weight;
  }

  private void step(SearchFrame frame) {
    long item = frame.frontier.pop();
    if (apply(frame, item) && isWithinPreemptions(frames.get(depth).graph)) {
      finish(frames.get(depth));
    } else {
      segment.tally.weight += frames.get(depth).frontier.weight();
    }
  }

  /**
   * Goes to where a unit of at most one alternative begins, and visits the execution that it leads
   * to, but none of its alternatives.
   */
  void visit(WorkUnit unit) {
    if (load(unit) && unit.size() > 0) {
      step(current());
    }
  }

  /** An alternative of the current execution, as a unit of its own. */
  WorkUnit pending(int i) {
    return WorkUnit.of(current(), extender.awaits(), i, i + 1);
  }

  /** Runs the graph to its end and judges it. */
  private void finish(SearchFrame frame) {
    if (run(frame)) {
      conclude(frame);
      segment.tally.weight += frame.frontier.weight();
    }
  }

  /** Judges a graph in which no task can go on, if it counts. */
  void conclude(SearchFrame frame) {
    boolean counts = extender.symmetry().appliesTo(frame.graph);
    if (exclusionIsHandled() && counts && isWithinPreemptions(frame.graph)) {
      judge.leaf(frame.graph, declared);
    }
  }

  /** Whether the bound on preemptions, if any, allows the graph; a prefix never needs more. */
  private boolean isWithinPreemptions(ExecutionGraph g) {
    if (options.preemptionBound().isEmpty()) {
      return true;
    }
    int bound = options.preemptionBound().getAsInt();
    if (Linearisation.preemptions(g) <= bound) {
      return true;
    }
    segment.tally.reasons.add(
        "executions with more than " + bound + " preemptions were cut; raise the bound");
    return false;
  }

  SearchFrame enter(int d) {
    if (d == frames.size()) {
      frames.add(new SearchFrame());
    }
    depth = d;
    SearchFrame frame = frames.get(d);
    extender.use(frame.graph, frame.frontier);
    runner.use(frame.graph);
    return frame;
  }

  SearchFrame current() {
    return frames.get(depth);
  }

  /** Prepares an empty graph. */
  SearchFrame restart() {
    SearchFrame root = enter(0);
    root.revisited = -1;
    root.revisitor = -1;
    root.frontier.start(1);
    root.graph.reset(declared.taskCount(), declared.locations());
    overwritten = NOTHING;
    return root;
  }

  /** Goes to the alternative; tells whether the graph is consistent and can be run on. */
  boolean apply(SearchFrame frame, long item) {
    int e = Frontier.event(item);
    int number = Frontier.number(item);
    extender.truncate(e + 1);
    boolean runnable;
    overwritten = NOTHING;
    switch (Frontier.kind(item)) {
      case Frontier.READ_FROM:
        overwritten = e;
        runnable = extender.readFrom(e, number);
        break;
      case Frontier.PLACE:
        runnable = extender.place(e, number, e == frame.revisitor ? frame.revisited : -1);
        break;
      case Frontier.CHOOSE:
        runnable = extender.choose(e, number);
        break;
      case Frontier.WAKE:
        extender.wakeInstead(number);
        runnable = false;
        break;
      default:
        runnable = !extender.vain().leavesOut(frame.graph, e) && revisit(frame, number, e);
        return exclusionIsHandled() && runnable && raceIsHandled();
    }
    runnable = runnable && !extender.vain().leavesOut(frame.graph, e);
    return exclusionIsHandled() && runnable && raceIsHandled();
  }

  private boolean revisit(SearchFrame from, int r, int a) {
    // The last alternative of a graph may have the graph itself; the others need it once more.
    SearchFrame child = from.frontier.isEmpty() ? from : enter(depth + 1);
    child.frontier.start(from.frontier.weight());
    child.graph.copyRestricted(from.graph, r, a);
    child.revisited = r;
    child.revisitor = child.graph.size - 1;
    return extender.revisit(r, child.revisitor);
  }

  /** Ends the search if it met something that a reduction does not apply to. */
  private boolean exclusionIsHandled() {
    if (!extender.exclude()) {
      return true;
    }
    ended = true;
    exploration.abandon();
    return false;
  }

  /** Reports a race of the event added last, if any; tells whether to go on. */
  private boolean raceIsHandled() {
    if (extender.racer < 0) {
      return true;
    }
    int racer = extender.racer;
    extender.racer = GraphExtender.NO_RACE;
    segment.tally.races = true;
    int[] pairs = extender.races().take(current().graph);
    if (options.races() == Races.VIOLATION || pairs.length > 0) {
      tellOfRaces(racer, pairs);
    }
    return !ended;
  }

  /** Reports a violation, or pairs of events. */
  private void tellOfRaces(int racer, int[] pairs) {
    if (options.races() == Races.VIOLATION) {
      int other = extender.racesWith;
      violated(
          Violation.NO_DATA_RACE,
          judge.causeOfRace(racer, other),
          g -> judge.witnessOfRace(racer, other, g));
    } else {
      segment.tally.racesFound.addAll(judge.describeRaces(pairs));
    }
    if (!ended && declared.rebuildsForEachExecution()) {
      // What the program keeps outside of cells has seen the tasks called again.
      build();
      callKnown(current().graph, null);
      fresh = false;
    }
  }

  /**
   * Calls tasks, the leftmost that can go on first, until none can.
   *
   * @return whether the execution is to be judged
   */
  boolean run(SearchFrame frame) {
    ExecutionGraph g = frame.graph;
    if (declared.rebuildsForEachExecution()) {
      if (!fresh) {
        build();
        callKnown(g, null);
      }
      fresh = false;
    }
    if (frame.revisited >= 0 && extender.awaits().exchanges().mayWait(g, frame.revisited)) {
      int waiter = g.task[frame.revisited];
      runner.peek(waiter, body(g, waiter));
      if (!breachIsHandled()) {
        return false;
      } else if (declared.rebuildsForEachExecution()) {
        build();
        callKnown(g, null);
        fresh = false;
      }
    }
    int t = 1;
    while (t < g.stride) {
      if (!g.enabled(t)) {
        t++;
        continue;
      }
      boolean again = extender.awaits().takeUnblocked() || g.state[t] == TaskState.JOINING;
      if (again && declared.rebuildsForEachExecution()) {
        build();
        callKnown(g, null);
        fresh = false;
      }
      runner.call(t, body(g, t), false, null);
      if (overwritten >= 0
          && g.task[overwritten] == t
          && extender.awaits().leavesOut(g, overwritten)) {
        segment.tally.weight += frame.frontier.weight();
        exclusionIsHandled();
        return false;
      }
      if (!exclusionIsHandled() || !raceIsHandled() || !breachIsHandled() || runner.redirected()) {
        return false;
      }
      if (extender.vain().leavesOutRest(g)) {
        segment.tally.weight += frame.frontier.weight();
        exclusionIsHandled();
        return false;
      }
      t = 1;
    }
    return true;
  }

  /** Calls again the tasks whose end the graph already knows. */
  private void callKnown(ExecutionGraph g, @Nullable CallObserver recorder) {
    for (int t = 1; t < g.stride; t++) {
      if (g.exists(t) && (recorder != null || g.state[t] != TaskState.RUNNABLE && !g.enabled(t))) {
        runner.call(t, body(g, t), true, recorder);
        if (recorder != null) {
          runner.brokenProperty = null;
        } else if (!breachIsHandled()) {
          return;
        }
      }
    }
  }

  private Runnable body(ExecutionGraph g, int t) {
    int spawn = g.spawnedBy[t];
    return spawn < 0 ? declared.body(t) : (Runnable) Objects.requireNonNull(g.firstObject[spawn]);
  }

  private boolean breachIsHandled() {
    String property = runner.brokenProperty;
    if (property == null) {
      return true;
    }
    runner.brokenProperty = null;
    violated(property, runner.brokenMessage, property + "|" + runner.brokenMessage);
    return !ended;
  }

  /** Reports a violation by the current graph unless its cause was reported. */
  void violated(String property, String message, String cause) {
    violated(property, cause, g -> judge.witness(property, message, g));
  }

  private void violated(
      String property, String cause, Function<ExecutionGraph, Violation> witness) {
    Tally tally = segment.tally;
    ExecutionGraph graph = frames.get(depth).graph;
    Preference wish = context.wish();
    if (wish != null) {
      if (wish.prefers(property, Events.count(graph), () -> Linearisation.switches(graph))) {
        tally.violations.put(property, witness.apply(graph));
      }
    } else if (!tally.violations.containsKey(cause)) {
      tally.violations.put(cause, witness.apply(graph));
    }
    if (!options.all() || property.equals(Violation.DETERMINISTIC_TASKS)) {
      ended = true;
      schedule.endAfter(segment);
    }
  }

  /** A task was found to spin: the search starts anew, and cuts the task early. */
  void spins(int t, String reason) {
    context.spins.add(t);
    exploration.spins(reason);
    ended = true;
    exploration.abandon();
  }

  /** The thread that it was made on, and works on. */
  Thread thread() {
    return thread;
  }

  boolean hasEnded() {
    return ended;
  }

  /**
   * Calls every task again under the eyes of the recorder; changes nothing in the graph, whatever a
   * task that is in the middle of a call does this time.
   */
  void record(CallObserver recorder) {
    ExecutionGraph g = frames.get(depth).graph;
    TaskState[] states = g.state.clone();
    int[] lengths = g.stateLength.clone();
    @Nullable Object[] notes = g.notes.clone();
    if (declared.rebuildsForEachExecution()) {
      build();
    }
    callKnown(g, recorder);
    System.arraycopy(states, 0, g.state, 0, states.length);
    System.arraycopy(lengths, 0, g.stateLength, 0, lengths.length);
    System.arraycopy(notes, 0, g.notes, 0, notes.length);
    fresh = false;
  }

  /** What a task is called. */
  String name(int t) {
    return context.tasks.get(t).name();
  }

  /** What runs a task of the current graph. */
  Runnable body(int t) {
    return body(current().graph, t);
  }

  /**
   * Runs what is to run after the tasks of the current graph; says what is wrong then, if anything.
   */
  Optional<String> wrongAfterwards() {
    return judge.wrongAfterwards(current().graph, declared);
  }

  /** What set-up declared. */
  DeclaredProgram declared() {
    return declared;
  }

  /** How many executions the graph stands for. */
  BigInteger classSize(ExecutionGraph g) {
    return extender.symmetry().classSize(g);
  }

  long takeAdded() {
    return extender.takeAdded();
  }

  TaskRunner runner() {
    return runner;
  }

  /** Builds the program; false if it has too many tasks, which the result will say. */
  boolean buildExplorable() {
    build();
    if (hasTooManyTasks()) {
      exploration.cutTasks(declared.taskCount());
      return false;
    }
    return true;
  }

  /** Whether what was built has more tasks than are explored. */
  boolean hasTooManyTasks() {
    return declared.taskCount() > TaskLimits.MOST_EXPLORED;
  }

  void build() {
    DeclaredProgram earlier = built ? declared : null;
    declared = new DeclaredProgram(machine, context.tasks);
    runner.beginOutside();
    setUpMemory.setUp(declared);
    machine.building(declared);
    try {
      context.program.build(declared);
    } finally {
      runner.endOutside();
      machine.building(null);
      declared.close();
    }
    if (earlier != null) {
      declared.requireLike(earlier, context.locations);
    }
    built = true;
    declared.notes(runner.notesOutside());
    extender.use(declared);
    runner.keepsNotes = options.outcomes() || !declared.properties().isEmpty();
    fresh = true;
  }
}
