package org.latticeipc.trace;

import java.lang.annotation.Annotation;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.latticeipc.machine.EnginePackage;
import org.latticeipc.machine.InterpreterPackage;

/**
 * Finds the source line of the code under test that did an access. Slow: it walks the stack. Which
 * frames are not code under test, packages say by {@link EnginePackage} and {@link
 * InterpreterPackage}. Thread-safe.
 */
public final class Sources {
  private static final StackWalker WALKER =
      StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);
  private static final ClassValue<Boolean> ENGINE = marked(EnginePackage.class);
  private static final ClassValue<Boolean> INTERPRETER = marked(InterpreterPackage.class);

  private Sources() {}

  /**
   * The innermost line outside of machine and engines, {@code File.java:12}; of a program that is
   * interpreted, the place in its text, and the line if the interpreter called code under test.
   *
   * @param place what {@link org.latticeipc.machine.Machine#at} was last told, empty if nothing
   */
  public static @Nullable String ofCaller(String place) {
    Optional<StackWalker.StackFrame> frame =
        WALKER.walk(frames -> frames.filter(f -> !ENGINE.get(f.getDeclaringClass())).findFirst());
    boolean interpreted =
        !place.isEmpty() && frame.map(f -> INTERPRETER.get(f.getDeclaringClass())).orElse(true);
    if (interpreted) {
      return place;
    }
    String line = frame.map(f -> f.getFileName() + ":" + f.getLineNumber()).orElse(null);
    return place.isEmpty() ? line : place + ", " + line;
  }

  /**
   * The innermost line outside of machine and engines and, if code under test called that, the line
   * that did; of a program that is interpreted, the place in its text.
   */
  static SourceLines linesOfCaller(String place) {
    List<StackWalker.StackFrame> frames =
        WALKER.walk(
            all ->
                all.dropWhile(f -> ENGINE.get(f.getDeclaringClass()))
                    .filter(f -> !isOfJava(f))
                    .limit(2)
                    .toList());
    if (frames.isEmpty() || INTERPRETER.get(frames.get(0).getDeclaringClass())) {
      return new SourceLines(place, "");
    }
    boolean called =
        frames.size() > 1
            && !ENGINE.get(frames.get(1).getDeclaringClass())
            && !INTERPRETER.get(frames.get(1).getDeclaringClass());
    return new SourceLines(line(frames.get(0)), called ? line(frames.get(1)) : "");
  }

  private static String line(StackWalker.StackFrame frame) {
    return frame.getFileName() + ":" + frame.getLineNumber();
  }

  private static boolean isOfJava(StackWalker.StackFrame frame) {
    return frame.getDeclaringClass().getModule().getName() != null
        && frame.getClassName().startsWith("java.");
  }

  /** The innermost line outside of machine and engines at which it was thrown. */
  public static @Nullable String of(Throwable thrown) {
    for (StackTraceElement frame : thrown.getStackTrace()) {
      if (!isEngine(frame.getClassName())) {
        return frame.getFileName() + ":" + frame.getLineNumber();
      }
    }
    return null;
  }

  /** Classes that this one's loader does not see are a user's. */
  private static boolean isEngine(String className) {
    try {
      return ENGINE.get(Class.forName(className, false, Sources.class.getClassLoader()));
    } catch (ClassNotFoundException | LinkageError notOurs) {
      return false;
    }
  }

  private static ClassValue<Boolean> marked(Class<? extends Annotation> mark) {
    return new ClassValue<>() {
      @Override
      protected Boolean computeValue(Class<?> type) {
        Package home = type.getPackage();
        return home != null && home.isAnnotationPresent(mark);
      }
    };
  }
}
