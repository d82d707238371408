package org.latticeipc.kernel.object;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.latticeipc.machine.Memo;

/**
 * At least one message in order of arrival, immutable: those in front in order, behind them a
 * {@link Batch}, and the newest in reverse.
 *
 * <p>A batch is made as soon as the newest are as many as those in front, so there is one when the
 * front is used up. It is put in order then, once, whatever becomes of the state for which it was:
 * if the newest themselves were, a receiver whose change of state comes too late because somebody
 * sent meanwhile would have to begin again, and many senders would keep it at that. (Okasaki,
 * Purely Functional Data Structures, 6.3, with a single suspension.)
 */
final class MessageQueue {
  private record Link(Message message, @Nullable Link next) {}

  /** Messages in reverse that are put in order when somebody needs them, and kept so. */
  private static final class Batch {
    private final Link newest;
    private final int size;

    /** A racing reader sees the whole list or none: its links are immutable. */
    @Memo private @Nullable Link ordered;

    Batch(Link newest, int size) {
      this.newest = newest;
      this.size = size;
    }

    Link ordered() {
      Link made = ordered;
      if (made == null) {
        made = reversed(newest);
        ordered = made;
      }
      return made;
    }
  }

  private final Link front;
  private final int inFront;
  private final @Nullable Batch batch;
  private final @Nullable Link newest;
  private final int size;

  private MessageQueue(
      Link front, int inFront, @Nullable Batch batch, @Nullable Link newest, int size) {
    this.front = front;
    this.inFront = inFront;
    this.batch = batch;
    this.newest = newest;
    this.size = size;
  }

  /** A queue of one message. */
  static MessageQueue of(Message message) {
    return new MessageQueue(new Link(message, null), 1, null, null, 1);
  }

  private static MessageQueue balanced(
      Link front, int inFront, @Nullable Batch batch, @Nullable Link newest, int size) {
    int last = size - inFront;
    return batch == null && newest != null && last >= inFront
        ? new MessageQueue(front, inFront, new Batch(newest, last), null, size)
        : new MessageQueue(front, inFront, batch, newest, size);
  }

  /** The queue with a new last message. */
  MessageQueue plus(Message message) {
    return balanced(front, inFront, batch, new Link(message, newest), size + 1);
  }

  /** The first message. */
  Message first() {
    return front.message();
  }

  /** The queue without the first message, or null if there is no other. */
  @Nullable MessageQueue rest() {
    Link next = front.next();
    if (next != null) {
      return balanced(next, inFront - 1, batch, newest, size - 1);
    }
    return batch == null ? null : balanced(batch.ordered(), batch.size, null, newest, size - 1);
  }

  /** How many messages there are. */
  int size() {
    return size;
  }

  /** Adds all messages in order. */
  void addTo(List<Message> all) {
    add(front, all);
    if (batch != null) {
      add(batch.ordered(), all);
    }
    if (newest != null) {
      add(reversed(newest), all);
    }
  }

  private static void add(@Nullable Link list, List<Message> all) {
    for (Link at = list; at != null; at = at.next()) {
      all.add(at.message());
    }
  }

  private static Link reversed(Link list) {
    Link out = new Link(list.message(), null);
    for (Link at = list.next(); at != null; at = at.next()) {
      out = new Link(at.message(), out);
    }
    return out;
  }
}
