package org.latticeipc.machine.sync;

import org.latticeipc.machine.AllocationId;
import org.latticeipc.machine.Fact;

/** What a {@link Lifetime} tells whoever observes the machine. */
public sealed interface LifetimeFact extends Fact {

  /** The memory's name, for people. */
  String memory();

  /** Which memory it is: names need not be unique. */
  AllocationId id();

  /** The memory is there from here on. */
  record Begun(String memory, AllocationId id) implements LifetimeFact {
    @Override
    public String describe() {
      return "allocates " + memory;
    }
  }

  /** The memory is freed. */
  record Ended(String memory, AllocationId id) implements LifetimeFact {
    @Override
    public String describe() {
      return "frees " + memory;
    }
  }
}
