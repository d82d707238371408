package org.latticeipc.oracle;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.latticeipc.machine.program.Outcome;
import org.latticeipc.machine.program.PropertyViolation;
import org.latticeipc.machine.program.Register;
import org.latticeipc.model.axioms.Axioms;
import org.latticeipc.model.axioms.CandidateExecution;
import org.latticeipc.model.axioms.Event;

/** Judges the executions of a program under one model and counts. Confined to one thread. */
final class JudgedExecution {
  private final Axioms axioms;
  private long complete;
  private long blocked;
  private long deadlocked;
  private long racy;
  private final SortedMap<String, Long> outcomes = new TreeMap<>();
  private final SortedSet<String> complaints = new TreeSet<>();

  JudgedExecution(Axioms axioms) {
    this.axioms = axioms;
  }

  Findings findings() {
    return new Findings(
        complete,
        blocked,
        deadlocked,
        racy,
        Collections.unmodifiableSortedMap(outcomes),
        Collections.unmodifiableSortedSet(complaints));
  }

  /** How many coherence orders a maximal graph has. */
  static long candidates(RfGraph graph) {
    return Coherences.count(new Numbered(graph).writes());
  }

  /** All coherence orders of a maximal graph. */
  void graph(RfGraph graph) {
    Numbered numbered = new Numbered(graph);
    Coherences.forEach(numbered.writes(), coherence -> execution(graph, numbered, coherence));
  }

  private void execution(RfGraph graph, Numbered numbered, List<List<Integer>> coherence) {
    CandidateExecution execution =
        CandidateExecution.of(numbered.events(), numbered.readsFrom(), coherence);
    if (!axioms.allows(execution)) {
      return;
    }
    if (!axioms.happensBefore(execution).races().isEmpty()) {
      racy++;
    }
    if (anyEnds(graph, TaskRun.End.FAILED)) {
      graph.runs().stream()
          .filter(run -> run.end() == TaskRun.End.FAILED)
          .forEach(run -> complaints.add(run.complaint()));
    } else if (graph.runs().stream().allMatch(run -> run.end() == TaskRun.End.DONE)) {
      complete(graph, numbered, coherence);
    } else {
      blocked++;
      if (!anyEnds(graph, TaskRun.End.ASSUMED_AWAY) && awaitsAreLast(graph, numbered, coherence)) {
        deadlocked++;
      }
    }
  }

  private static boolean anyEnds(RfGraph graph, TaskRun.End how) {
    return graph.runs().stream().anyMatch(run -> run.end() == how);
  }

  private static boolean awaitsAreLast(
      RfGraph graph, Numbered numbered, List<List<Integer>> coherence) {
    for (TaskRun run : graph.runs()) {
      if (run.end() == TaskRun.End.AWAITING) {
        int last = run.events().size() - 1;
        List<Integer> writes = coherence.get(run.events().get(last).subject());
        int read = numbered.readsFrom()[numbered.place(run.task(), last)];
        if (writes.get(writes.size() - 1) != read) {
          return false;
        }
      }
    }
    return true;
  }

  private void complete(RfGraph graph, Numbered numbered, List<List<Integer>> coherence) {
    complete++;
    Outcome.Builder outcome = new Outcome.Builder();
    for (TaskRun run : graph.runs()) {
      run.registers().forEach(register -> outcome.add(run.task(), run.name(), register));
    }
    List<Long> last = new ArrayList<>();
    for (List<Integer> writes : coherence) {
      last.add(numbered.written(writes.get(writes.size() - 1)));
    }
    try {
      List<Register> atTheEnd = graph.program().finish(last);
      atTheEnd.forEach(register -> outcome.add(0, "", register));
    } catch (PropertyViolation violation) {
      complaints.add(String.valueOf(violation.getMessage()));
    }
    outcomes.merge(outcome.build().toString(), 1L, Long::sum);
  }

  /** The events of a graph as one list: the initial writes by cell, then task by task. */
  private static final class Numbered {
    private final RfGraph graph;
    private final List<Event> events = new ArrayList<>();
    private final Map<Integer, Integer> starts = new TreeMap<>();
    private final int[] readsFrom;

    Numbered(RfGraph graph) {
      this.graph = graph;
      for (int cell = 0; cell < graph.program().cellCount(); cell++) {
        events.add(Event.initial(cell));
      }
      for (TaskRun run : graph.runs()) {
        starts.put(run.task(), events.size());
        events.addAll(run.events());
      }
      this.readsFrom = new int[events.size()];
      for (TaskRun run : graph.runs()) {
        for (int i = 0; i < run.events().size(); i++) {
          readsFrom[place(run.task(), i)] = sourceOf(run, i);
        }
      }
    }

    private int sourceOf(TaskRun run, int i) {
      int used = run.valueUsed(i);
      if (used < 0) {
        return -1;
      }
      ValueSource source = graph.sources(run.task()).get(used);
      if (source.task() == 0) {
        return run.events().get(i).subject();
      }
      return source.task() == ValueSource.CHOICE ? -1 : place(source.task(), source.index());
    }

    int place(int task, int i) {
      return Objects.requireNonNull(starts.get(task)) + i;
    }

    List<Event> events() {
      return events;
    }

    int[] readsFrom() {
      return readsFrom;
    }

    long written(int place) {
      Event event = events.get(place);
      return event.kind() == Event.Kind.INITIAL
          ? graph.program().initial(place)
          : graph.run(event.task()).written(event.index());
    }

    List<List<Integer>> writes() {
      List<List<Integer>> result = new ArrayList<>();
      int cells = graph.program().cellCount();
      for (int cell = 0; cell < cells; cell++) {
        List<Integer> writes = new ArrayList<>(List.of(cell));
        for (int e = cells; e < events.size(); e++) {
          if (RfGraph.isWriteTo(events.get(e), cell)) {
            writes.add(e);
          }
        }
        result.add(writes);
      }
      return result;
    }
  }
}
