package org.latticeipc.oracle;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.IntPredicate;
import org.latticeipc.machine.program.Outcome;
import org.latticeipc.machine.program.PropertyViolation;
import org.latticeipc.machine.program.Register;
import org.latticeipc.model.axioms.Axioms;
import org.latticeipc.model.axioms.CandidateExecution;
import org.latticeipc.model.axioms.Event;
import org.latticeipc.model.axioms.HappensBefore;

/** Judges the executions of a program under one model and counts. Confined to one thread. */
final class JudgedExecution {
  private final Axioms axioms;
  private final IntPredicate coherent;
  private long complete;
  private long blocked;
  private long deadlocked;
  private long racy;
  private final SortedSet<String> races = new TreeSet<>();
  private final SortedMap<String, Long> outcomes = new TreeMap<>();
  private final SortedSet<String> complaints = new TreeSet<>();

  /**
   * Judges by axioms.
   *
   * @param coherent which cells have a coherence order; of the others each execution has one, some
   *     order that extends happens-before, and may end with any write that happens before no other
   */
  JudgedExecution(Axioms axioms, IntPredicate coherent) {
    this.axioms = axioms;
    this.coherent = coherent;
  }

  /** The cells that some access which is not plain touches. */
  static BitSet accessedAtomically(RfGraph graph) {
    BitSet result = new BitSet();
    for (TaskRun run : graph.runs()) {
      for (Event event : run.events()) {
        boolean access = event.kind() != Event.Kind.FENCE && event.subject() >= 0;
        if (access && event.strength() != Event.Strength.PLAIN) {
          result.set(event.subject());
        }
      }
    }
    return result;
  }

  /** Whether some coherence order makes the graph an execution. */
  boolean allowsAny(RfGraph graph) {
    Numbered numbered = new Numbered(graph);
    boolean[] allowed = new boolean[1];
    forEachOrder(numbered, execution -> allowed[0] |= axioms.allows(execution.candidate()));
    return allowed[0];
  }

  private record Ordered(CandidateExecution candidate, List<List<Integer>> coherence) {}

  private void forEachOrder(Numbered numbered, Consumer<Ordered> visitor) {
    List<List<Integer>> writes = numbered.writes();
    List<List<Integer>> permuted = new ArrayList<>();
    for (int cell = 0; cell < writes.size(); cell++) {
      List<Integer> own = writes.get(cell);
      permuted.add(coherent.test(cell) ? own : own.subList(0, 1));
    }
    Coherences.forEach(permuted, orders -> visitor.accept(completed(numbered, writes, orders)));
  }

  /** Puts the writes of the other cells into an order that extends happens-before. */
  private Ordered completed(
      Numbered numbered, List<List<Integer>> writes, List<List<Integer>> orders) {
    List<List<Integer>> all = new ArrayList<>(orders);
    boolean complete = true;
    for (int cell = 0; cell < all.size(); cell++) {
      if (!coherent.test(cell)) {
        all.set(cell, writes.get(cell));
        complete &= writes.get(cell).size() < 3;
      }
    }
    CandidateExecution any =
        CandidateExecution.of(numbered.events(), numbered.readsFrom(), List.copyOf(all));
    if (complete) {
      return new Ordered(any, all);
    }
    HappensBefore hb = axioms.happensBefore(any);
    for (int cell = 0; cell < all.size(); cell++) {
      if (!coherent.test(cell)) {
        all.set(cell, sorted(all.get(cell), hb));
      }
    }
    return new Ordered(
        CandidateExecution.of(numbered.events(), numbered.readsFrom(), List.copyOf(all)), all);
  }

  private static List<Integer> sorted(List<Integer> writes, HappensBefore hb) {
    List<Integer> rest = new ArrayList<>(writes);
    List<Integer> result = new ArrayList<>();
    while (!rest.isEmpty()) {
      Integer next =
          rest.stream()
              .filter(w -> rest.stream().noneMatch(v -> hb.test(v, w)))
              .findFirst()
              .orElse(rest.get(0));
      rest.remove(next);
      result.add(next);
    }
    return result;
  }

  Findings findings() {
    return new Findings(
        complete,
        blocked,
        deadlocked,
        racy,
        Collections.unmodifiableSortedSet(races),
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
    forEachOrder(numbered, execution -> execution(graph, numbered, execution));
  }

  private void execution(RfGraph graph, Numbered numbered, Ordered ordered) {
    CandidateExecution execution = ordered.candidate();
    if (!axioms.allows(execution)) {
      return;
    }
    List<HappensBefore.Race> found = axioms.happensBefore(execution).races();
    racy += found.isEmpty() ? 0 : 1;
    for (HappensBefore.Race race : found) {
      races.add(execution.events().get(race.first()) + " " + execution.events().get(race.second()));
    }
    if (anyEnds(graph, TaskRun.End.FAILED)) {
      graph.runs().stream()
          .filter(run -> run.end() == TaskRun.End.FAILED)
          .forEach(run -> complaints.add(run.complaint()));
    } else if (graph.runs().stream().allMatch(run -> run.end() == TaskRun.End.DONE)) {
      complete(graph, numbered, lastWrites(ordered));
    } else {
      blocked++;
      if (!anyEnds(graph, TaskRun.End.ASSUMED_AWAY)
          && awaitsAreLast(graph, numbered, lastWrites(ordered))) {
        deadlocked++;
      }
    }
  }

  private static boolean anyEnds(RfGraph graph, TaskRun.End how) {
    return graph.runs().stream().anyMatch(run -> run.end() == how);
  }

  private static boolean awaitsAreLast(
      RfGraph graph, Numbered numbered, List<List<Integer>> lastWrites) {
    for (TaskRun run : graph.runs()) {
      if (run.end() == TaskRun.End.AWAITING) {
        int last = run.events().size() - 1;
        List<Integer> writes = lastWrites.get(run.events().get(last).subject());
        if (!writes.contains(numbered.readsFrom()[numbered.place(run.task(), last)])) {
          return false;
        }
      }
    }
    return true;
  }

  /** For each cell the writes that it may end with. */
  private List<List<Integer>> lastWrites(Ordered ordered) {
    HappensBefore hb = axioms.happensBefore(ordered.candidate());
    List<List<Integer>> result = new ArrayList<>();
    for (int cell = 0; cell < ordered.coherence().size(); cell++) {
      List<Integer> writes = ordered.coherence().get(cell);
      result.add(
          coherent.test(cell)
              ? List.of(writes.get(writes.size() - 1))
              : writes.stream()
                  .filter(w -> writes.stream().noneMatch(v -> hb.test(w, v)))
                  .toList());
    }
    return result;
  }

  private void complete(RfGraph graph, Numbered numbered, List<List<Integer>> lastWrites) {
    complete++;
    Set<String> texts = new TreeSet<>();
    endings(lastWrites, new ArrayList<>(), last -> texts.add(outcome(graph, numbered, last)));
    texts.forEach(text -> outcomes.merge(text, 1L, Long::sum));
  }

  private static void endings(
      List<List<Integer>> lastWrites, List<Integer> chosen, Consumer<List<Integer>> visitor) {
    if (chosen.size() == lastWrites.size()) {
      visitor.accept(chosen);
      return;
    }
    for (Integer write : lastWrites.get(chosen.size())) {
      chosen.add(write);
      endings(lastWrites, chosen, visitor);
      chosen.remove(chosen.size() - 1);
    }
  }

  private String outcome(RfGraph graph, Numbered numbered, List<Integer> lastWrites) {
    Outcome.Builder outcome = new Outcome.Builder();
    for (TaskRun run : graph.runs()) {
      run.registers().forEach(register -> outcome.add(run.task(), run.name(), register));
    }
    List<Long> last = new ArrayList<>();
    lastWrites.forEach(write -> last.add(numbered.written(write)));
    try {
      List<Register> atTheEnd = graph.program().finish(last);
      atTheEnd.forEach(register -> outcome.add(0, "", register));
    } catch (PropertyViolation violation) {
      complaints.add(String.valueOf(violation.getMessage()));
    }
    return outcome.build().toString();
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
