package org.latticeipc.explorer.step;

import java.util.Arrays;
import org.latticeipc.explorer.declared.CoherentCells;
import org.latticeipc.explorer.declared.SearchContext;

/** Which cells one worker takes for loose, from their first access on. Confined to it. */
final class CellKinds {
  private static final byte LOOSE = 1;
  private static final byte COHERENT = 2;

  private final CoherentCells cells;
  private final boolean any;
  private byte[] known = new byte[16];
  private boolean mistaken;

  CellKinds(SearchContext context, boolean any) {
    this.cells = context.coherentCells;
    this.any = any;
  }

  /** Whether the cell has no coherence order, which an access that is not plain may refute. */
  boolean isLoose(int cell, boolean plain) {
    if (!any) {
      return false;
    }
    if (cell >= known.length) {
      known = Arrays.copyOf(known, Math.max(cell + 1, known.length * 2));
    }
    if (known[cell] == 0) {
      known[cell] = cells.isLoose(cell, plain) ? LOOSE : COHERENT;
      mistaken |= known[cell] == LOOSE && !plain;
    } else if (known[cell] == LOOSE && !plain) {
      mistaken |= cells.isLoose(cell, false) || cells.isLate(cell);
    }
    return known[cell] == LOOSE;
  }

  /** Whether a cell was taken for loose and is not, since this was asked last. */
  boolean takeMistake() {
    boolean result = mistaken;
    mistaken = false;
    return result;
  }
}
