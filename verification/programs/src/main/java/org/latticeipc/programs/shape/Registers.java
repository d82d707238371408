package org.latticeipc.programs.shape;

import java.util.Arrays;

/**
 * Named numbers, in the order of their names. Tasks have a handful and are run for every execution,
 * so this is two short arrays, searched from the front. Confined to one thread.
 */
public final class Registers {
  /** Is told a register. */
  public interface Reader {
    void accept(String name, long value);
  }

  private String[] names = new String[4];
  private long[] values = new long[4];
  private int size;

  /** Sets a register. */
  public void put(String name, long value) {
    int at = 0;
    for (; at < size; at++) {
      int order = names[at].compareTo(name);
      if (order == 0) {
        values[at] = value;
        return;
      } else if (order > 0) {
        break;
      }
    }
    insert(at, name, value);
  }

  private void insert(int at, String name, long value) {
    if (size == names.length) {
      names = Arrays.copyOf(names, size * 2);
      values = Arrays.copyOf(values, size * 2);
    }
    System.arraycopy(names, at, names, at + 1, size - at);
    System.arraycopy(values, at, values, at + 1, size - at);
    names[at] = name;
    values[at] = value;
    size++;
  }

  /** The value of a register, 0 if it was never set. */
  public long get(String name) {
    for (int i = 0; i < size; i++) {
      if (names[i].equals(name)) {
        return values[i];
      }
    }
    return 0;
  }

  /** Tells every register that was set, in the order of their names. */
  public void forEach(Reader reader) {
    for (int i = 0; i < size; i++) {
      reader.accept(names[i], values[i]);
    }
  }
}
