package org.latticeipc.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * An immutable first-in first-out queue: the first element, a front list in order and a back list
 * in reverse (Okasaki, Purely Functional Data Structures, 5.2). Each operation is O(1) amortised
 * over a sequence of queues; a queue of one element, which is what a quick receiver leaves, is one
 * object.
 */
final class PersistentQueue<T> {
  private record Link<T>(T value, @Nullable Link<T> next) {}

  private static final PersistentQueue<?> EMPTY = new PersistentQueue<>(null, null, null, 0);

  private final @Nullable T head;
  private final @Nullable Link<T> front;
  private final @Nullable Link<T> back;
  private final int size;

  private PersistentQueue(
      @Nullable T head, @Nullable Link<T> front, @Nullable Link<T> back, int size) {
    this.head = head;
    this.front = front;
    this.back = back;
    this.size = size;
  }

  /** The queue without elements. */
  @SuppressWarnings("unchecked") // it has no element that could be of another type
  static <T> PersistentQueue<T> empty() {
    return (PersistentQueue<T>) EMPTY;
  }

  int size() {
    return size;
  }

  boolean isEmpty() {
    return size == 0;
  }

  /** The queue with {@code value} as the new last element. */
  PersistentQueue<T> plus(T value) {
    return head == null
        ? new PersistentQueue<>(value, null, null, 1)
        : new PersistentQueue<>(head, front, new Link<>(value, back), size + 1);
  }

  /** The first element; the queue must not be empty. */
  T head() {
    if (head == null) {
      throw new NoSuchElementException("an empty queue has no head");
    }
    return head;
  }

  /** The queue without its first element; it must not be empty. */
  PersistentQueue<T> tail() {
    if (head == null) {
      throw new NoSuchElementException("an empty queue has no tail");
    }
    Link<T> next = front == null ? reversed(back) : front;
    return next == null
        ? empty()
        : new PersistentQueue<>(next.value(), next.next(), front == null ? null : back, size - 1);
  }

  /** The elements, first to last. */
  List<T> toList() {
    List<T> all = new ArrayList<>(size);
    if (head != null) {
      all.add(head);
    }
    for (Link<T> at = front; at != null; at = at.next()) {
      all.add(at.value());
    }
    for (Link<T> at = reversed(back); at != null; at = at.next()) {
      all.add(at.value());
    }
    return all;
  }

  private static <T> @Nullable Link<T> reversed(@Nullable Link<T> list) {
    Link<T> out = null;
    for (Link<T> at = list; at != null; at = at.next()) {
      out = new Link<>(at.value(), out);
    }
    return out;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || (other instanceof PersistentQueue<?> that
            && size == that.size
            && toList().equals(that.toList()));
  }

  @Override
  public int hashCode() {
    return size;
  }

  @Override
  public String toString() {
    return toList().toString();
  }
}
