package org.latticeipc.lincheck;

/** What {@link DagGraph} is, one call after another. */
public final class SequentialDag {
  private boolean forth;
  private boolean back;
  private boolean oneSubmitted;
  private boolean otherSubmitted;

  public String addDepForth() {
    if (back) {
      return "CYCLE";
    }
    forth = true;
    return "done";
  }

  public String addDepBack() {
    if (forth) {
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
}
