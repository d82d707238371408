package org.latticeipc.explorer.search;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.BitSet;

/**
 * The numbers of the cells, or tasks, that a reduction turned out not to apply to. One more of them
 * invalidates what was explored before, so the search starts anew. Thread-safe.
 */
final class Exclusions {
  private volatile BitSet numbers = new BitSet();
  private boolean grown;

  boolean contains(int number) {
    return numbers.get(number);
  }

  synchronized void add(int number) {
    if (!numbers.get(number)) {
      BitSet next = (BitSet) numbers.clone();
      next.set(number);
      numbers = next;
      grown = true;
    }
  }

  /** Whether one was added since the last time this was asked. */
  synchronized boolean hasGrown() {
    boolean result = grown;
    grown = false;
    return result;
  }

  void write(DataOutputStream out) throws IOException {
    long[] words = numbers.toLongArray();
    out.writeInt(words.length);
    for (long word : words) {
      out.writeLong(word);
    }
  }

  void read(DataInputStream in) throws IOException {
    long[] words = new long[in.readInt()];
    for (int i = 0; i < words.length; i++) {
      words[i] = in.readLong();
    }
    numbers = BitSet.valueOf(words);
  }
}
