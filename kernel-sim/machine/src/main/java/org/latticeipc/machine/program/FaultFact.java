package org.latticeipc.machine.program;

import org.latticeipc.machine.Fact;

/** A fact that something went wrong on purpose, so that whoever counts need not know what can. */
public interface FaultFact extends Fact {

  /** What went wrong, by the name that it has in files. */
  String fault();
}
