package org.latticeipc.machine.sim;

import org.jspecify.annotations.Nullable;

/** Finds the source line of the code under test that did an access. Slow: it walks the stack. */
final class Sources {
  private static final StackWalker WALKER = StackWalker.getInstance();
  private static final String MACHINE = "org.latticeipc.machine.";

  private Sources() {}

  /** The innermost line outside the machine, {@code File.java:12}. */
  static @Nullable String ofCaller() {
    return WALKER.walk(
        frames ->
            frames
                .filter(f -> !isMachine(f.getClassName()))
                .findFirst()
                .map(f -> f.getFileName() + ":" + f.getLineNumber())
                .orElse(null));
  }

  /** The innermost line outside the machine at which it was thrown. */
  static @Nullable String of(Throwable thrown) {
    for (StackTraceElement frame : thrown.getStackTrace()) {
      if (!isMachine(frame.getClassName())) {
        return frame.getFileName() + ":" + frame.getLineNumber();
      }
    }
    return null;
  }

  private static boolean isMachine(String className) {
    return className.startsWith(MACHINE);
  }
}
