package org.latticeipc.model.axioms;

import java.util.ArrayList;
import java.util.List;
import org.latticeipc.machine.FenceOrder;
import org.latticeipc.machine.LoadOrder;
import org.latticeipc.machine.RmwOrder;
import org.latticeipc.machine.StoreOrder;

/**
 * Builds small executions by hand for tests: cells 0 to n-1, whose initial writes are events 0 to
 * n-1.
 */
final class Drawing {
  private final List<Event> events = new ArrayList<>();
  private final List<Integer> sources = new ArrayList<>();
  private final List<List<Integer>> coherence = new ArrayList<>();

  Drawing(int cells) {
    for (int cell = 0; cell < cells; cell++) {
      add(Event.initial(cell), -1);
      coherence.add(new ArrayList<>(List.of(cell)));
    }
  }

  /** A store, coherence-after all stores to the cell so far. */
  int store(int task, int cell, StoreOrder order) {
    int e = add(Event.store(task, events.size(), cell, order), -1);
    coherence.get(cell).add(e);
    return e;
  }

  /** A store at a place in its cell's coherence order. */
  int storeAt(int place, int task, int cell, StoreOrder order) {
    int e = add(Event.store(task, events.size(), cell, order), -1);
    coherence.get(cell).add(place, e);
    return e;
  }

  int load(int task, int cell, LoadOrder order, int from) {
    return add(Event.load(task, events.size(), cell, order), from);
  }

  int update(int task, int cell, RmwOrder order, int from) {
    int e = add(Event.update(task, events.size(), cell, order), from);
    coherence.get(cell).add(e);
    return e;
  }

  int fence(int task, FenceOrder order) {
    return add(Event.fence(task, events.size(), order), -1);
  }

  int spawn(int task, int child) {
    return add(Event.spawn(task, events.size(), child), -1);
  }

  int join(int task, int child) {
    return add(Event.join(task, events.size(), child), -1);
  }

  /** Lets a read read from a write that was drawn after it. */
  void redirect(int read, int write) {
    sources.set(read, write);
  }

  CandidateExecution done() {
    return CandidateExecution.of(
        events, sources.stream().mapToInt(Integer::intValue).toArray(), coherence);
  }

  private int add(Event event, int from) {
    events.add(event);
    sources.add(from);
    return events.size() - 1;
  }
}
