package org.latticeipc.machine.program;

import org.latticeipc.machine.Fact;

/** A fact about a message on its way, so that whoever counts messages need not know their kinds. */
public interface MessageFact extends Fact {

  /** What became of the message. */
  enum Passage {
    /** The task has sent it. */
    SENT,
    /** The task has received it. */
    RECEIVED
  }

  /** Through what it goes. */
  String endpoint();

  /** What is said. */
  Passage passage();
}
