package org.latticeipc.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/**
 * An immutable first-in first-out queue: a front list in order and a back list in reverse (Okasaki,
 * Purely Functional Data Structures, 5.2). The front is empty only if the queue is. Each operation
 * is O(1) amortised over a sequence of queues.
 */
final class PersistentQueue<T> {
  private record Link<T>(T value, @Nullable Link<T> next) {}

  private final @Nullable Link<T> front;
  private final @Nullable Link<T> back;
  private final int size;

  private PersistentQueue(@Nullable Link<T> front, @Nullable Link<T> back, int size) {
    this.front = front;
    this.back = back;
    this.size = size;
  }

  /** The queue without elements. */
  static <T> PersistentQueue<T> empty() {
    return new PersistentQueue<>(null, null, 0);
  }

  int size() {
    return size;
  }

  boolean isEmpty() {
    return size == 0;
  }

  /** The queue with {@code value} as the new last element. */
  PersistentQueue<T> plus(T value) {
    return front == null
        ? new PersistentQueue<>(new Link<>(value, null), null, 1)
        : new PersistentQueue<>(front, new Link<>(value, back), size + 1);
  }

  /** The first element; the queue must not be empty. */
  T head() {
    if (front == null) {
      throw new NoSuchElementException("an empty queue has no head");
    }
    return front.value();
  }

  /** The queue without its first element; it must not be empty. */
  PersistentQueue<T> tail() {
    if (front == null) {
      throw new NoSuchElementException("an empty queue has no tail");
    }
    return front.next() == null
        ? new PersistentQueue<>(reversed(back), null, size - 1)
        : new PersistentQueue<>(front.next(), back, size - 1);
  }

  /** The elements, first to last. */
  List<T> toList() {
    List<T> all = new ArrayList<>(size);
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
