package org.latticeipc.trace;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.latticeipc.machine.TaskHandle;

/** Says steps in plain words, for people. */
public final class StepText {
  private final Map<Integer, String> names = new TreeMap<>();

  /** Words for steps of these tasks. */
  public StepText(List<TaskHandle> tasks) {
    tasks.forEach(task -> names.put(task.id(), task.name()));
  }

  /** The name of a task. */
  public String task(int id) {
    return names.getOrDefault(id, "task " + id);
  }

  /** The step with the name of its task: {@code a reads x = 1 from b's event 0, acquire}. */
  public String of(Step step) {
    return task(step.task()) + " " + words(step);
  }

  /** The step without the name of its task. */
  public String words(Step step) {
    return switch (step.kind()) {
      case LOAD -> "reads " + cell(step) + " = " + step.read() + from(step) + order(step);
      case STORE -> "writes " + cell(step) + " = " + step.written() + after(step) + order(step);
      case RMW ->
          "updates "
              + cell(step)
              + " from "
              + step.read()
              + " to "
              + step.written()
              + from(step)
              + order(step);
      case CAS_FAILED ->
          "fails to exchange " + cell(step) + " = " + step.read() + from(step) + order(step);
      case FENCE -> "fences" + order(step);
      case AWAIT -> "has awaited " + cell(step) + " = " + step.read() + from(step) + order(step);
      case AWAIT_LATE ->
          "gives up waiting for " + cell(step) + seen(step) + from(step) + order(step);
      case CHOICE -> "chooses " + step.written() + " for " + cell(step);
      case SPAWN -> "starts " + cell(step);
      case JOIN -> "has joined " + cell(step);
      case YIELD -> step.cell() == null ? "yields" : "yields to " + step.cell();
      case NOTE -> "notes " + step.detail();
      case BLOCKED -> "is blocked: " + step.detail();
      case END -> "ends";
      case FAILED -> "fails: " + step.detail();
    };
  }

  private static String cell(Step step) {
    return String.valueOf(step.cell());
  }

  private static String seen(Step step) {
    return step.read() == null ? "" : " = " + step.read();
  }

  private String from(Step step) {
    return step.readsFrom() == null ? "" : " from " + event(step.readsFrom());
  }

  private String after(Step step) {
    return step.coherenceAfter() == null ? "" : " after " + event(step.coherenceAfter());
  }

  private String event(EventId id) {
    return id.isInitial() ? "the start" : task(id.task()) + "'s event " + id.index();
  }

  private static String order(Step step) {
    @Nullable String order = step.order();
    return order == null ? "" : ", " + order;
  }
}
