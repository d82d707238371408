package org.latticeipc.machine.program;

import org.jspecify.annotations.Nullable;
import org.latticeipc.machine.Fact;

/**
 * A fact that something of the system was used, so that whoever counts need not know what there is
 * to use.
 */
public interface UseFact extends Fact {

  /** What was done, such as the name of a call. */
  String use();

  /** With what. */
  String of();

  /** How much of it was used. */
  long amount();

  /** In which unit. */
  String unit();

  /** What it says of a message, if it is of one that goes through {@link #of}. */
  default MessageFact.@Nullable Passage passage() {
    return null;
  }
}
