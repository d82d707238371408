package org.latticeipc.scheduler;

import java.util.List;
import org.latticeipc.machine.Fact;

/**
 * A worker found all quiet.
 *
 * @param nodes what the scheduler holds of each submitted node
 */
public record RunEnded(List<Left> nodes) implements Fact {

  /**
   * A submitted node at the end of a run.
   *
   * @param node its number
   * @param name its name
   * @param waiting whether it still waits
   * @param parents numbers of what it depends on
   */
  public record Left(int node, String name, boolean waiting, List<Integer> parents) {}

  @Override
  public String describe() {
    return "the run ends with " + nodes.size() + " submitted nodes";
  }
}
