package org.latticeipc.oracle;

import java.util.ArrayList;
import java.util.List;
import org.latticeipc.model.axioms.Event;
import org.latticeipc.programs.shape.LitmusShape;

/**
 * An execution up to coherence: for each task where its reads and choices, in program order, got
 * their values from. Everything else follows by running the tasks. Immutable.
 */
final class RfGraph {
  private final LitmusShape shape;
  private final List<String> cells;
  private final List<List<ProgramSourceOfOracle>> sources;
  private final List<TaskRun> runs;

  private RfGraph(
      LitmusShape shape,
      List<String> cells,
      List<List<ProgramSourceOfOracle>> sources,
      List<TaskRun> runs) {
    this.shape = shape;
    this.cells = cells;
    this.sources = sources;
    this.runs = runs;
  }

  /** The graph in which every task has run to its first read. */
  static RfGraph initial(LitmusShape shape) {
    List<String> cells = List.copyOf(shape.cells());
    List<List<ProgramSourceOfOracle>> none = new ArrayList<>();
    List<TaskRun> runs = new ArrayList<>();
    for (int t = 1; t <= shape.tasks().size(); t++) {
      none.add(List.of());
      runs.add(TaskRun.of(t, shape.tasks().get(t - 1), cells, List.of()));
    }
    return new RfGraph(shape, cells, none, runs);
  }

  LitmusShape shape() {
    return shape;
  }

  List<String> cells() {
    return cells;
  }

  List<TaskRun> runs() {
    return runs;
  }

  List<ProgramSourceOfOracle> sources(int task) {
    return sources.get(task - 1);
  }

  /** Tells this graph from all others of the shape. */
  String key() {
    return sources.toString();
  }

  boolean isMaximal() {
    return runs.stream().noneMatch(run -> run.end() == TaskRun.End.WANTS_VALUE);
  }

  /** All graphs with one more value: any waiting task, any write that is there. */
  List<RfGraph> successors() {
    List<RfGraph> result = new ArrayList<>();
    for (int task = 1; task <= runs.size(); task++) {
      TaskRun run = runs.get(task - 1);
      if (run.end() == TaskRun.End.WANTS_VALUE) {
        for (ProgramSourceOfOracle source : offers(run.wanted())) {
          result.add(with(task, source));
        }
      }
    }
    return result;
  }

  private List<ProgramSourceOfOracle> offers(TaskRun.Wanted wanted) {
    List<ProgramSourceOfOracle> result = new ArrayList<>();
    String cell = wanted.cell();
    if (cell == null) {
      for (int taken = 0; taken < wanted.alternatives(); taken++) {
        result.add(new ProgramSourceOfOracle(ProgramSourceOfOracle.CHOICE, taken));
      }
      return result;
    }
    result.add(ProgramSourceOfOracle.INITIAL);
    for (int task = 1; task <= runs.size(); task++) {
      List<Event> events = runs.get(task - 1).events();
      for (int i = 0; i < events.size(); i++) {
        if (isWriteTo(events.get(i), cells.indexOf(cell))) {
          result.add(new ProgramSourceOfOracle(task, i));
        }
      }
    }
    return result;
  }

  static boolean isWriteTo(Event event, int cell) {
    return event.subject() == cell
        && (event.kind() == Event.Kind.STORE || event.kind() == Event.Kind.UPDATE);
  }

  private RfGraph with(int task, ProgramSourceOfOracle source) {
    List<ProgramSourceOfOracle> longer = new ArrayList<>(sources.get(task - 1));
    longer.add(source);
    List<List<ProgramSourceOfOracle>> newSources = new ArrayList<>(sources);
    newSources.set(task - 1, List.copyOf(longer));
    String cell = runs.get(task - 1).wanted().cell();
    List<Long> values = new ArrayList<>();
    List<ProgramSourceOfOracle> before = sources.get(task - 1);
    for (int i = 0; i < before.size(); i++) {
      values.add(valueGiven(task, i));
    }
    values.add(value(source, cell));
    List<TaskRun> newRuns = new ArrayList<>(runs);
    newRuns.set(task - 1, TaskRun.of(task, shape.tasks().get(task - 1), cells, values));
    return new RfGraph(shape, cells, newSources, newRuns);
  }

  /** The value that the {@code i}-th source of a task gave. */
  private long valueGiven(int task, int i) {
    TaskRun run = runs.get(task - 1);
    for (int e = 0; e < run.events().size(); e++) {
      if (run.valueUsed(e) == i) {
        int cell = run.events().get(e).subject();
        return value(sources.get(task - 1).get(i), cell < 0 ? null : cells.get(cell));
      }
    }
    throw new IllegalStateException("no event of task " + task + " used value " + i);
  }

  private long value(ProgramSourceOfOracle source, @org.jspecify.annotations.Nullable String cell) {
    if (source.task() == ProgramSourceOfOracle.CHOICE) {
      return source.index();
    } else if (source.task() == 0) {
      return cell == null ? 0 : shape.initial().getOrDefault(cell, 0L);
    }
    return runs.get(source.task() - 1).written(source.index());
  }
}
