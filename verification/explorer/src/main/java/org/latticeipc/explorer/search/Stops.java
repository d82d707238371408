package org.latticeipc.explorer.search;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/**
 * The cells of which reads were left out because an assumption stops their tasks (see {@link
 * Waits#leavesOut}), and those that are accessed plainly. While races are looked for no cell may be
 * both, in whatever execution and by whichever worker, since it is just the reads left out that may
 * race. Thread-safe.
 */
final class Stops {
  private final Numbers leftOut = new Numbers();
  private final Numbers plainly = new Numbers();

  /** A read of the cell is left out; tells whether that is all right. */
  boolean leaveOut(int loc) {
    leftOut.add(loc);
    return !plainly.contains(loc);
  }

  /** The cell is accessed plainly; tells whether that is all right. */
  boolean accessPlainly(int loc) {
    plainly.add(loc);
    return !leftOut.contains(loc);
  }

  void write(DataOutputStream out) throws IOException {
    leftOut.write(out);
    plainly.write(out);
  }

  void read(DataInputStream in) throws IOException {
    leftOut.read(in);
    plainly.read(in);
  }
}
