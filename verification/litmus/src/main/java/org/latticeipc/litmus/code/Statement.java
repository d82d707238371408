package org.latticeipc.litmus.code;

/** A compiled C statement. Immutable. */
public abstract class Statement {

  /** How a statement ended. */
  public enum Flow {
    NEXT,
    BREAK,
    CONTINUE,
    RETURN
  }

  /** Runs. */
  public abstract Flow run(Frame frame);
}
