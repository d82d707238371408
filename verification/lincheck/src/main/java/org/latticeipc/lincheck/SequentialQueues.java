package org.latticeipc.lincheck;

import org.latticeipc.ipc.LatticeError;

/** What {@link ChannelQueues} is, one call after another. */
public final class SequentialQueues {
  private int toRight;
  private int toLeft;

  public int sendRight() {
    if (toRight == ChannelQueues.CAPACITY) {
      return LatticeError.QUEUE_FULL.code();
    }
    toRight++;
    return 1;
  }

  public int receiveRight() {
    if (toRight == 0) {
      return LatticeError.NO_MESSAGE.code();
    }
    toRight--;
    return 1;
  }

  public int sendLeft() {
    if (toLeft == ChannelQueues.CAPACITY) {
      return LatticeError.QUEUE_FULL.code();
    }
    toLeft++;
    return 1;
  }

  public int receiveLeft() {
    if (toLeft == 0) {
      return LatticeError.NO_MESSAGE.code();
    }
    toLeft--;
    return 2;
  }
}
