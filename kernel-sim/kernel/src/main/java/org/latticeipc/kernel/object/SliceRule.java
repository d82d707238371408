package org.latticeipc.kernel.object;

/** To whom a slice goes when a task to which it was donated gives it up. */
public interface SliceRule {

  /** Whether it goes back to the donor before anybody else's turn comes. */
  boolean returnsToDonor();

  /** A donation is a loan. */
  static SliceRule loan() {
    return () -> true;
  }
}
