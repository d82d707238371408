package org.latticeipc.bytecode.runtime;

import java.util.Arrays;

/** What was written to an object that no other task knows, in order. */
final class WriteLog {
  /** Beyond this an object cannot be published: no task may do so many events. */
  static final int LIMIT = 20_000;

  private static final int ORDER_SHIFT = 28;
  private static final int REFERENCE = 1 << 27;
  private int[] what = new int[8];
  private long[] numbers = new long[8];
  private Object[] references = new Object[0];
  private int size;

  int size() {
    return size;
  }

  boolean isFull() {
    return size >= LIMIT;
  }

  void number(int slot, long value, int order) {
    int i = next();
    what[i] = slot | order << ORDER_SHIFT;
    numbers[i] = value;
  }

  void reference(int slot, Object value, int order) {
    int i = next();
    if (references.length < what.length) {
      references = Arrays.copyOf(references, what.length);
    }
    what[i] = slot | order << ORDER_SHIFT | REFERENCE;
    references[i] = value;
  }

  private int next() {
    if (size == LIMIT) {
      return LIMIT - 1;
    }
    if (size == what.length) {
      what = Arrays.copyOf(what, size * 2);
      numbers = Arrays.copyOf(numbers, size * 2);
    }
    return size++;
  }

  int slot(int i) {
    return what[i] & REFERENCE - 1;
  }

  int order(int i) {
    return what[i] >>> ORDER_SHIFT;
  }

  boolean isReference(int i) {
    return (what[i] & REFERENCE) != 0;
  }

  long number(int i) {
    return numbers[i];
  }

  Object reference(int i) {
    return references[i];
  }
}
