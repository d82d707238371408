package org.latticeipc.ipc;

/** The documented {@code size_t *}: a size that a call reads and writes. Confined to its task. */
public final class SizeRef {
  private int value;

  /** A size that holds {@code value}. */
  public SizeRef(int value) {
    this.value = value;
  }

  /** The size. */
  public int get() {
    return value;
  }

  /** Sets the size. */
  public void set(int newValue) {
    this.value = newValue;
  }

  @Override
  public String toString() {
    return Integer.toString(value);
  }
}
