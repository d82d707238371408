package org.latticeipc.scenarios.language.step;

import org.latticeipc.machine.LongCell;
import org.latticeipc.scenarios.language.execution.TaskContext;

/** Which cell a step is about, found when the step is done. Pure. */
@FunctionalInterface
interface CellPlace {

  /** The cell, as the task's registers have it now. */
  LongCell of(TaskContext task);
}
