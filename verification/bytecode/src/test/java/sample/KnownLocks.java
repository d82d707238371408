package sample;

import java.lang.invoke.MethodType;
import java.math.BigInteger;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.logging.Level;
import java.util.regex.Pattern;

/** Locks that are one object however a thread comes by it. */
@SuppressWarnings({
  "ClassCanBeStatic",
  "EmptyCatch",
  "InconsistentOverloads",
  "JavaUtilDate",
  "LockOnBoxedPrimitive",
  "LockOnNonEnclosingClassLiteral",
  "NonAtomicVolatileUpdate",
  "ReturnValueIgnored",
  "StaticAssignmentInConstructor",
  "UnusedVariable",
  "deprecation",
  "serial",
  "synchronization",
  "unused"
})
public class KnownLocks {
  private static int n;

  private static class Own {}

  private static void lockedBy(Supplier<Object> lock) throws Exception {
    n = 0;
    Runnable adds =
        () -> {
          synchronized (lock.get()) {
            n++;
          }
        };
    Thread thread = new Thread(adds);
    thread.start();
    adds.run();
    thread.join();
    if (n != 2) {
      throw new AssertionError("lost");
    }
  }

  public static void out() throws Exception {
    lockedBy(() -> System.out);
  }

  public static void rootLocale() throws Exception {
    lockedBy(() -> Locale.ROOT);
  }

  public static void charset() throws Exception {
    lockedBy(() -> StandardCharsets.UTF_8);
  }

  public static void duration() throws Exception {
    lockedBy(() -> Duration.ZERO);
  }

  public static void big() throws Exception {
    lockedBy(() -> BigInteger.ONE);
  }

  public static void day() throws Exception {
    lockedBy(() -> DayOfWeek.MONDAY);
  }

  public static void runtime() throws Exception {
    lockedBy(() -> Runtime.getRuntime());
  }

  public static void loader() throws Exception {
    lockedBy(() -> KnownLocks.class.getClassLoader());
  }

  public static void emptyOptional() throws Exception {
    lockedBy(() -> Optional.empty());
  }

  public static void state() throws Exception {
    lockedBy(() -> Thread.State.NEW);
  }

  public static void module() throws Exception {
    lockedBy(() -> String.class.getModule());
  }

  public static void comparator() throws Exception {
    lockedBy(() -> Comparator.naturalOrder());
  }

  public static void caseOrder() throws Exception {
    lockedBy(() -> String.CASE_INSENSITIVE_ORDER);
  }

  public static void group() throws Exception {
    lockedBy(() -> Thread.currentThread().getThreadGroup());
  }

  public static void sameException() throws Exception {
    Exception e = new Exception();
    lockedBy(() -> e);
  }

  public static void cause() throws Exception {
    Exception e = new Exception(new Error());
    lockedBy(() -> e.getCause());
  }

  public static void arrayConst() throws Exception {
    int[] a = {};
    lockedBy(() -> a);
  }

  public static void sharedOptional() throws Exception {
    Optional<Integer> o = Optional.of(1000);
    lockedBy(() -> o);
  }

  public static void optionalValue() throws Exception {
    Optional<Own> o = Optional.of(new Own());
    lockedBy(() -> o.get());
  }

  public static void sharedString() throws Exception {
    String s = new String("x");
    lockedBy(() -> s);
  }

  public static void sharedBox() throws Exception {
    Integer s = 100000;
    lockedBy(() -> s);
  }

  public static void sharedBig() throws Exception {
    BigInteger s = new BigInteger("100000");
    lockedBy(() -> s);
  }

  public static void sharedDuration() throws Exception {
    Object s = Duration.ofDays(7);
    lockedBy(() -> s);
  }

  public static void sharedUuid() throws Exception {
    Object s = new UUID(1, 2);
    lockedBy(() -> s);
  }

  public static void pattern() throws Exception {
    Object s = Pattern.compile("a");
    lockedBy(() -> s);
  }

  public static void emptySet() throws Exception {
    lockedBy(() -> Collections.emptySet());
  }

  public static void emptyIterator() throws Exception {
    lockedBy(() -> Collections.emptyIterator());
  }

  public static void level() throws Exception {
    lockedBy(() -> Level.INFO);
  }

  public static void commonPool() throws Exception {
    lockedBy(() -> ForkJoinPool.commonPool());
  }

  public static void methodType() throws Exception {
    lockedBy(() -> MethodType.methodType(void.class));
  }

  public static void optionalInt() throws Exception {
    lockedBy(() -> OptionalInt.empty());
  }

  public static void zone() throws Exception {
    lockedBy(() -> ZoneOffset.UTC);
  }

  public static void uri() throws Exception {
    Object u = URI.create("a:b");
    lockedBy(() -> u);
  }

  public static void interned() throws Exception {
    lockedBy(() -> new String("lock").intern());
  }

  public static void literal() throws Exception {
    lockedBy(() -> "lock");
  }

  public static void smallBox() throws Exception {
    lockedBy(() -> Integer.valueOf(5));
  }

  public static void bool() throws Exception {
    lockedBy(() -> Boolean.TRUE);
  }

  public static void jdkClass() throws Exception {
    lockedBy(() -> ArrayList.class);
  }

  public static void unit() throws Exception {
    lockedBy(() -> TimeUnit.SECONDS);
  }

  public static void emptyList() throws Exception {
    lockedBy(() -> List.of());
  }

  public static void exchanged() throws Exception {
    AtomicReference<Object> cell = new AtomicReference<>();
    Thread thread = new Thread(() -> cell.compareAndSet(null, Duration.ZERO));
    thread.start();
    boolean swapped = cell.compareAndSet(Duration.ZERO, Optional.empty());
    thread.join();
    if (cell.get() != (swapped ? (Object) Optional.empty() : Duration.ZERO)) {
      throw new AssertionError("" + cell.get());
    }
    if (!swapped && !cell.compareAndSet(Duration.ZERO, "a")) {
      throw new AssertionError("another zero");
    }
  }
}
