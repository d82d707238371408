package org.latticeipc.explorer.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.latticeipc.explorer.ExplorerOptions;
import org.latticeipc.explorer.Races;
import org.latticeipc.explorer.Violation;
import org.latticeipc.explorer.graph.ExecutionGraph;
import org.latticeipc.explorer.graph.TaskState;
import org.latticeipc.explorer.model.Models;

/**
 * One thread of an exploration: a depth-first search over execution graphs. Forward alternatives
 * undo what was added since; a backward revisit copies the part of the graph that it keeps. Memory
 * is bounded by the depth of nested revisits times the size of a graph, whatever the number of
 * executions.
 */
final class Worker {
  private final Exploration shared;
  private final ExplorerOptions options;
  private final Extension extension;
  private final Outside outside;
  private final TaskRunner runner;
  private final ExploringMachine machine;
  private final Judge judge;
  private final List<Level> levels = new ArrayList<>();
  private Built built;
  private int depth;
  private boolean fresh = true;

  Worker(Exploration shared) {
    this.shared = shared;
    this.options = shared.options;
    this.extension = new Extension(Models.of(options), options.races() != Races.IGNORE);
    this.outside = new Outside(extension);
    this.runner =
        new TaskRunner(
            extension, outside, shared.tasks, options.maxEventsPerTask(), options.seed());
    this.machine =
        new ExploringMachine(runner, shared.locations, shared.tasks, options.cpus(), true);
    this.judge = new Judge(shared, this, runner, outside);
    this.built = new Built(machine, shared.tasks);
    runner.stopAtRaces = options.races() == Races.VIOLATION;
  }

  long complete() {
    return judge.complete();
  }

  long blocked() {
    return judge.blocked();
  }

  long events() {
    return extension.added();
  }

  SortedMap<String, Long> outcomes() {
    return judge.outcomes();
  }

  /** Visits every execution. */
  void explore() {
    build();
    Level root = enter(0);
    root.graph.reset(built.taskCount(), built.locations());
    if (run(root)) {
      judge.leaf(root.graph, built);
    }
    search();
  }

  private void search() {
    while (!shared.stopped()) {
      Level level = levels.get(depth);
      if (level.frontier.isEmpty()) {
        if (depth == 0) {
          return;
        }
        enter(depth - 1);
        continue;
      }
      step(level, level.frontier.pop());
    }
  }

  private void step(Level level, long item) {
    if (apply(level, item)) {
      Level now = levels.get(depth);
      if (run(now)) {
        judge.leaf(now.graph, built);
      }
    }
  }

  private Level enter(int d) {
    if (d == levels.size()) {
      levels.add(new Level());
    }
    depth = d;
    Level level = levels.get(d);
    extension.use(level.graph, level.frontier);
    runner.use(level.graph);
    return level;
  }

  /** Goes to the alternative; tells whether the graph is consistent and can be run on. */
  private boolean apply(Level level, long item) {
    ExecutionGraph g = level.graph;
    int e = Frontier.event(item);
    int number = Frontier.number(item);
    g.truncate(e + 1);
    boolean runnable;
    switch (Frontier.kind(item)) {
      case Frontier.READ_FROM:
        runnable = extension.readFrom(e, number);
        break;
      case Frontier.PLACE:
        runnable = extension.place(e, number, e == level.revisitor ? level.revisited : -1);
        break;
      case Frontier.CHOOSE:
        runnable = extension.choose(e, number);
        break;
      default:
        runnable = revisit(g, number, e);
    }
    return runnable && raceIsHandled();
  }

  private boolean revisit(ExecutionGraph from, int r, int a) {
    Level child = enter(depth + 1);
    child.frontier.clear();
    child.graph.copyRestricted(from, r, a);
    child.revisited = r;
    child.revisitor = child.graph.size - 1;
    return extension.revisit(r, child.revisitor);
  }

  /** Reports a race of the event added last, if any; tells whether to go on. */
  private boolean raceIsHandled() {
    if (extension.racer < 0) {
      return true;
    }
    int racer = extension.racer;
    extension.racer = Extension.NO_RACE;
    shared.sawRace();
    if (options.races() == Races.VIOLATION) {
      violated(
          Violation.NO_DATA_RACE,
          judge.describeRace(racer, extension.racesWith),
          judge.causeOfRace(racer, extension.racesWith));
    }
    return !shared.stopped();
  }

  /**
   * Calls tasks, the leftmost that can go on first, until none can.
   *
   * @return whether the execution is to be judged
   */
  private boolean run(Level level) {
    ExecutionGraph g = level.graph;
    if (built.rebuildsForEachExecution()) {
      if (!fresh) {
        build();
        callKnown(g, null);
      }
      fresh = false;
    }
    int t = 1;
    while (t < g.stride) {
      if (!g.enabled(t)) {
        t++;
        continue;
      }
      runner.call(t, body(g, t), false, null);
      if (!raceIsHandled() || !breachIsHandled()) {
        return false;
      }
      t = 1;
    }
    return true;
  }

  /** Calls again the tasks whose end the graph already knows. */
  private void callKnown(ExecutionGraph g, @Nullable Recorder recorder) {
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
    return spawn < 0 ? built.body(t) : (Runnable) Objects.requireNonNull(g.firstObject[spawn]);
  }

  private boolean breachIsHandled() {
    String property = runner.brokenProperty;
    if (property == null) {
      return true;
    }
    runner.brokenProperty = null;
    violated(property, runner.brokenMessage, property + "|" + runner.brokenMessage);
    return !shared.stopped();
  }

  /** Reports a violation by the current graph unless its cause was reported. */
  void violated(String property, String message, String cause) {
    if (shared.isNews(cause)) {
      shared.report(judge.witness(property, message, levels.get(depth).graph));
    }
  }

  /** Calls every task again under the eyes of the recorder; changes nothing. */
  void record(Recorder recorder) {
    ExecutionGraph g = levels.get(depth).graph;
    if (built.rebuildsForEachExecution()) {
      build();
    }
    callKnown(g, recorder);
    fresh = false;
  }

  private void build() {
    built = new Built(machine, shared.tasks);
    runner.beginOutside();
    outside.setUp(built);
    machine.building(built);
    shared.program.build(built);
    built.notes(runner.notesOutside());
    machine.building(null);
    extension.use(built);
    fresh = true;
  }
}
