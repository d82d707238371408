package org.latticeipc.explorer.search;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.latticeipc.explorer.declared.TaskNotes;
import org.latticeipc.explorer.declared.Tasks;
import org.latticeipc.explorer.graph.ExecutionGraph;
import org.latticeipc.explorer.graph.Flags;
import org.latticeipc.machine.Fact;
import org.latticeipc.machine.TaskHandle;
import org.latticeipc.machine.program.Execution;

/**
 * The facts of one complete execution, as properties see them.
 *
 * <p>A fact noted after k of its task's events happens before another task's fact if the last event
 * before that one has the first k + 1 of these events in its hb-prefix, or a join of the task; it
 * is known there if the prefix has the first max(k, 1) of them, or a join. Facts of set-up come
 * before, facts of what runs afterwards come after all others.
 */
final class FactView implements Execution {
  private static final TaskHandle OUTSIDE = new TaskHandle(0, "main", 0);
  private final ExecutionGraph g;
  private final List<Noted<?>> facts = new ArrayList<>();
  private final IdentityHashMap<Noted<?>, Place> places = new IdentityHashMap<>();

  private enum Phase {
    SET_UP,
    TASK,
    AFTERWARDS
  }

  private record Place(Phase phase, int task, int events) {}

  FactView(
      ExecutionGraph g, Tasks tasks, @Nullable TaskNotes setUp, @Nullable TaskNotes afterwards) {
    this.g = g;
    int counted = addOutside(setUp, Phase.SET_UP, 0);
    addTasks(tasks);
    addOutside(afterwards, Phase.AFTERWARDS, counted);
  }

  private int addOutside(@Nullable TaskNotes notes, Phase phase, int firstIndex) {
    int n = notes == null ? 0 : notes.size();
    for (int i = 0; i < n && notes != null; i++) {
      add(OUTSIDE, firstIndex + i, notes.fact(i), new Place(phase, 0, i));
    }
    return n;
  }

  private void add(TaskHandle task, int index, Fact fact, Place place) {
    Noted<?> noted = new Noted<>(task, index, fact);
    facts.add(noted);
    places.put(noted, place);
  }

  /** Adds the facts of tasks along a topological order of (po | rf). */
  private void addTasks(Tasks tasks) {
    int[] done = new int[g.stride];
    int[] told = new int[g.stride];
    boolean changed = true;
    while (changed) {
      changed = false;
      for (int t = 1; t < g.stride; t++) {
        if (!g.exists(t)) {
          continue;
        }
        tell(tasks, t, done[t], told);
        while (done[t] < g.length[t] && isReady(g.po[t][done[t]], done)) {
          done[t]++;
          changed = true;
          tell(tasks, t, done[t], told);
        }
      }
    }
  }

  private boolean isReady(int e, int[] done) {
    for (int u = 1; u < g.stride; u++) {
      if (u != g.task[e] && g.porf[e * g.stride + u] > done[u]) {
        return false;
      }
    }
    return true;
  }

  private void tell(Tasks tasks, int t, int events, int[] told) {
    TaskNotes notes = (TaskNotes) g.notes[t];
    if (notes == null || (events == 0 && !started(t))) {
      return;
    }
    while (told[t] < notes.size() && notes.eventsBefore(told[t]) <= events) {
      int i = told[t]++;
      add(tasks.get(t), i, notes.fact(i), new Place(Phase.TASK, t, notes.eventsBefore(i)));
    }
  }

  private boolean started(int t) {
    return g.spawnedBy[t] == ExecutionGraph.DECLARED || g.length[t] == 0;
  }

  @Override
  public List<Noted<?>> facts() {
    return facts;
  }

  @Override
  public boolean happensBefore(Noted<?> earlier, Noted<?> later) {
    return isBefore(earlier, later, place(earlier).events + 1);
  }

  @Override
  public boolean isKnownAt(Noted<?> earlier, Noted<?> later) {
    return isBefore(earlier, later, Math.max(place(earlier).events, 1));
  }

  /** Whether so many events of the earlier one's task, or its end, happen before the later one. */
  private boolean isBefore(Noted<?> earlier, Noted<?> later, int events) {
    Place a = place(earlier);
    Place b = place(later);
    if (a.phase != b.phase) {
      return a.phase.compareTo(b.phase) < 0;
    } else if (a.task == b.task) {
      return earlier.index() < later.index();
    }
    int last = b.events > 0 ? g.po[b.task][b.events - 1] : g.spawnedBy[b.task];
    return last >= 0
        && (g.hb[last * g.stride + a.task] >= events || isJoined(a.task, last * g.stride));
  }

  /** Whether a join of the task is in an event's hb-prefix, given by its row of the clocks. */
  private boolean isJoined(int task, int row) {
    for (int t = 1; t < g.stride; t++) {
      for (int i = 0; i < g.length[t] && i < g.hb[row + t]; i++) {
        int e = g.po[t][i];
        if ((g.flags[e] & Flags.JOIN) != 0 && g.loc[e] == task) {
          return true;
        }
      }
    }
    return false;
  }

  private Place place(Noted<?> noted) {
    Place place = places.get(noted);
    if (place == null) {
      throw new IllegalArgumentException("not a fact of this execution: " + noted);
    }
    return place;
  }
}
