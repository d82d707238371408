package org.latticeipc.explorer.search;

/**
 * The numbers of the cells, or tasks, that a reduction turned out not to apply to. One more of them
 * invalidates what was explored before, so the search starts anew. Thread-safe.
 */
final class Exclusions extends Numbers {
  private boolean grown;

  @Override
  synchronized boolean add(int number) {
    boolean isNew = super.add(number);
    grown |= isNew;
    return isNew;
  }

  /** Whether one was added since the last time this was asked. */
  synchronized boolean hasGrown() {
    boolean result = grown;
    grown = false;
    return result;
  }
}
