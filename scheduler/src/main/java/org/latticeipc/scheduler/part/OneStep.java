package org.latticeipc.scheduler.part;

import java.util.function.LongUnaryOperator;
import org.latticeipc.machine.LoadOrder;
import org.latticeipc.machine.LongCell;
import org.latticeipc.machine.RmwOrder;

/**
 * Decides and changes in one read-modify-write.
 *
 * <p>The end of a dependency counts down with RELEASE, so that what the node did is seen by those
 * that it makes ready. The claim is ACQUIRE: whoever takes a node sees what all that it depends on
 * did, also those whose ends came earlier in the word's modification order, since each
 * read-modify-write goes on with the release sequence. It does not follow from the taken entry:
 * that may be older than the last thing that the node had to wait for. With either half missing a
 * node reads stale plain data of a parent: {@code completionWithoutRelease_racesUnderRc11Only},
 * {@code claimWithoutAcquire_racesUnderRc11Only}.
 *
 * @param order of the read-modify-write
 */
public record OneStep(RmwOrder order) implements AtomicUpdate {

  @Override
  public long change(LongCell word, LongUnaryOperator next) {
    // RELAXED: decides nothing unless the exchange finds the same value.
    long seen = word.load(LoadOrder.RELAXED);
    while (true) {
      long wanted = next.applyAsLong(seen);
      if (wanted == seen) {
        return seen;
      }
      long found = word.compareAndExchange(seen, wanted, order, LoadOrder.RELAXED);
      if (found == seen) {
        return seen;
      }
      seen = found;
    }
  }

  @Override
  public long add(LongCell word, long delta) {
    return word.fetchAdd(delta, order);
  }
}
