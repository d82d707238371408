package org.latticeipc.scheduler;

import org.latticeipc.machine.Fact;

/**
 * A worker is through with a node.
 *
 * @param node its number
 * @param name its name
 * @param done whether it was done and not failed
 */
public record NodeFinished(int node, String name, boolean done) implements Fact {
  @Override
  public String describe() {
    return "node " + name + (done ? " is done" : " failed");
  }
}
