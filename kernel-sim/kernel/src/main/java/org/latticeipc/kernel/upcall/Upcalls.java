package org.latticeipc.kernel.upcall;

/**
 * What a library does when the kernel calls it back in the middle of a system call. The kernel
 * keeps none: an upcall runs in the task that made the call, given with the call, so it may use
 * what that task may use, registers included. As in Aegis (Engler, Kaashoek, O'Toole, SOSP 1995),
 * saving and restoring a context is the library's business.
 */
public interface Upcalls {
  /** A library that has nothing to do. */
  Upcalls NONE = new Upcalls() {};

  /** The slice is used up and goes to somebody else when this returns: save what must be saved. */
  default void sliceEnds() {}

  /** The task runs again after its slice had ended: restore what was saved. */
  default void sliceBegins() {}

  /** A timer for which the task waits has fired, or one that interrupts what it computes. */
  default void timerFired() {}

  /**
   * An access faulted. Asked once; if it faults again, the call is refused.
   *
   * @return whether it is worth trying again, since the page was mapped
   */
  default boolean pageFault(PageFault fault) {
    return false;
  }

  /**
   * The task has no gas left and the call is not done. Asked once; if there is no gas then, the
   * call is refused.
   *
   * @return whether it is worth trying again, since somebody gave the task gas
   */
  default boolean outOfGas() {
    return false;
  }
}
