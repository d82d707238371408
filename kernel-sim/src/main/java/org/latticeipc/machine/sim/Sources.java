package org.latticeipc.machine.sim;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds the source line of the code under test that did an access. Slow: it walks the stack. Public
 * for other engines that record runs.
 */
public final class Sources {
  private static final StackWalker WALKER = StackWalker.getInstance();
  private static final String MACHINE = "org.latticeipc.machine.";

  /** The simulation's own classes, which are the machine's. */
  static final String ENGINE = MACHINE;

  /** Packages of interpreters: their lines say nothing about the program. */
  private static final List<String> INTERPRETERS =
      List.of("org.latticeipc.scenarios.", "org.latticeipc.litmus.");

  private Sources() {}

  /**
   * The innermost line outside the machine, {@code File.java:12}; of a program that is interpreted,
   * the place in its text, and the line if the interpreter called code under test.
   *
   * @param place what {@link org.latticeipc.machine.Machine#at} was last told, empty if nothing
   * @param engine prefix of the names of classes that are the engine's own
   */
  public static @Nullable String ofCaller(String place, String engine) {
    Optional<StackWalker.StackFrame> frame =
        WALKER.walk(
            frames ->
                frames
                    .filter(f -> !isMachine(f.getClassName()))
                    .filter(f -> !f.getClassName().startsWith(engine))
                    .findFirst());
    boolean interpreted =
        !place.isEmpty()
            && frame
                .map(f -> INTERPRETERS.stream().anyMatch(f.getClassName()::startsWith))
                .orElse(true);
    if (interpreted) {
      return place;
    }
    String line = frame.map(f -> f.getFileName() + ":" + f.getLineNumber()).orElse(null);
    return place.isEmpty() ? line : place + ", " + line;
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
