package org.latticeipc.bytecode.runtime;

import java.io.PrintStream;
import java.lang.reflect.Field;
import java.security.PrivilegedAction;
import java.security.PrivilegedActionException;
import java.security.PrivilegedExceptionAction;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.latticeipc.bytecode.runtime.out.NoteStream;
import org.latticeipc.machine.Fact;
import org.latticeipc.machine.Unwinding;
import org.latticeipc.machine.program.PropertyViolation;
import org.latticeipc.trace.Sources;

/** Calls that mean something else under exploration, and calls that are refused. */
public final class CallHooks {
  private static final List<String> ASSERTING =
      List.of(
          "org.junit.",
          "org.opentest4j.",
          "org.hamcrest.",
          "org.assertj.",
          "com.google.common.truth.");

  private static final int PROCESSORS = 2;
  private static final StackWalker WALKER =
      StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);
  private static final String ROOM = CallHooks.class.getPackageName().replaceFirst("[^.]+$", "");

  /** Where copies of the JDK's classes are, and where stand-ins for some. */
  private static final String JDK_COPY = ROOM + "jdk.";

  private static final String STAND_INS = ROOM + "substitute.";

  /** What the JVM says of the loaders of two classes, with hash codes that are new in each run. */
  private static final Pattern LOADERS =
      Pattern.compile(" \\([^()]* in (?:unnamed )?module [^()]*\\)");

  /** What the JVM says of a value that a hook gave. */
  private static final Pattern HOOK_THAT_GAVE =
      Pattern.compile(
          " because the return value of \"" + Pattern.quote(ROOM) + "runtime\\.[^\"]*\" is null");

  private static final Pattern OURS =
      Pattern.compile(Pattern.quote(ROOM) + "(?:jdk|substitute)\\.[\\w.$]*\\w");

  private static final Set<String> OF_THREADS =
      Set.of(MonitorHooks.class.getSimpleName(), ThreadHooks.class.getSimpleName());

  /** When every run begins: 2026-01-01, midnight in UTC. */
  private static final long BEGINNING = 1_767_225_600_000L;

  private static final PrintStream OUT = notes("out");
  private static final PrintStream ERR = notes("err");

  private CallHooks() {}

  /** A call that cannot be explored is about to be made. */
  @SuppressWarnings("DoNotCallSuggester") // called by byte code
  public static void refused(int site) {
    throw JavaWorld.refuse(JavaWorld.classes().refusal(site));
  }

  /** A handler for every throwable begins: what the engine throws goes on. */
  public static void caught(Throwable thrown) {
    if (thrown instanceof Unwinding || thrown instanceof PropertyViolation) {
      throw sneaky(thrown);
    }
  }

  /** Throws anything; never returns. */
  @SuppressWarnings("unchecked")
  public static <T extends Throwable> RuntimeException sneaky(Throwable thrown) throws T {
    throw (T) thrown;
  }

  /** The object, made by a constructor of a class that is not rewritten, gets its header. */
  public static ObjectHeader adopted(Object o) {
    Carrier carrier = (Carrier) o;
    ObjectHeader h = carrier.$lattice$header();
    return h != null ? h : JavaWorld.allocate(o, carrier.$lattice$shape());
  }

  static boolean isCloneable(Class<?> type) {
    for (Class<?> c = type; c != HeapObject.class && c != null; c = c.getSuperclass()) {
      for (Class<?> i : c.getInterfaces()) {
        if (Cloneable.class.isAssignableFrom(i)) {
          return true;
        }
      }
    }
    return false;
  }

  // ---- identity

  /** Java's {@code ==} on references. */
  public static boolean same(Object a, Object b) {
    return SharedValues.same(a, b);
  }

  public static int identityHashCode(Object o) {
    return o == null ? 0 : hash(o);
  }

  private static int hash(Object o) {
    return o instanceof Class<?> c
        ? ClassHooks.shownName(c).hashCode()
        : JavaWorld.header(o).identity();
  }

  /** {@code Object.hashCode}, the same in every run. */
  public static int hashCode(Object o) {
    if (o instanceof HeapObject || SharedValues.isPureValue(o)) {
      return o.hashCode();
    } else if (o instanceof Enum<?> e) {
      return e.name().hashCode();
    } else if (o instanceof Class || o.getClass().isArray() || !overridesHashCode(o.getClass())) {
      return hash(o);
    }
    return o.hashCode();
  }

  private static final ClassValue<Boolean> OVERRIDES =
      new ClassValue<>() {
        @Override
        protected Boolean computeValue(Class<?> type) {
          try {
            return type.getMethod("hashCode").getDeclaringClass() != Object.class;
          } catch (NoSuchMethodException e) {
            throw new IllegalStateException("every class has hashCode", e);
          }
        }
      };

  private static boolean overridesHashCode(Class<?> type) {
    return OVERRIDES.get(type);
  }

  /** {@code Object.equals}. */
  public static boolean equals(Object a, Object b) {
    if (a instanceof HeapObject || SharedValues.isPureValue(a)) {
      return a.equals(b);
    }
    return (a.getClass().isArray() || !overridesHashCode(a.getClass()))
        ? SharedValues.same(a, b) || a.equals(b)
        : a.equals(b);
  }

  /** {@code Object.toString}, the same in every run. */
  public static String toString(Object o) {
    if (o instanceof Class<?> type) {
      String kind = type.isInterface() ? "interface " : type.isPrimitive() ? "" : "class ";
      return kind + ClassHooks.shownName(type);
    } else if (o != null && o.getClass().isArray()) {
      return ClassHooks.shownName(o.getClass()) + "@" + Integer.toHexString(hash(o));
    }
    return o.toString();
  }

  // ---- the outside world

  public static long nanoTime() {
    return elapsedMillis() * 1_000_000;
  }

  public static long currentTimeMillis() {
    return BEGINNING + elapsedMillis();
  }

  /** A millisecond a tick; a time limit that struck is over afterwards. */
  private static long elapsedMillis() {
    if (!JavaWorld.inTask()) {
      return 0;
    }
    JavaWorld.now().lookedAtClock();
    return JavaWorld.machine().causalTicks();
  }

  /** As {@link #nanoTime}, for code that may judge by it what has expired. */
  public static long usersNanoTime() {
    assumeClock();
    return nanoTime();
  }

  /** As {@link #currentTimeMillis}, for code that may judge by it what has expired. */
  public static long usersMillis() {
    assumeClock();
    return currentTimeMillis();
  }

  private static void assumeClock() {
    JavaWorld.assume(
        "the clock begins with 2026 and goes on by a millisecond an access of a thread, and never"
            + " goes back along what threads read of each other; threads that read nothing of each"
            + " other may find the same time, and what lasts longer than the run never expires");
  }

  /** A cell of the seam waits. */
  public static void assumeAwait() {
    JavaWorld.assume("a cell's await waits as its contract says, however it is done");
  }

  /** {@code AccessController.doPrivileged}: nothing keeps the program from anything. */
  public static Object doPrivileged(PrivilegedAction<?> action) {
    return action.run();
  }

  /** The same of what may throw: what is checked is wrapped. */
  @SuppressWarnings("CatchingUnchecked") // as the original does
  public static Object doPrivileged(PrivilegedExceptionAction<?> action)
      throws PrivilegedActionException {
    try {
      return action.run();
    } catch (RuntimeException thrown) {
      throw thrown;
    } catch (Exception checked) {
      throw new PrivilegedActionException(checked);
    }
  }

  public static int availableProcessors(Runtime runtime) {
    return PROCESSORS;
  }

  /** {@code System.exit}: a program that says that it failed did. */
  public static void exit(int status) {
    if (status == 0 || !JavaWorld.inTask()) {
      throw JavaWorld.refuse(
          "System.exit(" + status + ") stops all threads where they are, which cannot be explored");
    }
    String at = userLine();
    throw new PropertyViolation(
        "exit-status",
        "the program ends itself with status " + status + (at.isEmpty() ? "" : " (" + at + ")"));
  }

  /** {@code Runtime.exit} and {@code Runtime.halt}. */
  public static void exit(Runtime runtime, int status) {
    exit(status);
  }

  public static double random() {
    byte[] bytes = new byte[4];
    JavaWorld.machine().random(bytes);
    int bits = (bytes[0] & 255) << 16 | (bytes[1] & 255) << 8 | (bytes[2] & 255);
    return bits / (double) (1 << 24);
  }

  public static PrintStream out() {
    return OUT;
  }

  public static PrintStream err() {
    return ERR;
  }

  /** {@code Throwable.printStackTrace}: its first line becomes a note. */
  public static void printStackTrace(Throwable thrown) {
    ERR.println(thrown);
  }

  /** {@code Throwable.addSuppressed}. */
  public static void addSuppressed(Throwable thrown, Throwable suppressed) {
    refuseShared(thrown, "addSuppressed");
    thrown.addSuppressed(suppressed);
  }

  /** {@code Throwable.initCause}. */
  public static Throwable initCause(Throwable thrown, Throwable cause) {
    refuseShared(thrown, "initCause");
    return thrown.initCause(cause);
  }

  /** {@code Throwable.setStackTrace}. */
  public static void setStackTrace(Throwable thrown, StackTraceElement[] trace) {
    refuseShared(thrown, "setStackTrace");
    thrown.setStackTrace((StackTraceElement[]) ArrayHooks.lend(trace));
  }

  /** {@code Throwable.fillInStackTrace}. */
  public static Throwable fillInStackTrace(Throwable thrown) {
    refuseShared(thrown, "fillInStackTrace");
    return thrown.fillInStackTrace();
  }

  private static void refuseShared(Throwable thrown, String method) {
    if (SharedValues.mayBeShared(thrown)) {
      throw JavaWorld.refuse(
          "Throwable."
              + method
              + " on an exception that other threads may know cannot be explored");
    }
  }

  /** {@code Field.get}, of the one field that code needs it for. */
  public static Object get(Field field, Object holder) {
    if (UnsafeSlots.class.isAssignableFrom(field.getDeclaringClass())) {
      try {
        return field.get(null);
      } catch (IllegalAccessException e) {
        throw JavaWorld.refuse("reflection reads " + field + " of Unsafe, which is not public");
      }
    }
    throw JavaWorld.refuse(
        "reflection reads "
            + field.getDeclaringClass().getName()
            + "."
            + field.getName()
            + ", which cannot be explored; read it directly");
  }

  /**
   * What a JVM says of the classes that it sees, as it would say it of those that were written: no
   * hook, no loader with the number that it has in this process, no name of a copy.
   */
  public static String plain(String text) {
    String told = HOOK_THAT_GAVE.matcher(LOADERS.matcher(text).replaceAll("")).replaceAll("");
    return OURS.matcher(told)
        .replaceAll(name -> Matcher.quoteReplacement(JavaWorld.originalName(name.group())));
  }

  private static PrintStream notes(String stream) {
    return new NoteStream(stream, text -> printed(stream, plain(text)));
  }

  private static void printed(String stream, String text) {
    StringBuilder line = JavaWorld.now().line;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\n') {
        JavaWorld.machine().note(new Printed(stream, line.toString()));
        line.setLength(0);
      } else if (c != '\r') {
        line.append(c);
      }
    }
  }

  /** What the program prints becomes a note of the run. */
  record Printed(String stream, String text) implements Fact {
    @Override
    public String describe() {
      return "System." + stream + ": " + text;
    }
  }

  /** {@link Class#forName(String)} where what it looks for must not be there. */
  public static Class<?> notFound(String name) throws ClassNotFoundException {
    return Class.forName(name, false, ClassLoader.getPlatformClassLoader());
  }

  /** Notes what the verdict rests on. */
  public static void assume(String text) {
    JavaWorld.assume(text);
  }

  /**
   * The innermost line of the user's own code of a stack trace, or empty. Lines of a library of
   * assertions are only told if there are no others.
   */
  public static String userLine(StackTraceElement[] trace) {
    String line = "";
    for (StackTraceElement frame : trace) {
      boolean asserts = ASSERTING.stream().anyMatch(frame.getClassName()::startsWith);
      if (isUsers(frame) && (line.isEmpty() || !asserts)) {
        line = frame.getFileName() + ":" + frame.getLineNumber();
        if (!asserts) {
          return line;
        }
      }
    }
    return line;
  }

  /**
   * Whether what accesses memory now is the user's own line, through nothing but a field, a
   * VarHandle or a class of {@code java.util.concurrent.atomic}.
   */
  public static boolean isOwnAccess() {
    return WALKER.walk(
        frames ->
            frames
                .map(StackWalker.StackFrame::toStackTraceElement)
                .dropWhile(frame -> !isUsers(frame) && isPlumbing(frame.getClassName()))
                .findFirst()
                .map(CallHooks::isUsers)
                .orElse(false));
  }

  /** Classes through which a line's own access goes. */
  private static boolean isPlumbing(String name) {
    if (name.startsWith(JDK_COPY)) {
      return name.startsWith(JDK_COPY + "java.util.concurrent.atomic.")
          || name.startsWith(JDK_COPY + "java.lang.invoke.");
    }
    String simple = name.substring(name.lastIndexOf('.') + 1);
    return name.startsWith(STAND_INS) ? simple.contains("Updater") : !OF_THREADS.contains(simple);
  }

  /** The innermost line of the user's own code. */
  static String userLine() {
    return WALKER.walk(
        frames ->
            frames
                .map(StackWalker.StackFrame::toStackTraceElement)
                .filter(CallHooks::isUsers)
                .findFirst()
                .map(frame -> frame.getFileName() + ":" + frame.getLineNumber())
                .orElse(""));
  }

  private static boolean isUsers(StackTraceElement frame) {
    return frame.getLineNumber() > 0
        && JavaWorld.LOADER.equals(frame.getClassLoaderName())
        && !Sources.isOfEngine(frame);
  }
}
