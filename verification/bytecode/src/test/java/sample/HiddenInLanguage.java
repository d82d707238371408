package sample;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.StampedLock;

/** State hidden in what the language makes. */
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
public class HiddenInLanguage extends Sharing {
  public static void doubleChecked() throws Exception {
    two(
        () -> get(),
        () -> {
          Dcl d = get();
          if (d.v == 0) throw new AssertionError("half built");
        });
    expect(0);
  }

  public static void shadowedField() throws Exception {
    Low l = new Low();
    two(() -> l.a(), () -> l.b());
    expect(((Base) l).n);
  }

  public static void innerClass() throws Exception {
    Sharing h = new Sharing();
    Inner i = h.new Inner(), j = h.new Inner();
    two(() -> i.add(), () -> j.add());
    expect(h.outer);
  }

  public static void anonymous() throws Exception {
    int[] c = new int[1];
    Runnable r =
        new Runnable() {
          int n;

          public void run() {
            n++;
            c[0] = n;
          }
        };
    twice(() -> r.run());
    expect(c[0]);
  }

  public static void varargs() throws Exception {
    int[] c = new int[1];
    twice(() -> va(c, c));
    expect(c[0] / 2);
  }

  public static void tryWithResources() throws Exception {
    int[] c = new int[1];
    twice(
        () -> {
          try (AutoCloseable a =
              () -> {
                c[0]++;
                throw new IllegalStateException("close");
              }) {
            throw new IllegalArgumentException("body");
          } catch (IllegalArgumentException e) {
            if (e.getSuppressed().length != 1) throw new AssertionError();
          }
        });
    expect(c[0]);
  }

  public static void catchAll() throws Exception {
    int[] c = new int[1];
    two(
        () -> {
          synchronized (c) {
            c[0]++;
          }
        },
        () -> {
          for (int i = 0; i < 2; i++)
            try {
              synchronized (c) {
                c[0]++;
              }
            } catch (Throwable t) {
            }
        });
    expect(c[0]);
  }

  public static void customException() throws Exception {
    class E extends RuntimeException {
      int n;
    }
    E e = new E();
    twice(
        () -> {
          try {
            throw e;
          } catch (E x) {
            x.n++;
          }
        });
    expect(e.n);
  }

  public static void exceptionMessageState() throws Exception {
    class E extends RuntimeException {
      String m = "";

      public String getMessage() {
        return m;
      }
    }
    E e = new E();
    twice(() -> e.m = e.getMessage() + "x");
    expect(e.getMessage().length());
  }

  public static void enumStatic() throws Exception {
    twice(
        () -> {
          Op.calls++;
          Op.A.f(new int[1]);
        });
    expect(Op.calls);
  }

  public static void switchOwnEnum() throws Exception {
    int[] c = new int[1];
    Op o = Op.A;
    twice(
        () -> {
          switch (o) {
            case A:
              c[0]++;
            default:
          }
        });
    expect(c[0]);
  }

  public static void longCompare() throws Exception {
    long[] a = {Long.MAX_VALUE - 1};
    twice(() -> a[0]++);
    if (a[0] != Long.MIN_VALUE) throw new AssertionError("lost " + a[0]);
  }

  public static void booleanArray() throws Exception {
    boolean[] a = {false};
    twice(() -> a[0] = !a[0]);
    expect(a[0] ? 0 : 2);
  }

  public static void staticsOfAllTypes() throws Exception {
    twice(
        () -> {
          b++;
          s++;
          ch++;
          fl++;
          d++;
        });
    expect(Math.min(Math.min(b, s), Math.min(ch, (int) Math.min(fl, d))));
  }

  public static void interruptWakes() throws Exception {
    Thread t =
        new Thread(
            () -> {
              try {
                Thread.sleep(100000);
              } catch (InterruptedException e) {
                throw new IllegalStateException("woken");
              }
            });
    t.start();
    t.interrupt();
    t.join();
  }

  public static void daemonInherited() throws Exception {
    Thread[] in = new Thread[1];
    Thread t =
        new Thread(
            () -> {
              in[0] = new Thread(() -> {});
            });
    t.setDaemon(true);
    t.start();
    t.join();
    if (in[0].isDaemon()) throw new AssertionError("reached");
  }

  public static void threadLocalPerThread() throws Exception {
    ThreadLocal<Integer> t = ThreadLocal.withInitial(() -> 0);
    int[] c = new int[1];
    twice(
        () -> {
          t.set(t.get() + 1);
          c[0] += t.get();
        });
    expect(c[0]);
  }

  public static void randomShared() throws Exception {
    Random r = new Random();
    int[] c = new int[2];
    two(() -> c[0] = r.nextInt(1), () -> c[1]++);
    c[0]++;
    c[0] += c[1];
    if (c[0] != 2) throw new AssertionError();
    two(() -> c[0]++, () -> c[0]++);
    expect(c[0] - 2);
  }

  public static void staticInitReadsOther() throws Exception {
    two(
        () -> x = 1,
        () -> {
          if (Late.seen == 1) throw new AssertionError("seen late");
        });
    expect(2);
  }

  public static void finalFieldLeak() throws Exception {
    two(
        () -> new Leak(),
        () -> {
          Leak l = leak;
          if (l != null && l.v == 0) throw new AssertionError("leaked");
        });
  }

  public static void cloneOfArrayList() throws Exception {
    ArrayList<int[]> l = new ArrayList<>();
    l.add(new int[1]);
    @SuppressWarnings("unchecked")
    ArrayList<int[]> m = (ArrayList<int[]>) l.clone();
    two(() -> l.get(0)[0]++, () -> m.get(0)[0]++);
    expect(l.get(0)[0]);
  }

  public static void hashMapClone() throws Exception {
    HashMap<Integer, int[]> l = new HashMap<>();
    l.put(1, new int[1]);
    Map<?, ?> m = (Map<?, ?>) l.clone();
    two(() -> l.get(1)[0]++, () -> ((int[]) m.get(1))[0]++);
    expect(l.get(1)[0]);
  }

  public static void listContains() throws Exception {
    class E {
      int n;

      public boolean equals(Object o) {
        n++;
        return false;
      }

      public int hashCode() {
        return 1;
      }
    }
    E e = new E();
    twice(() -> List.of(1).contains(e));
    expect(e.n);
  }

  public static void optionalEquals() throws Exception {
    class E {
      int n;

      public boolean equals(Object o) {
        n++;
        return false;
      }

      public int hashCode() {
        return 1;
      }
    }
    E e = new E();
    twice(() -> Optional.of(e).equals(Optional.of(1)));
    expect(e.n);
  }

  public static void stringFormatArray() throws Exception {
    Object[] a = {0};
    twice(() -> a[0] = Integer.parseInt(String.format("%d", a)) + 1);
    expect((Integer) a[0]);
  }

  public static void iteratorForEachRemaining() throws Exception {
    int[] c = new int[1];
    twice(() -> List.of(1).iterator().forEachRemaining(x -> c[0]++));
    expect(c[0]);
  }

  public static void printed() throws Exception {
    int[] c = new int[1];
    twice(
        () -> {
          c[0]++;
          System.out.println(c[0]);
          System.err.printf("%d%n", c[0]);
        });
    expect(c[0]);
  }

  public static void runtimeExit() throws Exception {
    System.exit(0);
  }

  public static void stackWalker() throws Exception {
    StackWalker.getInstance().forEach(f -> {});
    expect(0);
  }

  public static void stampedConvert() throws Exception {
    StampedLock l = new StampedLock();
    int[] c = new int[1];
    twice(
        () -> {
          long s = l.readLock();
          long w = l.tryConvertToWriteLock(s);
          c[0]++;
          l.unlock(w != 0 ? w : s);
        });
    expect(c[0]);
  }

  public static void nestedSync() throws Exception {
    int[] c = new int[1];
    Object o = new Object();
    twice(
        () -> {
          synchronized (o) {
            synchronized (o) {
              c[0]++;
            }
          }
          c[0]++;
        });
    expect(c[0] - 2);
  }

  public static void volatileArrayElements() throws Exception {
    class V {
      volatile int[] a = new int[1];
    }
    V v = new V();
    twice(() -> v.a[0]++);
    expect(v.a[0]);
  }

  public static void weakCasLoop() throws Exception {
    AtomicInteger a = new AtomicInteger();
    int[] c = new int[1];
    twice(
        () -> {
          int v;
          do {
            v = a.get();
          } while (!a.weakCompareAndSetVolatile(v, v + 1));
          c[0]++;
        });
    expect(c[0]);
  }

  public static void accumulateUpdate() throws Exception {
    AtomicReference<Integer> a = new AtomicReference<>(0);
    int[] c = new int[1];
    twice(
        () ->
            a.updateAndGet(
                v -> {
                  c[0]++;
                  return v + 1;
                }));
    expect(c[0]);
  }
}
