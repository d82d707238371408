package org.latticeipc.oracle;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import org.latticeipc.model.axioms.Event;

/**
 * An execution up to coherence: for each task where its reads and choices, in program order, got
 * their values from. Everything else follows by running the tasks. Immutable.
 */
final class RfGraph {
  private final EnumeratedProgram program;
  private final SortedMap<Integer, List<ValueSource>> sources;
  private final SortedMap<Integer, TaskRun> runs;

  private RfGraph(
      EnumeratedProgram program,
      SortedMap<Integer, List<ValueSource>> sources,
      SortedMap<Integer, TaskRun> runs) {
    this.program = program;
    this.sources = sources;
    this.runs = runs;
  }

  /** The graph in which every task has run to its first read. */
  static RfGraph initial(EnumeratedProgram program) {
    SortedMap<Integer, TaskRun> runs = new TreeMap<>();
    for (EnumeratedProgram.Task task : program.declared()) {
      runs.put(task.id(), TaskRun.of(program, task, List.of(), isOver(runs)));
    }
    settle(program, runs);
    return new RfGraph(program, new TreeMap<>(), runs);
  }

  /** Runs the tasks that were spawned, and those on whose joins nothing is waited for any more. */
  private static void settle(EnumeratedProgram program, SortedMap<Integer, TaskRun> runs) {
    boolean changed = true;
    while (changed) {
      changed = false;
      for (TaskRun run : List.copyOf(runs.values())) {
        for (EnumeratedProgram.Task child : run.children()) {
          if (!runs.containsKey(child.id())) {
            runs.put(child.id(), TaskRun.of(program, child, List.of(), isOver(runs)));
            changed = true;
          }
        }
        if (run.end() == TaskRun.End.JOINING && isOver(runs).test(run.joined())) {
          runs.put(run.task(), run.again(run.given(), isOver(runs)));
          changed = true;
        }
      }
    }
  }

  private static IntPredicate isOver(SortedMap<Integer, TaskRun> runs) {
    return task -> {
      TaskRun run = runs.get(task);
      return run != null && run.end() == TaskRun.End.DONE;
    };
  }

  EnumeratedProgram program() {
    return program;
  }

  /** The tasks that run, by number. */
  Collection<TaskRun> runs() {
    return runs.values();
  }

  TaskRun run(int task) {
    TaskRun run = runs.get(task);
    if (run == null) {
      throw new IllegalArgumentException("task " + task + " does not run");
    }
    return run;
  }

  List<ValueSource> sources(int task) {
    return sources.getOrDefault(task, List.of());
  }

  /** Tells this graph from all others of the program. */
  String key() {
    return sources.toString();
  }

  boolean isMaximal() {
    return runs().stream().noneMatch(run -> run.end() == TaskRun.End.WANTS_VALUE);
  }

  /** All graphs with one more value: any waiting task, any write that is there. */
  List<RfGraph> successors() {
    List<RfGraph> result = new ArrayList<>();
    for (TaskRun run : runs()) {
      if (run.end() == TaskRun.End.WANTS_VALUE) {
        for (ValueSource source : offers(run.wanted())) {
          result.add(with(run, source));
        }
      }
    }
    return result;
  }

  private List<ValueSource> offers(TaskRun.Wanted wanted) {
    List<ValueSource> result = new ArrayList<>();
    if (wanted.cell() == TaskRun.Wanted.NO_CELL) {
      for (int taken = 0; taken < wanted.alternatives(); taken++) {
        result.add(new ValueSource(ValueSource.CHOICE, taken));
      }
      return result;
    }
    result.add(ValueSource.INITIAL);
    for (TaskRun run : runs()) {
      for (int i = 0; i < run.events().size(); i++) {
        if (isWriteTo(run.events().get(i), wanted.cell())) {
          result.add(new ValueSource(run.task(), i));
        }
      }
    }
    return result;
  }

  static boolean isWriteTo(Event event, int cell) {
    return event.subject() == cell
        && (event.kind() == Event.Kind.STORE || event.kind() == Event.Kind.UPDATE);
  }

  /** A longer run begins as the shorter one did, so what others read stays. */
  private RfGraph with(TaskRun run, ValueSource source) {
    List<ValueSource> longer = new ArrayList<>(sources(run.task()));
    longer.add(source);
    SortedMap<Integer, List<ValueSource>> newSources = new TreeMap<>(sources);
    newSources.put(run.task(), List.copyOf(longer));
    List<Long> values = new ArrayList<>(run.given());
    values.add(value(source, run.wanted().cell()));
    SortedMap<Integer, TaskRun> newRuns = new TreeMap<>(runs);
    newRuns.put(run.task(), run.again(values, isOver(newRuns)));
    settle(program, newRuns);
    return new RfGraph(program, newSources, newRuns);
  }

  private long value(ValueSource source, int cell) {
    if (source.task() == ValueSource.CHOICE) {
      return source.index();
    }
    return source.task() == 0 ? program.initial(cell) : run(source.task()).written(source.index());
  }
}
