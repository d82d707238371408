package org.latticeipc.kernel.object;

/**
 * To whom a slice of a CPU's time is bound.
 *
 * @param task the task that runs in it, 0 for none
 * @param through the capability of the slice by which it was bound: the binding ends with it
 */
public record SliceBinding(int task, long through) {
  /** A slice that nobody has. */
  public static final SliceBinding FREE = new SliceBinding(0, -1);

  /** No capability: the binding ends with none. */
  public static final long FOR_EVER = -1;

  @Override
  public String toString() {
    return Integer.toString(task);
  }
}
