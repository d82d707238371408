package org.latticeipc.engine.sim;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.latticeipc.engine.sim.coroutine.CoroutineKind;
import org.latticeipc.engine.sim.drive.Decider;
import org.latticeipc.engine.sim.drive.StepRecorder;
import org.latticeipc.engine.sim.memory.History;
import org.latticeipc.engine.sim.memory.Location;
import org.latticeipc.engine.sim.memory.RaceDetector;
import org.latticeipc.engine.sim.memory.ReadRequest;
import org.latticeipc.engine.sim.memory.RecordedStep;
import org.latticeipc.engine.sim.memory.SimulatedMemory;
import org.latticeipc.engine.sim.statistics.RunStatistics;
import org.latticeipc.engine.sim.statistics.StatisticsCollector;
import org.latticeipc.engine.sim.strategy.Comparison;
import org.latticeipc.engine.sim.strategy.Decision;
import org.latticeipc.engine.sim.strategy.Replay;
import org.latticeipc.engine.sim.strategy.ReplayDifference;
import org.latticeipc.machine.Fact;
import org.latticeipc.machine.program.PartedBody;
import org.latticeipc.trace.Sources;
import org.latticeipc.trace.StepKind;
import org.latticeipc.trace.Trace;

/**
 * Drives one run: lets tasks go, one step at a time, until it is over.
 *
 * <p>The driver's loop and the tasks' coroutines take turns; only one of them runs at any time. A
 * task that comes to its next access calls {@link #enter}, where the next task is picked at once;
 * only if that is another one does control go back to the loop.
 */
final class Engine {
  private static final int TOLD_EVERY = 64;

  /** Which code runs. */
  enum Phase {
    SET_UP,
    TASKS,
    AFTERWARDS
  }

  final SimulationOptions options;
  final History log;
  final SimulatedMemory memory;
  final FactLog facts;
  final RaceDetector races = new RaceDetector();
  final CoroutineKind coroutines;
  final List<SimTask> tasks = new ArrayList<>();
  final TaskBodies bodies;
  private final Cpus cpus;
  private final Readiness readiness;
  private final ScheduleDecision schedule;
  private final StepRecorder recorder;
  private final @Nullable StatisticsCollector statistics;
  private final Decider decider;
  private final @Nullable Comparison comparison;
  private final RunEndings ending = new RunEndings();

  private int begun;
  private Phase phase = Phase.SET_UP;
  private long clock;
  private long steps;
  private @Nullable SimTask lastTask;
  private @Nullable SimTask running;
  private @Nullable SimTask chosen;
  private boolean unwinding;
  private boolean still;

  /** A task that is made of parts is on its way out of one, which will be done again. */
  private boolean leaving;

  Engine(SimulationOptions options) {
    this.options = options;
    this.log = new History(options.keptSteps(), options.judgedEvents());
    this.memory =
        new SimulatedMemory(
            log,
            options.model(),
            options.releaseSequences(),
            options.judgedEvents(),
            !options.isBounded() && options.strategy() instanceof Replay,
            options.isBounded() ? tasks : null);
    this.facts = new FactLog(!options.isBounded());
    this.cpus = new Cpus(options.cpus(), options.sliceSteps());
    this.statistics = options.statistics() ? new StatisticsCollector(options.cpus()) : null;
    this.readiness = new Readiness(memory, cpus, options.clock(), statistics);
    this.coroutines = options.coroutines().orBaton();
    this.decider = new Decider(options.strategy(), options.seed());
    this.comparison = decider.comparison();
    this.recorder = new StepRecorder(log, options.isBounded(), comparison, options.sink());
    this.bodies = new TaskBodies(this, cpus, readiness, statistics, comparison, ending);
    // A replay schedules what its trace says, whatever slices there were.
    this.schedule =
        new ScheduleDecision(readiness, cpus, cpus.isPreemptive() || comparison != null);
  }

  /** Tasks leave their code because the run is over. */
  boolean isUnwinding() {
    return unwinding;
  }

  /** A task that is made of parts has left one, and will do it again. */
  void partLeft() {
    leaving = false;
  }

  Phase phase() {
    return phase;
  }

  long steps() {
    return steps;
  }

  long clock() {
    return clock;
  }

  /** The task whose code runs, or null in set-up and afterwards. */
  @Nullable SimTask running() {
    if (unwinding) {
      throw TaskUnwound.INSTANCE;
    }
    if (leaving) {
      throw PartedBody.Left.INSTANCE;
    }
    return running;
  }

  /** Lets all tasks run until the run is over; says how it ended, or null if all tasks ended. */
  @Nullable Function<SimulatedRun, SimulationResult> runTasks() {
    phase = Phase.TASKS;
    try {
      while (!ending.isOver()) {
        beginNewTasks();
        SimTask next = ending.isOver() ? null : chosen != null ? chosen : pick();
        chosen = null;
        if (next == null) {
          break;
        }
        if (!ending.isOver()) {
          resume(next);
        }
      }
      ending.rethrow();
      if (!ending.isOver()) {
        standstill();
      }
      return ending.how();
    } finally {
      unwind();
      running = null;
      phase = Phase.AFTERWARDS;
    }
  }

  /** Nobody can go on: the run is over, unless it should have gone on. */
  private void standstill() {
    Function<SimulatedRun, SimulationResult> how = RunEndings.ofStandstill(this);
    if (comparison != null && !ending.isOver() && !comparison.isExhausted()) {
      ReplayDifference difference = comparison.missing();
      how = run -> new SimulationResult.Diverged(run, difference);
    }
    ending.endWith(how);
  }

  private void beginNewTasks() {
    // A new task runs its local code at once, so that it is known what it stands before.
    while (begun < tasks.size() && !ending.isOver()) {
      SimTask task = tasks.get(begun++);
      task.state = SimTask.State.ALIVE;
      cpus.add(task);
      if (statistics != null) {
        statistics.began(task.handle);
      }
      readiness.begins(task);
      tell();
      resume(task);
    }
  }

  private void tell() {
    RunProgress progress = options.progress();
    if (progress != null && (steps + begun) % TOLD_EVERY == 0) {
      progress.at(begun, steps);
    }
  }

  private void resume(SimTask task) {
    running = task;
    task.coroutine().resume();
    running = null;
  }

  /** Has every task that began leave its code, so that no coroutine is left in the middle. */
  private void unwind() {
    unwinding = true;
    for (SimTask task : tasks) {
      if (task.state != SimTask.State.NEW && !task.coroutine().isFinished()) {
        task.coroutine().resume();
      }
    }
    unwinding = false;
  }

  /** Records that the task can never go on. */
  void blocked(SimTask task, String why) {
    RecordedStep step = RecordedStep.remark(task, StepKind.BLOCKED);
    step.detail = why;
    record(step);
  }

  /**
   * Called by the running task before its next step, which it {@link SimTask#standsBefore}; returns
   * when the task may do it.
   *
   * @throws TaskUnwound if the run is over
   */
  void enter(SimTask task) {
    Journal journal = task.journal;
    if (journal != null && journal.isGranted()) {
      readiness.goesOn(task);
      return;
    }
    readiness.stands(task, clock);
    SimTask next = begun == tasks.size() ? pick() : null;
    if (next != task) {
      chosen = next;
      leave(task);
    }
    readiness.goesOn(task);
  }

  /** Lets others run; returns when the task goes on. */
  void leave(SimTask task) {
    if (task.journal != null) {
      leaving = true;
      throw PartedBody.Left.INSTANCE;
    }
    task.coroutine().suspend();
    if (unwinding) {
      throw TaskUnwound.INSTANCE;
    }
  }

  /** Whether all wait and the strategy, or a trace, says that they see the newest writes only. */
  private boolean standsStill() {
    if (!still
        && !decider.isNatural()
        && readiness.lateCount() == 0
        && !readiness.isAnyReadyForNewest()) {
      still = decider.staysBlocked();
    }
    return still;
  }

  private @Nullable SimTask pick() {
    readiness.refresh(clock);
    int count = readiness.readyCount() + readiness.lateCount();
    if (count == 0 || standsStill()) {
      return null;
    }
    if (comparison != null && comparison.isExhausted()) {
      if (readiness.lateCount() == 0 && !readiness.isAnyReadyForNewest()) {
        // The trace leaves these waiting: they have seen the last writes, and older ones, which
        // they might still read, will not be seen for ever.
        return null;
      }
      endWith(run -> new SimulationResult.StepBound(run, SimulationResult.TRACE_ENDS));
      if (running != null) {
        leave(running);
      }
      return null;
    }
    schedule.begin(lastTask);
    if (count == 1 || schedule.alternatives() == 1) {
      return schedule.candidate(0);
    }
    return decider.isNatural() ? schedule.naturalTask() : schedule.candidate(decide(schedule));
  }

  /** Asks the strategy. */
  int decide(Decision decision) {
    try {
      int taken = decider.take(decision);
      if (taken != Comparison.DIFFERS || comparison == null) {
        return taken;
      }
      ReplayDifference difference = comparison.difference();
      endWith(run -> new SimulationResult.Diverged(run, difference));
    } catch (RuntimeException e) {
      // The strategy's failure, not the task's: it must not run through the task's code.
      ending.fail(e);
    }
    if (running != null) {
      leave(running);
    }
    return 0;
  }

  /** A step of the running task is done: records it, lets time pass, and ends what is over. */
  void stepped(SimTask task, RecordedStep step) {
    steps++;
    clock++;
    if (statistics != null) {
      statistics.stepped(task.id);
      statistics.time(clock);
    }
    tell();
    lastTask = task;
    cpus.stepped(task);
    if (options.sources() && log.isWhole()) {
      step.source = Sources.ofCaller(task.place);
    }
    record(step);
    memory.settle(tasks, options.races() == RacePolicy.IGNORE ? null : races);
    if (steps >= options.maxSteps() && !ending.isOver()) {
      String reason = "the run took " + steps + " steps and was not over";
      endWith(run -> new SimulationResult.StepBound(run, reason));
    }
    if (task.events > options.maxTaskEvents() && !ending.isOver()) {
      String reason =
          task
              + " did more than "
              + options.maxTaskEvents()
              + " events, the most a task may do; the bound is max_events";
      endWith(run -> new SimulationResult.StepBound(run, reason));
    }
    if (ending.isOver()) {
      leave(task);
    }
  }

  /** A cell was written. */
  void written(Location location) {
    readiness.written(location, clock);
  }

  /** What the run spent its time on; null if nobody asked. */
  @Nullable RunStatistics statistics() {
    return statistics == null ? null : statistics.result();
  }

  /** The hash of a run that keeps no steps. */
  String digest() {
    return recorder.digest();
  }

  /** Ends the run from within a task's step; takes effect when that step is recorded. */
  void endWith(Function<SimulatedRun, SimulationResult> how) {
    ending.endWith(how);
  }

  /** Records a step or remark. */
  void record(RecordedStep step) {
    ReplayDifference difference = recorder.record(step);
    if (difference != null) {
      ending.differs(difference);
    }
    if (options.observer() != null) {
      options.observer().stepped(step.toStep(), new MachineView(this, cpus));
    }
  }

  /** The clock jumps to the deadline that strikes. */
  void strike(ReadRequest wait) {
    if (options.clock() == Trace.Clock.VIRTUAL) {
      clock = Math.max(clock, wait.deadline);
    }
    if (statistics != null) {
      statistics.time(clock);
      statistics.ready(wait.task.id, true);
    }
  }

  long nowTicks() {
    SimTask task = running();
    return options.clock() == Trace.Clock.TASK_EVENTS && task != null ? task.events : clock;
  }

  void yieldTo(SimTask task, @Nullable SimTask target) {
    readiness.refresh(clock);
    if (target == null || target == task || !readiness.isReady(target)) {
      cpus.giveUp(task);
    } else {
      cpus.donate(task, target);
    }
  }

  /** Records a fact of the running task; ends the run if a replay differs there. */
  void noted(SimTask task, Fact fact) {
    String full = facts.add(task.handle, fact, task.events, task.known);
    if (statistics != null) {
      statistics.noted(task.handle, fact);
    }
    if (full != null) {
      endWith(run -> new SimulationResult.StepBound(run, full));
    }
    RecordedStep step = RecordedStep.remark(task, StepKind.NOTE);
    step.fact = fact;
    record(step);
    if (ending.isOver()) {
      leave(task);
    }
  }

  /** The task whose code runs, for a view of the machine. */
  @Nullable SimTask runningOrNull() {
    return running;
  }
}
