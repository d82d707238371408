package org.latticeipc.explorer.declared;

import java.io.DataOutputStream;
import java.io.IOException;
import org.latticeipc.explorer.file.BoundedInput;

/**
 * The cells of two uses of which each is all right alone. No cell may have both, in whatever
 * execution and by whichever worker; who finds the second of them is told. Thread-safe.
 */
public final class TwoUses {
  private final NumberSet first = new NumberSet();
  private final NumberSet second = new NumberSet();

  /** The cell has the first use; tells whether that is all right. */
  public boolean first(int loc) {
    first.add(loc);
    return !second.contains(loc);
  }

  /** The cell has the second use; tells whether that is all right. */
  public boolean second(int loc) {
    second.add(loc);
    return !first.contains(loc);
  }

  /** Takes in what another process has seen; gives the cells that now have both. */
  int[] takeIn(TwoUses other) {
    first.addAll(other.first);
    second.addAll(other.second);
    return first.common(second);
  }

  public void write(DataOutputStream out) throws IOException {
    first.write(out);
    second.write(out);
  }

  public void read(BoundedInput in) throws IOException {
    first.read(in);
    second.read(in);
  }
}
