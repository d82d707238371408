package org.latticeipc.lincheck;

/**
 * What {@link DependencyGraph} would be if a run were one moment. It is not, so this specification
 * must be found broken; {@link DagMoments} is the one that holds.
 */
public final class SequentialDag {
  private boolean forth;
  private boolean back;
  private boolean oneSubmitted;
  private boolean otherSubmitted;
  private boolean oneDone;
  private boolean otherDone;

  public String addDepForth() {
    if (otherDone) {
      return "ALREADY_STARTED";
    } else if (back) {
      return "CYCLE";
    }
    forth = true;
    return "done";
  }

  public String addDepBack() {
    if (oneDone) {
      return "ALREADY_STARTED";
    } else if (forth) {
      return "CYCLE";
    }
    back = true;
    return "done";
  }

  public String submitOne() {
    if (oneSubmitted) {
      return "ALREADY_SUBMITTED";
    }
    oneSubmitted = true;
    return "done";
  }

  public String submitOther() {
    if (otherSubmitted) {
      return "ALREADY_SUBMITTED";
    }
    otherSubmitted = true;
    return "done";
  }

  public String run() {
    for (int pass = 0; pass < 2; pass++) {
      oneDone |= oneSubmitted && (!back || otherDone);
      otherDone |= otherSubmitted && (!forth || oneDone);
    }
    return (oneDone ? "one " : "") + (otherDone ? "other " : "");
  }
}
