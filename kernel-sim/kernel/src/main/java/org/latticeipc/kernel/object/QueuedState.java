package org.latticeipc.kernel.object;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.latticeipc.kernel.capability.CapTree;
import org.latticeipc.kernel.capability.ExoCap;
import org.latticeipc.kernel.capability.Rights;

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
}
