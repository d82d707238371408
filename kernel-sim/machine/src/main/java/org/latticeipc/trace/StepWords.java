package org.latticeipc.trace;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.latticeipc.machine.TaskHandle;

/** Steps in words with the names of tasks, for where a step stands alone. Immutable. */
public final class StepWords {
  private final Map<Integer, String> names = new TreeMap<>();

  /** Words for steps of these tasks. */
  public StepWords(List<TaskHandle> tasks) {
    tasks.forEach(task -> names.put(task.id(), task.name()));
  }

  /** The name of a task. */
  public String task(int id) {
    return names.getOrDefault(id, "task " + id);
  }

  /**
   * Who did what, and which writes it met: {@code b: load acquire x -> 1 from a's event 0}; more
   * than {@link Step#words}, so that steps that differ read differently.
   */
  public String of(Step step) {
    StringBuilder text = new StringBuilder(task(step.task())).append(": ").append(step.words());
    if (step instanceof Step.Reads reads) {
      text.append(" from ").append(event(reads.from()));
    }
    if (step instanceof Step.Store store) {
      text.append(" after ").append(event(store.after()));
    }
    return text.toString();
  }

  private String event(EventId id) {
    return id.isInitial() ? "the start" : task(id.task()) + "'s event " + id.index();
  }
}
