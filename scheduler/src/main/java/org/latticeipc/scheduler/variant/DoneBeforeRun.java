package org.latticeipc.scheduler.variant;

import java.util.function.Function;
import java.util.function.Supplier;
import org.latticeipc.scheduler.part.NodeOutcome;
import org.latticeipc.scheduler.part.RunOrder;

/** Wrong: tells that the node is done before its work is. */
final class DoneBeforeRun implements RunOrder {
  @Override
  public <T> T run(Supplier<NodeOutcome> work, Function<NodeOutcome, T> complete) {
    T turn = complete.apply(NodeOutcome.DONE);
    NodeOutcome unused = work.get();
    return turn;
  }
}
