package org.latticeipc.kernel.object;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The contents of a buffer that a device fills by itself. Immutable.
 *
 * @param words what is in it
 * @param inTransfer whether it is the device's now, and nobody else's
 */
public record DmaBody(List<Long> words, boolean inTransfer) implements ObjectBody {

  public static DmaBody zeroed(int count) {
    return new DmaBody(List.copyOf(Collections.nCopies(count, 0L)), false);
  }

  public DmaBody with(int index, long value) {
    List<Long> changed = new ArrayList<>(words);
    changed.set(index, value);
    return new DmaBody(List.copyOf(changed), inTransfer);
  }

  /** The device's, or not any more. */
  public DmaBody inTransfer(boolean now) {
    return new DmaBody(words, now);
  }

  @Override
  public String toString() {
    return "buffer " + words + (inTransfer ? ", in transfer" : "");
  }
}
