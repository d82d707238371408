package org.latticeipc.ipc;

import java.util.Locale;
import org.latticeipc.ipc.suite.Opening;
import org.latticeipc.machine.Fact;

/**
 * A frame was taken from a queue and not accepted.
 *
 * @param queue address of the queue it came from
 * @param number the number in the frame's header, or -1 if it has none
 * @param why what was wrong with it
 */
public record FrameRefused(long queue, long number, Opening why) implements Fact {
  @Override
  public String describe() {
    return "refuses message "
        + number
        + " from queue "
        + Long.toHexString(queue)
        + ": "
        + why.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
