package org.latticeipc.scenarios.command.console;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** One line for the user whose command ran out of something, even if there is nothing left. */
public final class Exhausted {
  private static final int MEGABYTE = 1 << 20;
  private static final byte[] LAST_WORDS =
      "lattice: out of memory; give more with LATTICE_JAVA_OPTIONS=-Xmx4g\n"
          .getBytes(StandardCharsets.US_ASCII);
  private static final FileOutputStream ERR = new FileOutputStream(FileDescriptor.err);

  private Exhausted() {}

  /** Says what ran out and what helps; gives the exit code. */
  static int say(Console console, VirtualMachineError error) {
    try {
      console.out().flush();
      console.err().println(line(error));
    } catch (VirtualMachineError again) {
      sayLastWords();
    }
    return ExitCode.INTERNAL_ERROR;
  }

  private static String line(VirtualMachineError error) {
    if (error instanceof StackOverflowError) {
      return "lattice: the stack overflowed; give more with LATTICE_JAVA_OPTIONS=-Xss16m,"
          + " or nest less deeply";
    } else if (String.valueOf(error.getMessage()).contains("native thread")) {
      return "lattice: the system gives no more threads; use fewer tasks or --jobs, raise"
          + " 'ulimit -u', or take a JDK 21 or newer, which needs no thread for each task";
    }
    long heap = Runtime.getRuntime().maxMemory() / MEGABYTE;
    return "lattice: out of memory; the heap is at most "
        + heap
        + " MB, give more with LATTICE_JAVA_OPTIONS=-Xmx"
        + 2 * heap
        + "m";
  }

  /** Allocates nothing, and goes past all buffers. */
  public static void sayLastWords() {
    try {
      ERR.write(LAST_WORDS);
    } catch (IOException nobodyListens) {
      return; // there is no other place to say it; the exit code does
    }
  }
}
