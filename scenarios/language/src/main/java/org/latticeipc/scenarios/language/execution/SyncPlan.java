package org.latticeipc.scenarios.language.execution;

/**
 * Something that tasks wait with or free.
 *
 * @param name its name
 * @param kind what it is
 * @param spurious whether its waits may end for no reason
 */
public record SyncPlan(String name, Kind kind, boolean spurious) {

  /** What there is. */
  public enum Kind {
    PERMIT,
    /** On the cell of the same name. */
    FUTEX,
    MUTEX,
    CONDITION,
    MEMORY
  }

  /** Whether it is memory, in which cells can be. */
  public boolean isMemory() {
    return kind == Kind.MEMORY;
  }

  /** Makes it. */
  public void addTo(Environment environment) {
    SyncObjects sync = environment.sync();
    switch (kind) {
      case PERMIT -> sync.addPermit(name, spurious);
      case FUTEX -> sync.addFutex(name, environment.cell(name));
      case MUTEX -> sync.addMutex(name);
      case CONDITION -> sync.addCondition(name, spurious);
      case MEMORY -> sync.addMemory(name);
    }
  }
}
