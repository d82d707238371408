package org.latticeipc.bytecode.runtime;

import java.util.Arrays;

/** The slots of a class's instances, its own and inherited ones, or of its static fields. */
public final class ObjectShape {
  /** The slot of an object's monitor. */
  public static final int MONITOR = 0;

  /** The slot of the set of tasks that wait on an object. */
  public static final int WAITERS = 1;

  /** The slot of the first field, or of element 0 of an array. */
  public static final int FIRST = 2;

  static final ObjectShape BARE =
      new ObjectShape("Object", new String[FIRST], new char[FIRST], false);

  final String name;
  private final String[] fields;
  private final char[] types;
  private final long[] finals;
  final boolean hasFinals;

  /**
   * @param name what people call the class
   * @param fields the field of each slot; those before {@link #FIRST} are ignored
   * @param types of each slot {@code A} for a reference, else the descriptor of the primitive type
   * @param hasFinals whether {@link #setFinal} will be called
   */
  public ObjectShape(String name, String[] fields, char[] types, boolean hasFinals) {
    this.types = types;
    this.name = name;
    this.fields = fields;
    this.finals = new long[(fields.length + 63) / 64];
    this.hasFinals = hasFinals;
  }

  /** Marks a slot as that of a final field. */
  public void setFinal(int slot) {
    finals[slot >> 6] |= 1L << slot;
  }

  boolean isFinal(int slot) {
    return hasFinals && (finals[slot >> 6] & 1L << slot) != 0;
  }

  /** Whether there are slots of final fields. */
  public boolean hasFinals() {
    return hasFinals;
  }

  int slots() {
    return fields.length;
  }

  char type(int slot) {
    return types[slot];
  }

  String field(int slot) {
    return fields[slot];
  }

  /** The slot of the innermost field with this name, or -1. */
  public int slot(String field) {
    for (int i = fields.length - 1; i >= FIRST; i--) {
      if (field.equals(fields[i])) {
        return i;
      }
    }
    return -1;
  }

  @Override
  public String toString() {
    return name + Arrays.toString(fields);
  }
}
