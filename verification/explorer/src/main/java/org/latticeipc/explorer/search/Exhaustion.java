package org.latticeipc.explorer.search;

/** Why an exploration had to end where it was although nobody asked it to, and what helps. */
final class Exhaustion {
  private static final int MEGABYTE = 1 << 20;

  private Exhaustion() {}

  /** One sentence with its remedy. */
  static String reason(VirtualMachineError error) {
    if (error instanceof StackOverflowError) {
      return "the stack overflowed; give more, such as -Xss16m"
          + " (LATTICE_JAVA_OPTIONS=-Xss16m for the command), or nest less deeply";
    } else if (String.valueOf(error.getMessage()).contains("native thread")) {
      return "the system gave no more threads; use fewer --jobs";
    }
    long heap = Runtime.getRuntime().maxMemory() / MEGABYTE;
    return "memory ran out at a heap of "
        + heap
        + " MB; give more, such as -Xmx"
        + 2 * heap
        + "m (LATTICE_JAVA_OPTIONS=-Xmx"
        + 2 * heap
        + "m for the command), or explore less";
  }
}
