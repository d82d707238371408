package org.latticeipc.explorer.search;

import org.latticeipc.explorer.graph.Events;
import org.latticeipc.explorer.graph.ExecutionGraph;
import org.latticeipc.explorer.witness.Linearisation;

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
  public boolean prefers(String broken, ExecutionGraph g) {
    if (!broken.equals(property)) {
      return false;
    }
    int size = 0;
    for (int t = 1; t < g.stride; t++) {
      size += g.exists(t) ? Events.count(g, t, g.length[t]) : 0;
    }
    if (size > steps) {
      return false;
    }
    int needed = Linearisation.switches(g);
    boolean better = size < steps || needed < switches;
    if (better) {
      steps = size;
      switches = needed;
    }
    return better;
  }
}
