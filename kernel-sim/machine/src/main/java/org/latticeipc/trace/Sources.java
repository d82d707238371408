package org.latticeipc.trace;

import java.lang.annotation.Annotation;
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
   * The innermost line outside of the JDK, machine and engines that the thread is at, or null if
   * the code under test has not called what it is doing.
   */
  public static @Nullable String of(Thread thread) {
    for (StackTraceElement frame : thread.getStackTrace()) {
      boolean jdk = "java.base".equals(frame.getModuleName());
      if (!jdk && isEngine(frame.getClassName())) {
        return null;
      } else if (!jdk) {
        return frame.getFileName() + ":" + frame.getLineNumber();
      }
    }
    return null;
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
