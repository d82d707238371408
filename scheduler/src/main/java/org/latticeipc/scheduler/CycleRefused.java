package org.latticeipc.scheduler;

import java.util.List;
import org.latticeipc.machine.Fact;

/**
 * A dependency was refused because it would close a cycle.
 *
 * @param cycle the names around the cycle
 * @param real whether each of them but the first already waits for the one before
 */
public record CycleRefused(List<String> cycle, boolean real) implements Fact {
  @Override
  public String describe() {
    return "a dependency is refused for the cycle " + String.join(" -> ", cycle);
  }
}
