package org.latticeipc.litmus.code;

/** Names of the properties that litmus code itself can break. */
public final class Faults {
  /** A value that is no address was used as one, or a division by zero. */
  public static final String UNDEFINED_BEHAVIOUR = "defined-behaviour";

  private Faults() {}
}
