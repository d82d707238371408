package sample;

import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** Locks and exchanges that name an object which is made anew each time. */
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
public class HiddenInIdentity extends Sharing {
  static int counter;

  public static void notInterned() throws Exception {
    counter = 0;
    twice(
        () -> {
          synchronized (new StringBuilder("lock").toString()) {
            counter++;
          }
        });
    expect(counter);
  }

  public static void concatenatedLock() throws Exception {
    counter = 0;
    int k = counter;
    twice(
        () -> {
          synchronized ("lock" + k) {
            counter++;
          }
        });
    expect(counter);
  }

  public static void boxLock() throws Exception {
    counter = 0;
    twice(
        () -> {
          synchronized ((Object) Integer.valueOf(100000 + counter * 0)) {
            counter++;
          }
        });
    expect(counter);
  }

  public static void longLock() throws Exception {
    counter = 0;
    twice(
        () -> {
          synchronized ((Object) Long.valueOf(129)) {
            counter++;
          }
        });
    expect(counter);
  }

  public static void optionalLock() throws Exception {
    counter = 0;
    twice(
        () -> {
          synchronized ((Object) Optional.of(1)) {
            counter++;
          }
        });
    expect(counter);
  }

  public static void listLock() throws Exception {
    counter = 0;
    twice(
        () -> {
          synchronized (List.of(1)) {
            counter++;
          }
        });
    expect(counter);
  }

  public static void bigLock() throws Exception {
    counter = 0;
    twice(
        () -> {
          synchronized (BigInteger.valueOf(1000)) {
            counter++;
          }
        });
    expect(counter);
  }

  public static void durationLock() throws Exception {
    counter = 0;
    twice(
        () -> {
          synchronized ((Object) Duration.ofDays(3)) {
            counter++;
          }
        });
    expect(counter);
  }

  public static void boxCas() throws Exception {
    AtomicReference<Integer> r = new AtomicReference<>(1000);
    twice(
        () -> {
          Integer v = r.get();
          r.compareAndSet(Integer.valueOf(v.intValue()), v + 1);
        });
    expect(r.get() - 1000);
  }

  public static void stringCas() throws Exception {
    AtomicReference<String> r = new AtomicReference<>("a");
    twice(
        () -> {
          String v = r.get();
          r.compareAndSet(new String(v), v + "b");
        });
    expect(r.get().length() - 1);
  }

  public static void stringBufferLock() throws Exception {
    StringBuffer b = new StringBuffer();
    twice(
        () -> {
          if (b.length() == 0) b.append('x');
          else b.append("y");
        });
    expect(b.length());
  }
}
