package org.latticeipc.explorer.graph;

/** Helpers for arrays of rows. */
final class GraphArrays {
  private GraphArrays() {}

  /** The same rows with a longer stride, new columns zero. */
  static int[] restride(int[] rows, int count, int old, int next, int capacity) {
    int[] wider = new int[capacity * next];
    for (int i = 0; i < count; i++) {
      System.arraycopy(rows, i * old, wider, i * next, old);
    }
    return wider;
  }
}
