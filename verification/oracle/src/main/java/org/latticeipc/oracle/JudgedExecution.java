package org.latticeipc.oracle;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.latticeipc.machine.program.Outcome;
import org.latticeipc.machine.program.Register;
import org.latticeipc.model.axioms.Axioms;
import org.latticeipc.model.axioms.CandidateExecution;
import org.latticeipc.model.axioms.Event;
import org.latticeipc.programs.shape.Registers;

/** Judges the executions of a shape under one model and counts. Confined to one thread. */
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
    for (int task = 1; task <= graph.runs().size(); task++) {
      TaskRun run = graph.runs().get(task - 1);
      if (run.end() == TaskRun.End.AWAITING) {
        int last = run.events().size() - 1;
        List<Integer> writes = coherence.get(run.events().get(last).subject());
        int read = numbered.readsFrom()[numbered.place(task, last)];
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
    for (int task = 1; task <= graph.runs().size(); task++) {
      int id = task;
      graph
          .runs()
          .get(task - 1)
          .registers()
          .forEach((r, v) -> outcome.add(id, Integer.toString(id), Register.of(r, v)));
    }
    Registers last = new Registers();
    for (int cell = 0; cell < graph.cells().size(); cell++) {
      List<Integer> writes = coherence.get(cell);
      last.put(graph.cells().get(cell).intern(), numbered.written(writes.get(writes.size() - 1)));
    }
    last.forEach((cell, value) -> outcome.add(0, "", Register.of(cell, value)));
    outcomes.merge(outcome.build().toString(), 1L, Long::sum);
    graph.shape().last().stream()
        .filter(condition -> condition.value(last) == 0)
        .forEach(condition -> complaints.add("at the end: not " + condition));
  }

  /** The events of a graph as one list: the initial writes by cell, then task by task. */
  private static final class Numbered {
    private final RfGraph graph;
    private final List<Event> events = new ArrayList<>();
    private final List<Integer> starts = new ArrayList<>();
    private final int[] readsFrom;

    Numbered(RfGraph graph) {
      this.graph = graph;
      for (int cell = 0; cell < graph.cells().size(); cell++) {
        events.add(Event.initial(cell));
      }
      for (TaskRun run : graph.runs()) {
        starts.add(events.size());
        events.addAll(run.events());
      }
      this.readsFrom = new int[events.size()];
      for (int task = 1; task <= graph.runs().size(); task++) {
        for (int i = 0; i < graph.runs().get(task - 1).events().size(); i++) {
          readsFrom[place(task, i)] = sourceOf(task, i);
        }
      }
    }

    private int sourceOf(int task, int i) {
      int used = graph.runs().get(task - 1).valueUsed(i);
      if (used < 0) {
        return -1;
      }
      ProgramSourceOfOracle source = graph.sources(task).get(used);
      if (source.task() == 0) {
        return events.get(place(task, i)).subject();
      }
      return source.task() == ProgramSourceOfOracle.CHOICE
          ? -1
          : place(source.task(), source.index());
    }

    int place(int task, int i) {
      return starts.get(task - 1) + i;
    }

    List<Event> events() {
      return events;
    }

    int[] readsFrom() {
      return readsFrom;
    }

    long written(int place) {
      Event event = events.get(place);
      if (event.kind() == Event.Kind.INITIAL) {
        return graph.shape().initial().getOrDefault(graph.cells().get(place), 0L);
      }
      return graph.runs().get(event.task() - 1).written(event.index());
    }

    List<List<Integer>> writes() {
      List<List<Integer>> result = new ArrayList<>();
      for (int cell = 0; cell < graph.cells().size(); cell++) {
        List<Integer> writes = new ArrayList<>(List.of(cell));
        for (int e = graph.cells().size(); e < events.size(); e++) {
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
