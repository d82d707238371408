package org.latticeipc.machine.value;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An immutable sequence as a trie of 32-way nodes (Bagwell, Ideal Hash Trees, as Clojure's vectors
 * use it, without the tail). Reading and changing one element is O(log32 size).
 */
public final class PersistentVector<T> {
  private static final int BITS = 5;
  private static final int WIDTH = 1 << BITS;
  private static final int MASK = WIDTH - 1;

  private final @Nullable Object[] root;
  private final int shift;
  private final int size;

  private PersistentVector(@Nullable Object[] root, int shift, int size) {
    this.root = root;
    this.shift = shift;
    this.size = size;
  }

  /** The vector without elements. */
  public static <T> PersistentVector<T> empty() {
    return new PersistentVector<>(new @Nullable Object[0], 0, 0);
  }

  /** The vector of all elements of an array, built from the leaves up in O(length). */
  public static <T> PersistentVector<T> of(T[] elements) {
    @Nullable Object[] level = chunks(elements);
    int shift = 0;
    while (level.length > 1) {
      level = chunks(level);
      shift += BITS;
    }
    return elements.length == 0
        ? empty()
        : new PersistentVector<>(child(level, 0), shift, elements.length);
  }

  private static @Nullable Object[] chunks(@Nullable Object[] from) {
    @Nullable Object[] out = new @Nullable Object[(from.length + MASK) / WIDTH];
    for (int i = 0; i < out.length; i++) {
      int begin = i * WIDTH;
      int end = Math.min(begin + WIDTH, from.length);
      out[i] = Arrays.copyOfRange(from, begin, end, Object[].class);
    }
    return out;
  }

  public int size() {
    return size;
  }

  /** The element at {@code index}, which must be below the size. */
  @SuppressWarnings("unchecked")
  public T get(int index) {
    Objects.checkIndex(index, size);
    @Nullable Object[] node = root;
    for (int level = shift; level > 0; level -= BITS) {
      node = child(node, (index >>> level) & MASK);
    }
    return (T) Objects.requireNonNull(node[index & MASK]);
  }

  /** The vector with another element at {@code index}, which must be below the size. */
  public PersistentVector<T> with(int index, T value) {
    Objects.checkIndex(index, size);
    return new PersistentVector<>(put(root, shift, index, value), shift, size);
  }

  /** The vector with one element more at the end. */
  public PersistentVector<T> plus(T value) {
    if (size == WIDTH << shift) {
      @Nullable Object[] taller = {root};
      return new PersistentVector<>(put(taller, shift + BITS, size, value), shift + BITS, size + 1);
    }
    return new PersistentVector<>(put(root, shift, size, value), shift, size + 1);
  }

  /** Copies the path to one element; the trie is at most seven levels high. */
  private static @Nullable Object[] put(
      @Nullable Object[] node, int level, int index, @Nullable Object value) {
    int slot = (index >>> level) & MASK;
    @Nullable Object[] copy = Arrays.copyOf(node, Math.max(node.length, slot + 1));
    copy[slot] =
        level == 0
            ? value
            : put(
                slot < node.length ? child(node, slot) : new @Nullable Object[0],
                level - BITS,
                index,
                value);
    return copy;
  }

  private static @Nullable Object[] child(@Nullable Object[] node, int slot) {
    return (@Nullable Object[]) Objects.requireNonNull(node[slot]);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || (other instanceof PersistentVector<?> that
            && size == that.size
            && Arrays.deepEquals(root, that.root));
  }

  @Override
  public int hashCode() {
    return size;
  }
}
