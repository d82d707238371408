package org.latticeipc.machine;

/**
 * Something that happened which a property may want to judge or a person to read: a message was
 * sent, a section entered, a register set. Facts cost no shared access and change nothing.
 * Implementations are immutable records with structural equality.
 */
public interface Fact {

  /** The fact in plain words, without a task name or trailing full stop. */
  String describe();
}
