package org.latticeipc.kernel.object;

import org.jspecify.annotations.Nullable;
import org.latticeipc.machine.TaskHandle;

/**
 * The contents of a task's context.
 *
 * @param handle the machine's task; null only before the machine has made it
 * @param ended whether it has returned, for good
 */
public record TaskBody(@Nullable TaskHandle handle, boolean ended) implements ObjectBody {
  @Override
  public String toString() {
    return (handle == null ? "unnamed task" : "task " + handle) + (ended ? ", ended" : "");
  }
}
