package org.latticeipc.engine.host;

import org.latticeipc.machine.Fact;
import org.latticeipc.machine.TaskHandle;

/** Is told of each fact, on the thread of the task that noted it; must be safe for many threads. */
@FunctionalInterface
public interface FactObserver {
  /** {@code task} has just noted {@code fact}. */
  void noted(TaskHandle task, Fact fact);
}
