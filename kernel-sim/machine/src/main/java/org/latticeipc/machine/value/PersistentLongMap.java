package org.latticeipc.machine.value;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * An immutable map from numbers to values as a big-endian Patricia trie (Okasaki and Gill, Fast
 * Mergeable Integer Maps, 1998). Its form depends on its contents alone, so equal maps are
 * recognised by what they share. In the order of unsigned numbers.
 *
 * <p>Reading and changing one entry is O(min(64, log size)) for keys as they come; taking out k of
 * them in order is O(k + log size) where they lie together.
 */
public final class PersistentLongMap<V> {
  private sealed interface Node permits Leaf, Branch {
    int size();
  }

  private record Leaf(long key, Object value) implements Node {
    @Override
    public int size() {
      return 1;
    }
  }

  /** What keys have in common above {@code bit}, and those without and with it. */
  private record Branch(long prefix, long bit, Node zero, Node one, int size) implements Node {
    static Branch of(long prefix, long bit, Node zero, Node one) {
      return new Branch(prefix, bit, zero, one, zero.size() + one.size());
    }

    boolean fits(long key) {
      return above(key, bit) == prefix;
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return this == other
          || (other instanceof Branch that
              && size == that.size
              && prefix == that.prefix
              && bit == that.bit
              && zero.equals(that.zero)
              && one.equals(that.one));
    }

    @Override
    public int hashCode() {
      return Long.hashCode(prefix) * 31 + size;
    }
  }

  private static final PersistentLongMap<?> EMPTY = new PersistentLongMap<>(null);

  private final @Nullable Node root;

  private PersistentLongMap(@Nullable Node root) {
    this.root = root;
  }

  /** The map without entries. */
  @SuppressWarnings("unchecked") // it has no values
  public static <V> PersistentLongMap<V> empty() {
    return (PersistentLongMap<V>) EMPTY;
  }

  private static <V> PersistentLongMap<V> of(@Nullable Node root) {
    return root == null ? empty() : new PersistentLongMap<>(root);
  }

  private static long above(long key, long bit) {
    return key & ~(bit | (bit - 1));
  }

  /** How many entries there are. */
  public int size() {
    return root == null ? 0 : root.size();
  }

  /** The value of a key, or null. */
  @SuppressWarnings("unchecked") // only a V is ever put in
  public @Nullable V get(long key) {
    Node at = root;
    while (at instanceof Branch branch) {
      at = (key & branch.bit) == 0 ? branch.zero : branch.one;
    }
    return at instanceof Leaf leaf && leaf.key == key ? (V) leaf.value : null;
  }

  /** The map with another value for a key. */
  public PersistentLongMap<V> with(long key, V value) {
    Leaf leaf = new Leaf(key, value);
    return new PersistentLongMap<>(root == null ? leaf : put(root, leaf));
  }

  private static Node put(Node at, Leaf leaf) {
    if (at instanceof Branch branch && branch.fits(leaf.key)) {
      return (leaf.key & branch.bit) == 0
          ? Branch.of(branch.prefix, branch.bit, put(branch.zero, leaf), branch.one)
          : Branch.of(branch.prefix, branch.bit, branch.zero, put(branch.one, leaf));
    }
    long there = at instanceof Branch branch ? branch.prefix : ((Leaf) at).key;
    if (there == leaf.key && at instanceof Leaf) {
      return leaf;
    }
    long bit = Long.highestOneBit(there ^ leaf.key);
    long prefix = above(there, bit);
    return (leaf.key & bit) == 0
        ? Branch.of(prefix, bit, leaf, at)
        : Branch.of(prefix, bit, at, leaf);
  }

  /** The map without a key; the very map if it has none such. */
  public PersistentLongMap<V> without(long key) {
    return without(new long[] {key});
  }

  /** The map without keys that rise as unsigned numbers; the very map if it has none of them. */
  public PersistentLongMap<V> without(long[] rising) {
    Node left = root == null ? null : cut(root, rising, 0, rising.length);
    return left == root ? this : of(left);
  }

  private static @Nullable Node cut(Node at, long[] keys, int from, int to) {
    if (from == to) {
      return at;
    }
    if (at instanceof Leaf leaf) {
      return contains(keys, from, to, leaf.key) ? null : at;
    }
    Branch branch = (Branch) at;
    int first = firstNotBelow(keys, from, to, branch.prefix);
    int middle = firstNotBelow(keys, first, to, branch.prefix | branch.bit);
    long last = branch.prefix | branch.bit | (branch.bit - 1);
    int end = last == -1 ? to : firstNotBelow(keys, middle, to, last + 1);
    Node zero = cut(branch.zero, keys, first, middle);
    Node one = cut(branch.one, keys, middle, end);
    if (zero == branch.zero && one == branch.one) {
      return at;
    } else if (zero == null) {
      return one;
    }
    return one == null ? zero : Branch.of(branch.prefix, branch.bit, zero, one);
  }

  private static boolean contains(long[] keys, int from, int to, long key) {
    int at = firstNotBelow(keys, from, to, key);
    return at < to && keys[at] == key;
  }

  private static int firstNotBelow(long[] keys, int from, int to, long key) {
    int low = from;
    int high = to;
    while (low < high) {
      int mid = (low + high) >>> 1;
      if (Long.compareUnsigned(keys[mid], key) < 0) {
        low = mid + 1;
      } else {
        high = mid;
      }
    }
    return low;
  }

  /** The keys, rising as unsigned numbers. */
  public long[] keys() {
    long[] keys = new long[size()];
    int[] count = new int[1];
    leaves(leaf -> keys[count[0]++] = leaf.key);
    return keys;
  }

  /** Gives each value to {@code action}, in the order of keys. */
  @SuppressWarnings("unchecked") // only a V is ever put in
  public void forEach(Consumer<? super V> action) {
    leaves(leaf -> action.accept((V) leaf.value));
  }

  private void leaves(Consumer<Leaf> action) {
    Deque<Node> left = new ArrayDeque<>();
    if (root != null) {
      left.push(root);
    }
    while (!left.isEmpty()) {
      Node node = left.pop();
      if (node instanceof Branch branch) {
        left.push(branch.one);
        left.push(branch.zero);
      } else {
        action.accept((Leaf) node);
      }
    }
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || (other instanceof PersistentLongMap<?> that && Objects.equals(root, that.root));
  }

  @Override
  public int hashCode() {
    return size();
  }

  @Override
  public String toString() {
    return Arrays.toString(keys());
  }
}
