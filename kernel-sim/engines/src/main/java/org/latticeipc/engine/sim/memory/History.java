package org.latticeipc.engine.sim.memory;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.latticeipc.model.axioms.Axioms;
import org.latticeipc.model.axioms.CandidateExecution;
import org.latticeipc.model.axioms.Event;
import org.latticeipc.trace.StepKind;

/**
 * Every step of a run in order, and the execution graph that they are.
 *
 * <p>Views and clocks decide cheaply what most accesses may do; what they cannot decide (psc of
 * RC11, the store order of TSO) the model's axioms decide on the graph of the whole run. One such
 * judgement costs O(n³/64) for n events. Confined to its run.
 */
public final class History {
  private List<RecordedStep> steps = new ArrayList<>();
  private final List<Location> locations = new ArrayList<>();

  /** The events among the steps, converted up to {@link #converted}. */
  private List<Event> events = new ArrayList<>();

  private List<@Nullable Write> sources = new ArrayList<>();
  private int converted;
  private final int keptSteps;
  private final int judgedEvents;
  private boolean keeps = true;
  private long count;
  private int eventCount;

  /**
   * A history that forgets all its steps once there are more than {@code keptSteps} of them and the
   * axioms are not asked any more, that is, after {@code judgedEvents} events.
   */
  public History(int keptSteps, int judgedEvents) {
    this.keptSteps = keptSteps;
    this.judgedEvents = judgedEvents;
  }

  public List<RecordedStep> steps() {
    return steps;
  }

  public List<Location> locations() {
    return locations;
  }

  public void add(RecordedStep step) {
    count++;
    if (step.kind.isEvent() && eventCount < Integer.MAX_VALUE) {
      eventCount++;
    }
    if (keeps) {
      steps.add(step);
      if (steps.size() > keptSteps && eventCount >= judgedEvents) {
        keeps = false;
        steps = List.of();
        events = List.of();
        sources = List.of();
      }
    }
  }

  /** How many steps and remarks there were, forgotten ones included. */
  public long count() {
    return count;
  }

  /** Whether {@link #steps} are all there were. */
  public boolean isWhole() {
    return keeps;
  }

  /** How many events there were, counting no remarks; stays at the largest int. */
  int eventCount() {
    return eventCount;
  }

  private void convert() {
    if (!keeps) {
      throw new IllegalStateException("the steps of the run are forgotten");
    }
    for (; converted < steps.size(); converted++) {
      RecordedStep step = steps.get(converted);
      if (step.kind.isEvent()) {
        addEvent(step);
      }
    }
  }

  private void addEvent(RecordedStep step) {
    if (step.written != null) {
      step.written.event = events.size();
    }
    events.add(toEvent(step));
    sources.add(step.read);
  }

  /**
   * Whether the model allows the run with this step added; a write of the step must already stand
   * in its location. The step is not kept.
   */
  boolean wouldAllow(Axioms axioms, RecordedStep step) {
    convert();
    addEvent(step);
    boolean allowed = axioms.allows(graph());
    events.remove(events.size() - 1);
    sources.remove(sources.size() - 1);
    return allowed;
  }

  /** The run so far as a graph: first the initial writes, then the events in order. */
  public CandidateExecution graph() {
    convert();
    List<Event> all = new ArrayList<>();
    List<List<Integer>> coherence = new ArrayList<>();
    for (Location location : locations) {
      all.add(Event.initial(location.number));
      List<Integer> writes = new ArrayList<>();
      for (Write write : location.writes()) {
        if (write.task != 0 || write.position == 0) {
          writes.add(place(write));
        }
      }
      coherence.add(writes);
    }
    all.addAll(events);
    int[] readsFrom = new int[all.size()];
    for (int i = 0; i < events.size(); i++) {
      Write from = sources.get(i);
      readsFrom[locations.size() + i] = from == null ? -1 : place(from);
    }
    return CandidateExecution.of(all, readsFrom, coherence);
  }

  private int place(Write write) {
    return write.task == 0 ? write.location.number : locations.size() + write.event;
  }

  private static Event toEvent(RecordedStep step) {
    int task = step.task.id;
    if (step.kind == StepKind.SPAWN) {
      return Event.spawn(task, step.index, step.number);
    } else if (step.kind == StepKind.JOIN) {
      return Event.join(task, step.index, step.number);
    } else if (step.order == null) {
      return Event.local(task, step.index);
    }
    int cell = step.location == null ? -1 : step.location.number;
    return new Event(task, step.index, eventKind(step), cell, strength(step));
  }

  private static Event.Kind eventKind(RecordedStep step) {
    if (step.kind == StepKind.STORE) {
      return Event.Kind.STORE;
    } else if (step.kind == StepKind.RMW) {
      return Event.Kind.UPDATE;
    }
    return step.kind == StepKind.FENCE ? Event.Kind.FENCE : Event.Kind.LOAD;
  }

  private static Event.Strength strength(RecordedStep step) {
    return Event.Strength.valueOf(step.order == null ? "PLAIN" : step.order.name());
  }
}
