package org.latticeipc.engine.host;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.latticeipc.machine.Fact;
import org.latticeipc.machine.TaskHandle;
import org.latticeipc.machine.TaskRandom;

/**
 * What the host knows of one task. Confined to the thread that runs the task; read by others only
 * after that thread was joined. Holds no reference to its machine, so that a thread-local entry
 * never keeps a machine alive.
 */
final class HostTask {
  final TaskHandle handle;
  private final @Nullable List<Fact> facts;
  private final TaskRandom choices;
  private int allocated;

  /**
   * @param recording whether facts are kept for the outcome of a run
   */
  HostTask(TaskHandle handle, long seed, boolean recording) {
    this.handle = handle;
    this.facts = recording ? new ArrayList<>() : null;
    this.choices = new TaskRandom(seed, handle.id());
  }

  int nextAllocation() {
    return allocated++;
  }

  int choose(int alternatives) {
    return (int) Long.remainderUnsigned(choices.nextLong(), alternatives);
  }

  void note(Fact fact) {
    if (facts != null) {
      facts.add(fact);
    }
  }

  List<Fact> facts() {
    return facts == null ? List.of() : facts;
  }
}
