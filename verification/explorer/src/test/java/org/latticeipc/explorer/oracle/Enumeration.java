package org.latticeipc.explorer.oracle;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.latticeipc.model.axioms.Axioms;
import org.latticeipc.model.axioms.CandidateExecution;
import org.latticeipc.model.axioms.Event;

/** All executions of a random program: every combination of rf and co, judged by the axioms. */
final class Enumeration {
  /** No write of a random program can write more. */
  private static final int MAX_VALUE = 12;

  private final RandomProgram program;
  private final Axioms axioms;
  private final List<List<TaskRun>> runs = new ArrayList<>();
  private final List<TaskRun> chosen = new ArrayList<>();
  final TreeMap<String, Long> outcomes = new TreeMap<>();
  long complete;
  long blocked;
  boolean races;
  boolean deadlock;

  /** How many candidates were judged. */
  long candidates;

  private final List<Event> events = new ArrayList<>();
  private final List<Integer> read = new ArrayList<>();
  private final List<Integer> written = new ArrayList<>();
  private int[] rf = new int[0];

  Enumeration(RandomProgram program, Axioms axioms) {
    this.program = program;
    this.axioms = axioms;
  }

  /** Enumerates. */
  Enumeration run() {
    List<Set<Integer>> values = new ArrayList<>();
    for (int c = 0; c < program.cells(); c++) {
      values.add(new TreeSet<>(Set.of(0)));
    }
    boolean grew = true;
    while (grew) {
      grew = false;
      runs.clear();
      for (int t = 1; t <= program.tasks().size(); t++) {
        runs.add(TaskRun.all(t, program.tasks().get(t - 1), program.tasks().size(), values));
      }
      for (List<TaskRun> ofTask : runs) {
        for (TaskRun run : ofTask) {
          for (int i = 0; i < run.events().size(); i++) {
            int v = run.writes().get(i);
            if (v >= 0 && v <= MAX_VALUE) {
              grew |= values.get(run.events().get(i).subject()).add(v);
            }
          }
        }
      }
    }
    combine(0);
    return this;
  }

  private void combine(int t) {
    if (t == runs.size()) {
      judgeCombination();
      return;
    }
    boolean child = program.spawnsChild() && t == runs.size() - 1;
    if (child && !chosen.get(0).spawned()) {
      chosen.add(new TaskRun(List.of(), List.of(), List.of(), new TreeMap<>(), false, false, 0));
      judgeCombination();
      chosen.remove(t);
      return;
    }
    for (TaskRun run : runs.get(t)) {
      int joins = child ? chosen.get(0).joins() : 0;
      if (joins == 0 || (joins == 2) == run.blocked()) {
        chosen.add(run);
        combine(t + 1);
        chosen.remove(t);
      }
    }
  }

  private void judgeCombination() {
    events.clear();
    read.clear();
    written.clear();
    for (int c = 0; c < program.cells(); c++) {
      events.add(Event.initial(c));
      read.add(-1);
      written.add(0);
    }
    for (TaskRun run : chosen) {
      events.addAll(run.events());
      read.addAll(run.reads());
      written.addAll(run.writes());
    }
    rf = new int[events.size()];
    Arrays.fill(rf, -1);
    chooseReadsFrom(0);
  }

  private void chooseReadsFrom(int e) {
    if (e == events.size()) {
      chooseCoherence(0, new ArrayList<>());
      return;
    } else if (read.get(e) < 0) {
      chooseReadsFrom(e + 1);
      return;
    }
    for (int w = 0; w < events.size(); w++) {
      boolean sameCell = w != e && isWrite(w) && cell(w) == cell(e);
      if (sameCell && written.get(w).equals(read.get(e)) && !isTaken(w, e)) {
        rf[e] = w;
        chooseReadsFrom(e + 1);
        rf[e] = -1;
      }
    }
  }

  private boolean isTaken(int w, int e) {
    for (int other = 0; other < e; other++) {
      if (rf[other] == w && isUpdate(other) && isUpdate(e)) {
        return true;
      }
    }
    return false;
  }

  private boolean isUpdate(int e) {
    return events.get(e).kind() == Event.Kind.UPDATE;
  }

  private boolean isWrite(int e) {
    return written.get(e) >= 0;
  }

  private int cell(int e) {
    return events.get(e).subject();
  }

  private void chooseCoherence(int c, List<List<Integer>> coherence) {
    if (c == program.cells()) {
      judge(coherence);
      return;
    }
    List<Integer> writes = new ArrayList<>();
    for (int e = program.cells(); e < events.size(); e++) {
      if (isWrite(e) && cell(e) == c) {
        writes.add(e);
      }
    }
    List<Integer> order = new ArrayList<>(List.of(c));
    permute(writes, order, () -> withOrder(c, order, coherence));
  }

  private void withOrder(int c, List<Integer> order, List<List<Integer>> coherence) {
    coherence.add(List.copyOf(order));
    chooseCoherence(c + 1, coherence);
    coherence.remove(c);
  }

  private void permute(List<Integer> rest, List<Integer> order, Runnable then) {
    if (rest.isEmpty()) {
      then.run();
      return;
    }
    for (int w : rest) {
      if (isUpdate(w) && rf[w] != order.get(order.size() - 1)) {
        continue;
      }
      List<Integer> left = new ArrayList<>(rest);
      left.remove(Integer.valueOf(w));
      order.add(w);
      permute(left, order, then);
      order.remove(order.size() - 1);
    }
  }

  private void judge(List<List<Integer>> coherence) {
    candidates++;
    CandidateExecution execution = CandidateExecution.of(events, rf, coherence);
    if (!axioms.allows(execution)) {
      return;
    }
    races |= !axioms.happensBefore(execution).races().isEmpty();
    if (chosen.stream().anyMatch(TaskRun::blocked)) {
      blocked++;
      deadlock |= allWaitForLast(coherence);
      return;
    }
    complete++;
    outcomes.merge(outcome(), 1L, Long::sum);
  }

  private boolean allWaitForLast(List<List<Integer>> coherence) {
    int end = program.cells();
    for (TaskRun run : chosen) {
      end += run.events().size();
      if (run.blocked() && run.joins() != 2) {
        List<Integer> order = coherence.get(cell(end - 1));
        if (rf[end - 1] != order.get(order.size() - 1)) {
          return false;
        }
      }
    }
    return true;
  }

  private String outcome() {
    TreeMap<String, String> registers = new TreeMap<>();
    for (int t = 0; t < chosen.size(); t++) {
      boolean child = program.spawnsChild() && t == chosen.size() - 1;
      String task = child ? "child" : "t" + (t + 1);
      chosen.get(t).registers().forEach((name, v) -> registers.put(task + ":" + name, v));
    }
    StringBuilder text = new StringBuilder();
    registers.forEach(
        (name, v) -> text.append(text.isEmpty() ? "" : "; ").append(name).append('=').append(v));
    return text.toString();
  }
}
