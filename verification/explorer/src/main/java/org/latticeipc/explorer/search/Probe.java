package org.latticeipc.explorer.search;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.function.LongPredicate;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.latticeipc.explorer.declared.DeclaredProgram;
import org.latticeipc.explorer.declared.TaskNotes;
import org.latticeipc.explorer.graph.ExecutionGraph;
import org.latticeipc.explorer.graph.Flags;
import org.latticeipc.explorer.graph.Signature;
import org.latticeipc.explorer.graph.TaskState;
import org.latticeipc.explorer.result.ExplorerOptions;
import org.latticeipc.explorer.result.Violation;
import org.latticeipc.explorer.state.Reach;
import org.latticeipc.explorer.task.Interleaving;
import org.latticeipc.explorer.task.Turns;
import org.latticeipc.explorer.work.Tally;
import org.latticeipc.machine.Fact;
import org.latticeipc.machine.program.Program;
import org.latticeipc.machine.program.Register;

/**
 * Looks for state that tasks share beside cells, of which the search knows nothing: it calls one
 * task after the other, so that ordinary variables never show what a machine would do to them.
 *
 * <p>Of some executions, walked at random but always the same ones, the tasks are called again in
 * another order, and once more interleaved; they must do the same. The objects that tasks can reach
 * must not change in a way that another task could see, nor outlive the build of the program with
 * what a task left in them. Predicates must not change anything. What is found here is no proof
 * that a property is broken, only that the exploration was not one of the whole program.
 */
final class Probe {
  /** How many executions are looked at. */
  private static final int WALKS = 5;

  /** Walks that lead nowhere, such as ones that an assumption ends, count as well up to this. */
  private static final int TRIES = 12;

  /** Executions of more events are interleaved no more than once. */
  private static final int MANY_EVENTS = 2000;

  /**
   * How many events are run in all to see what others make of a task that is between accesses: if a
   * task was seen to change what another can reach, and if it only could.
   */
  private static final int PAUSED_EVENTS = 20_000;

  private static final int PAUSED_EVENTS_IF_UNSEEN = 4_000;

  /** Executions after the first one are given this part of that. */
  private static final int FURTHER = 4;

  private static final int PREDICATE_CALLS = 4;

  private final SearchWorker worker;
  private final Sampler sampler;
  private final SplittableRandom random;
  private final List<String> found = new ArrayList<>();
  private int interleavedEvents;

  /** Tasks of which one changes what another can reach. */
  private final Set<Integer> sharing = new TreeSet<>();

  /** Tasks that can reach something which another can reach too, and which could change. */
  private final Set<Integer> couldShare = new TreeSet<>();

  Probe(Program program, ExplorerOptions options) {
    ExplorerOptions quiet =
        ExplorerOptions.builder()
            .model(options.model())
            .releaseSequences(options.releaseSequences())
            .races(options.races())
            .maxEventsPerTask(options.maxEventsPerTask())
            .seed(options.seed())
            .cpus(options.cpus())
            .build();
    Exploration exploration = new Exploration(program, quiet);
    this.worker = exploration.worker();
    this.sampler = new Sampler(exploration, worker);
    this.random = new SplittableRandom(options.seed());
  }

  /** What was found, each in one sentence; empty if nothing. */
  List<String> run() {
    int looked = 0;
    for (int i = 0; i < TRIES && looked < WALKS && found.isEmpty(); i++) {
      Tally tally = sampler.walk(1);
      for (Violation violation : tally.violations.values()) {
        add(
            "an execution walked once more breaks "
                + violation.property()
                + ": "
                + violation.message());
      }
      if (tally.executions() > 0 && tally.reasons.isEmpty() && found.isEmpty()) {
        look(tally.complete > 0, looked == 0);
        looked++;
      }
    }
    return found;
  }

  private void add(String what) {
    found.add(
        what
            + "; tasks share or keep something beside cells, so what was explored is not all there"
            + " is: put it in a cell");
  }

  private void look(boolean complete, boolean first) {
    ExecutionGraph g = worker.current().graph;
    Map<Integer, List<String>> said = said(g);
    if (first) {
      watch(g, complete);
    } else {
      callReversed(g, null);
      judge(g, said, complete, "when tasks are called in another order");
    }
    if (found.isEmpty()) {
      predicates(g);
    }
    if (found.isEmpty() && interleavedEvents < MANY_EVENTS) {
      interleavedEvents += g.size;
      interleave(g, said, complete, Turns.atRandom(random));
    }
    if (found.isEmpty()) {
      // In one execution a task may be unable to act where another is halted, in the next it can.
      pause(g, said, complete, first ? 1 : FURTHER);
    }
  }

  private void interleave(
      ExecutionGraph g, Map<Integer, List<String>> said, boolean complete, Turns turns) {
    build(g);
    String stuck = new Interleaving(worker.runner(), g, worker::body, turns).run();
    if (stuck != null) {
      add(stuck);
    } else {
      judge(g, said, complete, "when tasks are interleaved");
    }
  }

  /**
   * Where one task changes what another can reach, or could, each of them is halted before and
   * after each of its accesses, or some evenly chosen ones if there are many, and the others go to
   * their ends.
   */
  private void pause(
      ExecutionGraph g, Map<Integer, List<String>> said, boolean complete, int part) {
    boolean seen = !sharing.isEmpty();
    Set<Integer> halted = seen ? sharing : couldShare;
    int places = 0;
    for (int t : halted) {
      places += g.exists(t) ? g.length[t] : 0;
    }
    int events = seen ? PAUSED_EVENTS : PAUSED_EVENTS_IF_UNSEEN;
    int runs = Math.max(1, events / part / Math.max(1, g.size));
    int stride = Math.max(1, (places + runs - 1) / runs);
    for (int t : halted) {
      for (int at = 0; g.exists(t) && at < g.length[t] && found.isEmpty(); at += stride) {
        interleave(g, said, complete, Turns.pausing(t, at));
        if (found.isEmpty()) {
          interleave(g, said, complete, Turns.pausingAfter(t, at + 1));
        }
      }
    }
  }

  /** Builds anew what may hold state; what was declared to hold none is kept. */
  private void build(ExecutionGraph g) {
    if (worker.declared().rebuildsForEachExecution()) {
      worker.build();
      forgetSpawned(g);
    }
  }

  /** Bodies of spawned tasks come from the build before; they are told again. */
  private static void forgetSpawned(ExecutionGraph g) {
    for (int e = 0; e < g.size; e++) {
      if ((g.flags[e] & Flags.SPAWN) != 0) {
        g.firstObject[e] = null;
      }
    }
  }

  /** Calls the tasks, the last first, but none before the one that spawns it. */
  private void callReversed(ExecutionGraph g, @Nullable Watch watch) {
    build(g);
    if (watch != null) {
      watch.begin(worker.declared());
    }
    List<Integer> order = new ArrayList<>();
    for (int t = g.stride - 1; t > 0; t--) {
      if (g.exists(t) && g.spawnedBy[t] < 0) {
        order.add(t);
      }
    }
    for (int i = 0; i < order.size(); i++) {
      int t = order.get(i);
      worker.runner().call(t, worker.body(t), true, null);
      if (worker.runner().brokenProperty != null) {
        return;
      }
      if (watch != null) {
        watch.called(t);
      }
      for (int child = g.stride - 1; child > 0; child--) {
        if (g.exists(child) && g.spawnedBy[child] >= 0 && g.task[g.spawnedBy[child]] == t) {
          order.add(child);
        }
      }
    }
  }

  private void judge(
      ExecutionGraph g, Map<Integer, List<String>> said, boolean complete, String when) {
    String broken = worker.runner().brokenProperty;
    if (broken != null) {
      worker.runner().brokenProperty = null;
      add(when + ", " + failed(g) + worker.runner().brokenMessage);
      return;
    }
    Map<Integer, List<String>> now = said(g);
    for (Map.Entry<Integer, List<String>> entry : said.entrySet()) {
      List<String> other = now.getOrDefault(entry.getKey(), List.of());
      if (!entry.getValue().equals(other)) {
        add(
            when
                + ", task "
                + worker.name(entry.getKey())
                + " notes "
                + other
                + " where it had"
                + " noted "
                + entry.getValue());
        return;
      }
    }
    if (complete) {
      Optional<String> wrong = worker.wrongAfterwards();
      wrong.ifPresent(what -> add(when + ", in an execution that was explored, " + what));
    }
  }

  /** The task that failed, unless the message names it. */
  private String failed(ExecutionGraph g) {
    for (int t = 1; t < g.stride; t++) {
      if (g.exists(t) && g.state[t] == TaskState.FAILED) {
        String name = "task " + worker.name(t);
        return worker.runner().brokenMessage.startsWith(name) ? "" : name + " fails: ";
      }
    }
    return "";
  }

  /** What each task noted, without identity hashes. */
  private static Map<Integer, List<String>> said(ExecutionGraph g) {
    Map<Integer, List<String>> all = new LinkedHashMap<>();
    for (int t = 1; t < g.stride; t++) {
      TaskNotes notes = g.exists(t) ? (TaskNotes) g.notes[t] : null;
      List<String> texts = new ArrayList<>();
      for (int i = 0; notes != null && i < notes.size(); i++) {
        Fact fact = notes.fact(i);
        String text = fact instanceof Register r ? r.name() + "=" + r.value() : fact.describe();
        texts.add(text.replaceAll("@[0-9a-f]{1,8}\\b", "@"));
      }
      all.put(t, texts);
    }
    return all;
  }

  /** Compares what the tasks can reach before and after each is called. */
  private void watch(ExecutionGraph g, boolean complete) {
    Map<Integer, List<String>> said = said(g);
    Set<Object> before = Collections.newSetFromMap(new IdentityHashMap<>());
    if (worker.declared().rebuildsForEachExecution()) {
      before.addAll(new Reach(roots(worker.declared())).objects());
    }
    callReversed(g, new Watch(g, before));
    if (found.isEmpty()) {
      judge(g, said, complete, "when tasks are called in another order");
    }
  }

  private static List<Object> roots(DeclaredProgram declared) {
    List<Object> roots = new ArrayList<>();
    for (int t = 1; t <= declared.taskCount(); t++) {
      roots.add(declared.body(t));
    }
    roots.add(declared.afterwards());
    return roots;
  }

  /** What one calling of all tasks does to the objects that they reach. */
  private final class Watch {
    private final ExecutionGraph g;
    private final Set<Object> earlier;
    private Reach built = new Reach(List.of());
    private final IdentityHashMap<Object, Map<Integer, Integer>> writers = new IdentityHashMap<>();
    private final Map<Integer, Reach> own = new LinkedHashMap<>();
    private Reach all = new Reach(List.of());

    /**
     * @param earlier what was there before the build
     */
    Watch(ExecutionGraph g, Set<Object> earlier) {
      this.g = g;
      this.earlier = earlier;
    }

    void begin(DeclaredProgram declared) {
      for (int t = 1; t <= declared.taskCount(); t++) {
        enter(t, declared.body(t));
      }
      List<@Nullable Object> roots = new ArrayList<>(roots(declared));
      for (int i = 0; i < declared.locations(); i++) {
        roots.add(declared.reference(i));
      }
      roots.addAll(Arrays.asList(g.reference).subList(0, g.size));
      built = new Reach(roots(declared));
      all = new Reach(roots);
    }

    private void enter(int t, Object body) {
      Reach reach = new Reach(List.of(body));
      for (Map.Entry<Integer, Reach> other : own.entrySet()) {
        if (other.getValue().sharesVariablesWith(reach)) {
          couldShare.add(other.getKey());
          couldShare.add(t);
        }
      }
      own.put(t, reach);
    }

    /** Who spawns a task may keep, in a variable of its own, whatever it gives to that task. */
    private void spawned(int parent) {
      for (int child = 1; child < g.stride; child++) {
        int event = g.exists(child) ? g.spawnedBy[child] : -1;
        Object body = event < 0 || g.task[event] != parent ? null : g.firstObject[event];
        Reach ofParent = own.get(parent);
        if (body != null && ofParent != null) {
          ofParent.include(List.of(body));
          all.include(List.of(body));
          enter(child, body);
        }
      }
    }

    /**
     * The task was called. That it changes what nobody else changes may be its own affair: results
     * that it leaves, or a cache; who reads them in between does otherwise when tasks are called in
     * another order, or in the midst of each other.
     */
    void called(int t) {
      look(t);
      spawned(t);
    }

    private void look(int t) {
      for (Reach.Change change : all.changes()) {
        own.forEach(
            (other, reach) -> {
              if (other != t && reach.contains(change.held())) {
                sharing.add(t);
                sharing.add(other);
              }
            });
        int first =
            writers
                .computeIfAbsent(change.held(), held -> new HashMap<>())
                .computeIfAbsent(change.slot(), slot -> t);
        if (first != t) {
          add(
              "tasks "
                  + worker.name(first)
                  + " and "
                  + worker.name(t)
                  + " both change "
                  + Reach.name(change.held()));
        } else if (earlier.contains(change.held()) && built.contains(change.held())) {
          add(
              "task "
                  + worker.name(t)
                  + " changes "
                  + Reach.name(change.held())
                  + ", which outlives the build of the program");
        } else {
          continue;
        }
        return;
      }
    }
  }

  /** Awaits' predicates say the same each time, and change nothing. */
  private void predicates(ExecutionGraph g) {
    for (int e = 0; e < g.size && found.isEmpty(); e++) {
      int type = Signature.type(g.signature[e]);
      Object until = g.firstObject[e];
      if (until == null || type != Signature.AWAIT && type != Signature.TIMED_AWAIT) {
        continue;
      }
      boolean satisfied = (g.flags[e] & Flags.SATISFIED) != 0;
      Reach held = new Reach(List.of(until));
      boolean pure = true;
      for (int i = 0; i < PREDICATE_CALLS; i++) {
        pure &= saysAgain(until, g, e, satisfied);
      }
      if (!pure || !held.changes().isEmpty()) {
        add("the predicate of an await of task " + worker.name(g.task[e]) + " is not pure");
      }
    }
  }

  private static boolean saysAgain(Object until, ExecutionGraph g, int e, boolean satisfied) {
    try {
      return test(until, g, e) == satisfied;
    } catch (RuntimeException thrown) { // which ends the await as well
      return satisfied;
    }
  }

  @SuppressWarnings("unchecked") // as the cell that the await is of
  private static boolean test(Object until, ExecutionGraph g, int e) {
    return Signature.isReference(g.signature[e])
        ? ((Predicate<@Nullable Object>) until).test(g.reference[e])
        : ((LongPredicate) until).test(g.value[e]);
  }
}
