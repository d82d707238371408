package org.latticeipc.scenarios.language.execution;

/**
 * A shared cell.
 *
 * @param name its name
 * @param initial the value before any task starts
 * @param memory the memory that it is in and that is freed by hand; empty if in none
 */
public record CellPlan(String name, long initial, String memory) {

  /** Makes it; the memory is there. */
  public void addTo(Environment environment) {
    environment.addCell(this);
  }
}
