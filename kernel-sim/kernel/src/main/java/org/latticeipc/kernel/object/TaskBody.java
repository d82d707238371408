package org.latticeipc.kernel.object;

import org.jspecify.annotations.Nullable;
import org.latticeipc.kernel.capability.ExoCap;
import org.latticeipc.machine.TaskHandle;

/**
 * The contents of a task's context.
 *
 * @param handle the machine's task; null only before the machine has made it
 * @param ended whether it has returned, for good
 * @param watch what its end raises, if anything
 */
public record TaskBody(@Nullable TaskHandle handle, boolean ended, @Nullable Watch watch)
    implements ObjectBody {

  /**
   * Somebody wants to be told of the end.
   *
   * @param line the capability of the interrupt line that is raised
   * @param source which of its sources
   */
  public record Watch(ExoCap line, int source) {}

  /** A task that nobody watches. */
  public TaskBody(@Nullable TaskHandle handle, boolean ended) {
    this(handle, ended, null);
  }

  /** With the machine's task. */
  public TaskBody named(TaskHandle newHandle) {
    return new TaskBody(newHandle, ended, watch);
  }

  /** Nobody gives it time any more. */
  public TaskBody doomed() {
    return new TaskBody(handle, true, watch);
  }

  /** It has ended, and whoever watches is told. */
  public TaskBody gone() {
    return new TaskBody(handle, true, null);
  }

  /** Watched by somebody, or by nobody. */
  public TaskBody watched(@Nullable Watch other) {
    return new TaskBody(handle, ended, other);
  }

  @Override
  public String toString() {
    return (handle == null ? "unnamed task" : "task " + handle)
        + (ended ? ", ended" : "")
        + (watch == null ? "" : ", watched");
  }
}
