package sample;

import java.security.Permissions;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.Observable;
import java.util.Optional;
import java.util.concurrent.SubmissionPublisher;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;

/** State hidden in objects and arrays. */
@SuppressWarnings({
  "CollectionIncompatibleType",
  "LockOnBoxedPrimitive",
  "ReturnValueIgnored",
  "StringJoin",
  "deprecation",
  "fallthrough",
  "finally",
  "serial",
  "synchronization",
  "try"
})
public class HiddenInObjects extends Sharing {
  public static void cloneShares() throws Exception {
    Cl a = new Cl(), b = a.copy();
    two(() -> a.shared[0]++, () -> b.shared[0]++);
    expect(a.shared[0]);
  }

  public static void cloneOwnField() throws Exception {
    Cl a = new Cl();
    two(
        () -> {
          a.n++;
        },
        () -> {
          Cl b = a.copy();
          a.n = b.n + 1;
        });
    expect(a.n);
  }

  public static void arraycopy() throws Exception {
    int[] a = {0}, t = {0};
    twice(
        () -> {
          int[] l = {0};
          System.arraycopy(a, 0, l, 0, 1);
          l[0]++;
          System.arraycopy(l, 0, a, 0, 1);
        });
    expect(a[0]);
  }

  public static void arraysFill() throws Exception {
    int[] a = {0};
    twice(() -> Arrays.fill(a, a[0] + 1));
    expect(a[0]);
  }

  public static void copyOf() throws Exception {
    int[] a = {0};
    twice(
        () -> {
          int[] b = Arrays.copyOf(a, 1);
          a[0] = b[0] + 1;
        });
    expect(a[0]);
  }

  public static void multi() throws Exception {
    long[][][] a = new long[1][1][1];
    twice(() -> a[0][0][0]++);
    expect(a[0][0][0]);
  }

  public static void enumBody() throws Exception {
    twice(() -> St.ONE.add());
    expect(St.ONE.n);
  }

  public static void enumValuesArray() throws Exception {
    twice(() -> St.values()[0].n++);
    expect(St.valueOf("ONE").n);
  }

  public static void interfaceDefault() throws Exception {
    Def d = new Def() {};
    two(() -> d.add(), () -> Def.sadd());
    expect(Def.C[0]);
  }

  public static void classInit() throws Exception {
    twice(() -> Lazy.h[0]++);
    expect(Lazy.h[0]);
  }

  public static void initThrows() throws Exception {
    twice(
        () -> {
          try {
            f += Boom.z;
          } catch (Throwable t) {
            f++;
          }
        });
    expect(f);
  }

  public static void asserts() throws Exception {
    int[] c = new int[1];
    twice(() -> c[0]++);
    assert c[0] == 2 : "lost " + c[0];
  }

  public static void initCause() throws Exception {
    Exception e = new Exception();
    int[] c = new int[1];
    twice(
        () -> {
          try {
            e.initCause(new Error());
            c[0]++;
          } catch (IllegalStateException x) {
            c[0]++;
          }
        });
    expect(c[0]);
  }

  public static void stackTraceSet() throws Exception {
    Exception e = new Exception();
    two(
        () -> e.setStackTrace(new StackTraceElement[0]),
        () -> {
          if (e.getStackTrace().length != 0) throw new AssertionError();
        });
  }

  public static void numberSubclass() throws Exception {
    Num m = new Num();
    twice(() -> m.n++);
    expect(m.intValue());
  }

  public static void listSubclass() throws Exception {
    Ol l = new Ol();
    two(() -> l.add(1), () -> l.adds++);
    expect(l.adds);
  }

  public static void threadLocalSubclass() throws Exception {
    It t = new It();
    twice(() -> t.n++);
    expect(t.n);
  }

  public static void permissions() throws Exception {
    Permissions p = new Permissions();
    two(
        () -> p.add(new RuntimePermission("a")),
        () -> {
          if (!p.elements().hasMoreElements()) throw new AssertionError("not yet");
        });
  }

  public static void functionCompose() throws Exception {
    int[] c = new int[1];
    Function<Integer, Integer> g = ((Function<Integer, Integer>) x -> c[0]++).andThen(x -> x);
    twice(() -> g.apply(1));
    expect(c[0]);
  }

  public static void comparator() throws Exception {
    int[] c = new int[1];
    Comparator<Integer> g = Comparator.comparing(x -> c[0]++);
    twice(() -> g.compare(1, 2));
    expect(c[0] / 2);
  }

  public static void supplierOfOptional() throws Exception {
    Optional<StringBuilder> o = Optional.of(new StringBuilder());
    twice(() -> o.get().append('x'));
    expect(o.get().length());
  }

  public static void optionalMap() throws Exception {
    int[] c = new int[1];
    Optional<Integer> o = Optional.of(1);
    twice(() -> o.map(v -> c[0]++));
    expect(c[0]);
  }

  public static void base64() throws Exception {
    byte[] b = {1};
    twice(() -> b[0] = (byte) (Base64.getDecoder().decode(Base64.getEncoder().encode(b))[0] + 1));
    expect(b[0] - 1);
  }

  public static void bigInteger() throws Exception {
    byte[] b = {0};
    twice(
        () -> {
          byte[] t = new java.math.BigInteger(b).add(java.math.BigInteger.ONE).toByteArray();
          b[0] = t[0];
        });
    expect(b[0]);
  }

  public static void stringGetChars() throws Exception {
    char[] b = {'0'};
    twice(
        () -> {
          char c = new String(b).charAt(0);
          ("" + (char) (c + 1)).getChars(0, 1, b, 0);
        });
    expect(b[0] - '0');
  }

  public static void observable() throws Exception {
    Observable o = new Observable();
    o.addObserver((a, b) -> f++);
    int[] c = new int[1];
    twice(
        () -> {
          c[0]++;
        });
    expect(c[0]);
  }

  public static void submissionPublisher() throws Exception {
    SubmissionPublisher<Integer> p = new SubmissionPublisher<>(Runnable::run, 4);
    f = 0;
    expect(p.getNumberOfSubscribers());
  }

  public static void lockSupport() throws Exception {
    Thread m = Thread.currentThread();
    int[] c = new int[1];
    Thread t =
        new Thread(
            () -> {
              LockSupport.unpark(m);
              c[0] = 2;
            });
    t.start();
    LockSupport.park();
    expect(c[0]);
  }

  public static void onSpinWait() throws Exception {
    boolean[] b = new boolean[1];
    int[] c = new int[1];
    two(
        () -> {
          b[0] = true;
          c[0] = 1;
        },
        () -> {
          while (!b[0]) Thread.onSpinWait();
          if (c[0] != 1) throw new AssertionError();
        });
  }

  public static void switchString() throws Exception {
    int[] c = new int[1];
    String s = "a";
    twice(
        () -> {
          switch (s) {
            case "a":
              c[0]++;
              break;
            default:
          }
        });
    expect(c[0]);
  }

  public static void tryFinallyReturn() throws Exception {
    int[] c = new int[1];
    twice(() -> fin(c));
    expect(c[0]);
  }

  public static void handOffPlain() throws Exception {
    two(
        () -> {
          volatileless = 42;
          done = true;
        },
        () -> {
          if (done && volatileless == 0) throw new AssertionError("weak");
        });
    expect(volatileless == 42 ? 0 : 2);
  }

  public static void stringCounter() throws Exception {
    String[] a = {""};
    twice(() -> a[0] += "x");
    expect(a[0].length());
  }

  public static void longCounterCasWeak() throws Exception {
    AtomicLong a = new AtomicLong();
    twice(
        () -> {
          long v = a.get();
          a.weakCompareAndSetPlain(v, v + 1);
        });
    expect(a.get());
  }
}
