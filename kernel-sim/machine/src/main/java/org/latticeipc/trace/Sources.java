package org.latticeipc.trace;

import java.lang.annotation.Annotation;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.latticeipc.machine.EnginePackage;
import org.latticeipc.machine.InterpreterPackage;

/**
 * Finds the source line of the code under test that did an access. Slow: it walks the stack. Which
 * frames are not code under test, packages say by {@link EnginePackage} and {@link
 * InterpreterPackage}. Thread-safe.
 */
public final class Sources {
  /** How the names of methods begin that a front end put into the classes of a program. */
  public static final String WOVEN = "$lattice$";

  private static final StackWalker WALKER =
      StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);
  private static final ClassValue<Boolean> ENGINE =
      marks(
          type ->
              isMarked(type, EnginePackage.class)
                  || isEnginePackage(type.getPackageName())
                  || Proxy.isProxyClass(type)); // which has no lines
  private static final ClassValue<Boolean> INTERPRETER =
      marks(type -> isMarked(type, InterpreterPackage.class));

  private Sources() {}

  /**
   * The innermost line outside of machine and engines, {@code File.java:12}; of a program that is
   * interpreted, the place in its text, and the line if the interpreter called code under test.
   *
   * @param place what {@link org.latticeipc.machine.Machine#at} was last told, empty if nothing
   */
  public static @Nullable String ofCaller(String place) {
    Optional<StackWalker.StackFrame> frame =
        WALKER.walk(
            frames ->
                frames
                    .filter(f -> !isOfEngine(f.getDeclaringClass(), f.getMethodName()))
                    .findFirst());
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
                all.dropWhile(f -> isOfEngine(f.getDeclaringClass(), f.getMethodName()))
                    .filter(f -> !isOfJava(f))
                    .limit(2)
                    .toList());
    if (frames.isEmpty() || INTERPRETER.get(frames.get(0).getDeclaringClass())) {
      return new SourceLines(place, "");
    }
    boolean called =
        frames.size() > 1
            && !isOfEngine(frames.get(1).getDeclaringClass(), frames.get(1).getMethodName())
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

  /**
   * The innermost line outside of the JDK, machine and engines of a stack, innermost frame first,
   * or null if the code under test has not called what it is doing.
   */
  public static @Nullable String of(StackTraceElement[] stack) {
    for (StackTraceElement frame : stack) {
      // What the JVM makes up, such as a lambda's class, stands in no file.
      boolean jdk = "java.base".equals(frame.getModuleName()) || frame.getFileName() == null;
      if (!jdk && isOfEngine(frame)) {
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
      if (!isOfEngine(frame)) {
        return frame.getFileName() + ":" + frame.getLineNumber();
      }
    }
    return null;
  }

  /** Whether a frame is not the program's: of an engine's package, or woven in. */
  public static boolean isOfEngine(Class<?> type, String method) {
    return ENGINE.get(type) || method.startsWith(WOVEN);
  }

  /**
   * As {@link #isOfEngine(Class, String)}; classes that this one's loader does not see are users'.
   */
  public static boolean isOfEngine(StackTraceElement frame) {
    if (frame.getMethodName().startsWith(WOVEN)) {
      return true;
    }
    String name = frame.getClassName();
    return isEnginePackage(name.substring(0, Math.max(0, name.lastIndexOf('.'))));
  }

  /** By name, since another loader's package does not show the marks of ours of that name. */
  private static boolean isEnginePackage(String packageName) {
    for (String name = packageName; !name.isEmpty(); name = above(name)) {
      EnginePackage mark = mark(name);
      if (mark != null && (mark.andBelow() || name.equals(packageName))) {
        return true;
      }
    }
    return false;
  }

  private static String above(String packageName) {
    return packageName.substring(0, Math.max(0, packageName.lastIndexOf('.')));
  }

  private static @Nullable EnginePackage mark(String packageName) {
    try {
      return Class.forName(packageName + ".package-info", false, Sources.class.getClassLoader())
          .getAnnotation(EnginePackage.class);
    } catch (ClassNotFoundException | LinkageError unmarked) {
      return null;
    }
  }

  private static boolean isMarked(Class<?> type, Class<? extends Annotation> mark) {
    Package home = type.getPackage();
    return home != null && home.isAnnotationPresent(mark);
  }

  private static ClassValue<Boolean> marks(Predicate<Class<?>> marked) {
    return new ClassValue<>() {
      @Override
      protected Boolean computeValue(Class<?> type) {
        return marked.test(type);
      }
    };
  }
}
