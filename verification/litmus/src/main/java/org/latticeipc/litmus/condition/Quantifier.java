package org.latticeipc.litmus.condition;

/** How a condition is asked of all final states. */
public enum Quantifier {
  EXISTS("exists", "Allowed"),
  NOT_EXISTS("~exists", "Forbidden"),
  FORALL("forall", "Required");

  private final String word;
  private final String title;

  Quantifier(String word, String title) {
    this.word = word;
    this.title = title;
  }

  /** As written in a test. */
  public String word() {
    return word;
  }

  /** What herd7 puts behind the test's name. */
  public String title() {
    return title;
  }

  /**
   * Whether herd7 prints Ok.
   *
   * @param satisfying executions that satisfy the proposition
   * @param others executions that do not
   */
  public boolean ok(long satisfying, long others) {
    return switch (this) {
      case EXISTS -> satisfying > 0;
      case NOT_EXISTS -> satisfying == 0;
      case FORALL -> others == 0;
    };
  }
}
