package org.latticeipc.scheduler.variant;

import java.util.function.LongUnaryOperator;
import org.latticeipc.machine.LoadOrder;
import org.latticeipc.machine.LongCell;
import org.latticeipc.machine.RmwOrder;
import org.latticeipc.scheduler.part.AtomicUpdate;

/**
 * Wrong: decides on a word it has loaded and changes whatever the word is by then. For completions
 * nobody sees the last decrement (pending-not-atomic), for submissions the end of the last
 * dependency is missed (submit-races-completion), for claims two workers take one node
 * (claim-not-atomic).
 */
final class LookThenLeap implements AtomicUpdate {
  @Override
  public long change(LongCell word, LongUnaryOperator next) {
    long judged = word.load(LoadOrder.ACQUIRE);
    long wanted = next.applyAsLong(judged);
    if (wanted != judged) {
      long unused = word.fetchAdd(wanted - judged, RmwOrder.ACQ_REL);
    }
    return judged;
  }

  @Override
  public long add(LongCell word, long delta) {
    long judged = word.load(LoadOrder.ACQUIRE);
    long unused = word.fetchAdd(delta, RmwOrder.ACQ_REL);
    return judged;
  }
}
