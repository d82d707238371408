package org.latticeipc.explorer.declared;

/**
 * The numbers of the cells, or tasks, that a reduction turned out not to apply to. One more of them
 * invalidates what was explored before, so the search starts anew. Thread-safe.
 */
public final class ReductionLimits extends NumberSet {
  private boolean grown;

  @Override
  public synchronized boolean add(int number) {
    boolean isNew = super.add(number);
    grown |= isNew;
    return isNew;
  }

  @Override
  synchronized boolean addAll(NumberSet other) {
    boolean more = super.addAll(other);
    grown |= more;
    return more;
  }

  /** Whether one was added since the last time this was asked. */
  public synchronized boolean hasGrown() {
    boolean result = grown;
    grown = false;
    return result;
  }
}
