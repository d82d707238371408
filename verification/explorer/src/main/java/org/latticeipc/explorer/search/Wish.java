package org.latticeipc.explorer.search;

import java.util.function.IntSupplier;
import org.latticeipc.explorer.declared.Preference;

/**
 * Of the violations of one property that with the fewest steps, of these that with the fewest
 * context switches. For one worker.
 */
final class Wish implements Preference {
  private final String property;
  private int steps = Integer.MAX_VALUE;
  private int switches = Integer.MAX_VALUE;

  Wish(String property) {
    this.property = property;
  }

  @Override
  public void restart() {
    steps = Integer.MAX_VALUE;
    switches = Integer.MAX_VALUE;
  }

  @Override
  public boolean prefers(String broken, int size, IntSupplier leastSwitches) {
    if (!broken.equals(property) || size > steps) {
      return false;
    }
    int needed = leastSwitches.getAsInt();
    boolean better = size < steps || needed < switches;
    if (better) {
      steps = size;
      switches = needed;
    }
    return better;
  }
}
