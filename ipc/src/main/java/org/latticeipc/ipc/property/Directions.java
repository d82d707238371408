package org.latticeipc.ipc.property;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.latticeipc.ipc.FrameReceived;
import org.latticeipc.ipc.FrameSent;
import org.latticeipc.machine.program.Execution;
import org.latticeipc.machine.program.Execution.Noted;

/** The facts of an execution by direction; a direction is named by the queue it goes to. */
final class Directions {
  private Directions() {}

  /** Every queue to which anything was sent or from which anything came. */
  static SortedSet<Long> of(Execution execution) {
    SortedSet<Long> queues = new TreeSet<>();
    execution.factsOf(FrameSent.class).forEach(n -> queues.add(n.fact().queue()));
    execution.factsOf(FrameReceived.class).forEach(n -> queues.add(n.fact().queue()));
    return queues;
  }

  static List<Noted<FrameSent>> sent(Execution execution, long queue) {
    return execution.factsOf(FrameSent.class).stream()
        .filter(n -> n.fact().queue() == queue)
        .toList();
  }

  static List<Noted<FrameReceived>> received(Execution execution, long queue) {
    return execution.factsOf(FrameReceived.class).stream()
        .filter(n -> n.fact().queue() == queue)
        .toList();
  }

  static long sends(Execution execution, long queue, long number) {
    return sent(execution, queue).stream().filter(n -> n.fact().number() == number).count();
  }

  static long receipts(Execution execution, long queue, long number) {
    return received(execution, queue).stream().filter(n -> n.fact().number() == number).count();
  }
}
