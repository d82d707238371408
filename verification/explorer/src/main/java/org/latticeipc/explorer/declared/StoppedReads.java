package org.latticeipc.explorer.declared;

import java.io.DataOutputStream;
import java.io.IOException;
import org.latticeipc.explorer.file.BoundedInput;

/**
 * The cells of which reads were left out because an assumption stops their tasks, as await
 * reduction does, and those that are accessed plainly. While races are looked for no cell may be
 * both, in whatever execution and by whichever worker, since it is just the reads left out that may
 * race. Thread-safe.
 */
public final class StoppedReads {
  private final NumberSet leftOut = new NumberSet();
  private final NumberSet plainly = new NumberSet();

  /** A read of the cell is left out; tells whether that is all right. */
  public boolean leaveOut(int loc) {
    leftOut.add(loc);
    return !plainly.contains(loc);
  }

  /** The cell is accessed plainly; tells whether that is all right. */
  public boolean accessPlainly(int loc) {
    plainly.add(loc);
    return !leftOut.contains(loc);
  }

  /** Takes in what another process has seen; gives the cells that are now both. */
  int[] takeIn(StoppedReads other) {
    leftOut.addAll(other.leftOut);
    plainly.addAll(other.plainly);
    return leftOut.common(plainly);
  }

  public void write(DataOutputStream out) throws IOException {
    leftOut.write(out);
    plainly.write(out);
  }

  public void read(BoundedInput in) throws IOException {
    leftOut.read(in);
    plainly.read(in);
  }
}
