package org.latticeipc.explorer.declared;

import java.io.DataOutputStream;
import java.io.IOException;
import java.util.BitSet;
import org.latticeipc.explorer.file.BoundedInput;

/** A set of numbers of cells or tasks that only grows. Thread-safe; asking takes no lock. */
class NumberSet {
  private volatile BitSet numbers = new BitSet();

  public final boolean contains(int number) {
    return numbers.get(number);
  }

  /** Tells whether the number is new. */
  synchronized boolean add(int number) {
    if (numbers.get(number)) {
      return false;
    }
    BitSet next = (BitSet) numbers.clone();
    next.set(number);
    numbers = next;
    return true;
  }

  /** Adds all of another set; tells whether one was new. */
  synchronized boolean addAll(NumberSet other) {
    BitSet next = (BitSet) numbers.clone();
    next.or(other.numbers);
    boolean more = !next.equals(numbers);
    numbers = next;
    return more;
  }

  /** The numbers that are in both. */
  final int[] common(NumberSet other) {
    BitSet both = (BitSet) numbers.clone();
    both.and(other.numbers);
    return both.stream().toArray();
  }

  public final void write(DataOutputStream out) throws IOException {
    long[] words = numbers.toLongArray();
    out.writeInt(words.length);
    for (long word : words) {
      out.writeLong(word);
    }
  }

  public final void read(BoundedInput in) throws IOException {
    long[] words = new long[in.readCount(Long.BYTES)];
    for (int i = 0; i < words.length; i++) {
      words[i] = in.readLong();
    }
    numbers = BitSet.valueOf(words);
  }
}
