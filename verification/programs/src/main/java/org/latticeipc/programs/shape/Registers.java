package org.latticeipc.programs.shape;

import java.util.Arrays;

/**
 * Named numbers, in the order in which they were first set. Tasks have a handful and are run for
 * every execution, so this is two short arrays searched from the front, and names are interned, as
 * {@link ShapeStatement} and {@link ShapeExpression} see to, so that comparing them is comparing
 * pointers. Confined to one thread.
 */
public final class Registers {
  /** Is told a register. */
  public interface Reader {
    void accept(String name, long value);
  }

  private String[] names = new String[8];
  private long[] values = new long[8];
  private int size;

  /** Sets the register with this interned name. */
  public void put(String name, long value) {
    int at = find(name);
    if (at == size) {
      if (size == names.length) {
        names = Arrays.copyOf(names, size * 2);
        values = Arrays.copyOf(values, size * 2);
      }
      names[size++] = name;
    }
    values[at] = value;
  }

  /** The value of the register with this interned name, 0 if it was never set. */
  public long get(String name) {
    int at = find(name);
    return at == size ? 0 : values[at];
  }

  @SuppressWarnings("ReferenceEquality") // interned
  private int find(String name) {
    int at = 0;
    while (at < size && names[at] != name) {
      at++;
    }
    return at;
  }

  /** Tells every register that was set. */
  public void forEach(Reader reader) {
    for (int i = 0; i < size; i++) {
      reader.accept(names[i], values[i]);
    }
  }
}
