package org.latticeipc.lincheck;

import java.util.ArrayDeque;
import java.util.Deque;
import org.latticeipc.ipc.LatticeError;

/** What {@link ChannelQueues} is, one call after another: two bounded queues. */
public final class SequentialQueues {
  private final Deque<Integer> toRight = new ArrayDeque<>();
  private final Deque<Integer> toLeft = new ArrayDeque<>();

  public int sendRight(int value) {
    return send(toRight, value);
  }

  public int receiveRight() {
    return receive(toRight);
  }

  public int sendLeft(int value) {
    return send(toLeft, value);
  }

  public int receiveLeft() {
    return receive(toLeft);
  }

  private static int send(Deque<Integer> queue, int value) {
    if (queue.size() == ChannelQueues.CAPACITY) {
      return LatticeError.QUEUE_FULL.code();
    }
    queue.add(value);
    return 1;
  }

  private static int receive(Deque<Integer> queue) {
    Integer value = queue.poll();
    return value == null ? LatticeError.NO_MESSAGE.code() : value;
  }
}
