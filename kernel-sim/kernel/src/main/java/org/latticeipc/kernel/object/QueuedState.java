package org.latticeipc.kernel.object;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.latticeipc.kernel.capability.CapTree;
import org.latticeipc.kernel.capability.ExoCap;
import org.latticeipc.kernel.capability.Rights;
import org.latticeipc.machine.Memo;

/**
 * The state of an endpoint with at least one message: what it is without them, the first one, and
 * those behind it.
 *
 * <p>Each operation is O(1) amortised over a sequence of states. A message sent to an empty queue
 * makes one object, this one, and taking the last message makes none.
 */
public final class QueuedState implements ObjectState {
  /** To receive one needs READ, or CONTROL, which renews to all rights. */
  private static final Rights READING = Rights.READ.and(Rights.CONTROL);

  private final SettledState without;
  private final Message head;
  private final @Nullable MessageQueue behind;

  private QueuedState(SettledState without, Message head, @Nullable MessageQueue behind) {
    this.without = without;
    this.head = head;
    this.behind = behind;
  }

  /** The state with {@code message} as the new last one. */
  public static QueuedState plus(ObjectState state, Message message) {
    return state instanceof QueuedState queued
        ? queued.plus(message)
        : new QueuedState((SettledState) state, message, null);
  }

  private QueuedState plus(Message message) {
    return new QueuedState(
        without, head, behind == null ? MessageQueue.of(message) : behind.plus(message));
  }

  /** How many messages are queued in a state. */
  public static int size(ObjectState state) {
    return state instanceof QueuedState queued ? queued.size() : 0;
  }

  private int size() {
    return behind == null ? 1 : 1 + behind.size();
  }

  /** The messages queued in a state, first to last. */
  public static List<Message> messages(ObjectState state) {
    return state instanceof QueuedState queued ? queued.messages() : List.of();
  }

  /** The first message. */
  public Message head() {
    return head;
  }

  /** The state without the first message. */
  public ObjectState tail() {
    return behind == null ? without : new QueuedState(without, behind.first(), behind.rest());
  }

  private List<Message> messages() {
    List<Message> all = new ArrayList<>(size());
    all.add(head);
    if (behind != null) {
      behind.addTo(all);
    }
    return all;
  }

  @Override
  public long version() {
    return without.version();
  }

  @Override
  public long epoch() {
    return without.epoch();
  }

  @Override
  public CapTree caps() {
    return without.caps();
  }

  @Override
  public ObjectBody body() {
    return without.body();
  }

  @Override
  public List<Waiter> calledOff() {
    return without.calledOff();
  }

  @Override
  public QueuedState withCalledOff(Waiter waiter, boolean off) {
    return new QueuedState(without.withCalledOff(waiter, off), head, behind);
  }

  @Override
  public ObjectState next(long newEpoch, CapTree newCaps, ObjectBody newBody) {
    SettledState next = without.next(newEpoch, newCaps, newBody);
    return newBody instanceof EndpointBody ? new QueuedState(next, head, behind) : next;
  }

  /** As of any state; messages that nobody is left to receive are gone. */
  @Override
  public ObjectState withLoss(CapTree newCaps) {
    return newCaps.isHeld(READING)
        ? ObjectState.super.withLoss(newCaps)
        : without.withLoss(newCaps);
  }

  /** What a change of state leaves of the capabilities that its messages carry, to nobody. */
  public static List<ExoCap> abandoned(ObjectState before, ObjectState after) {
    return before instanceof QueuedState && !(after instanceof QueuedState)
        ? carried(before)
        : List.of();
  }

  /** The capabilities that the messages of a state carry. */
  public static List<ExoCap> carried(ObjectState state) {
    return messages(state).stream().flatMap(m -> m.caps().stream()).toList();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || (other instanceof QueuedState that
            && size() == that.size()
            && without.equals(that.without)
            && messages().equals(that.messages()));
  }

  @Override
  public int hashCode() {
    return without.hashCode() * 31 + size();
  }

  /** One line for traces, without the bytes of messages. */
  @Override
  public String toString() {
    return without.withContents(((EndpointBody) body()).with(messages()));
  }

  /**
   * At least one message in order of arrival, immutable: those in front in order, behind them a
   * {@link Batch}, and the newest in reverse.
   *
   * <p>A batch is made as soon as the newest are as many as those in front, so there is one when
   * the front is used up. It is put in order then, once, whatever becomes of the state for which it
   * was: if the newest themselves were, a receiver whose change of state comes too late because
   * somebody sent meanwhile would have to begin again, and many senders would keep it at that.
   * (Okasaki, Purely Functional Data Structures, 6.3, with a single suspension.)
   */
  private static final class MessageQueue {
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
}
