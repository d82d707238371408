package org.latticeipc.explorer.consistency;

import java.util.Arrays;

/** A matrix of bits that is used again and again. Confined to one thread. */
final class BitRows {
  private int rows;
  private int words;
  private long[] bits = new long[16];

  /** Makes it a matrix of that size without a bit. */
  void clear(int rowCount, int columns) {
    rows = rowCount;
    words = (columns + 63) >>> 6;
    int n = rows * words;
    if (bits.length < n) {
      bits = new long[2 * n];
    } else {
      Arrays.fill(bits, 0, n, 0);
    }
  }

  void set(int row, int column) {
    bits[row * words + (column >>> 6)] |= 1L << column;
  }

  boolean has(int row, int column) {
    return (bits[row * words + (column >>> 6)] & 1L << column) != 0;
  }

  /** Adds a row of a matrix with as many columns. */
  void add(int row, BitRows other, int otherRow) {
    for (int i = 0; i < words; i++) {
      bits[row * words + i] |= other.bits[otherRow * words + i];
    }
  }

  /** Makes a square matrix its transitive closure (Warshall). */
  void close() {
    for (int middle = 0; middle < rows; middle++) {
      for (int row = 0; row < rows; row++) {
        if (has(row, middle)) {
          add(row, this, middle);
        }
      }
    }
  }
}
