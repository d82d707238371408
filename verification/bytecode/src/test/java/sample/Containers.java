package sample;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicMarkableReference;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.AtomicStampedReference;
import java.util.concurrent.atomic.LongAccumulator;
import java.util.concurrent.atomic.LongAdder;

/** What threads keep in common, right ones (r) and wrong ones (w). */
public class Containers {
  static int n;
  static volatile int v;

  public static void rChmCompute() throws Exception {
    ConcurrentHashMap<String, Integer> m = new ConcurrentHashMap<>();
    Runnable q = () -> m.compute("a", (k, o) -> o == null ? 1 : o + 1);
    par(q, q);
    check(m.get("a") == 2);
  }

  public static void wChmGetPut() throws Exception {
    ConcurrentHashMap<String, Integer> m = new ConcurrentHashMap<>();
    Runnable q =
        () -> {
          Integer o = m.get("a");
          m.put("a", o == null ? 1 : o + 1);
        };
    par(q, q);
    check(m.get("a") == 2);
  }

  public static void rChmMerge() throws Exception {
    ConcurrentHashMap<String, Integer> m = new ConcurrentHashMap<>();
    Runnable q = () -> m.merge("a", 1, Integer::sum);
    par(q, q);
    check(m.get("a") == 2);
  }

  public static void wChmAbsent() throws Exception {
    ConcurrentHashMap<String, List<Integer>> m = new ConcurrentHashMap<>();
    Runnable q = () -> m.computeIfAbsent("a", k -> new ArrayList<>()).add(1);
    par(q, q);
    check(m.get("a").size() == 2);
  }

  public static void wChmSize() throws Exception {
    ConcurrentHashMap<String, Integer> m = new ConcurrentHashMap<>();
    par(
        () -> {
          m.put("a", 1);
          if (m.size() == 1) m.put("c", 1);
        },
        () -> {
          m.put("b", 1);
          if (m.size() == 1) m.put("c", 2);
        });
    check(m.containsKey("c"));
  }

  public static void rSkip() throws Exception {
    ConcurrentSkipListMap<Integer, Integer> m = new ConcurrentSkipListMap<>();
    par(() -> m.put(1, 1), () -> m.put(2, 2));
    check(m.size() == 2 && m.firstKey() == 1);
  }

  public static void wSkip() throws Exception {
    ConcurrentSkipListSet<Integer> m = new ConcurrentSkipListSet<>();
    par(
        () -> {
          if (!m.contains(1)) {
            n++;
            m.add(1);
          }
        },
        () -> {
          if (!m.contains(1)) {
            n++;
            m.add(1);
          }
        });
    check(n == 1);
  }

  public static void rCow() throws Exception {
    CopyOnWriteArrayList<Integer> l = new CopyOnWriteArrayList<>();
    par(() -> l.add(1), () -> l.add(2));
    check(l.size() == 2);
  }

  public static void wCow() throws Exception {
    CopyOnWriteArrayList<Integer> l = new CopyOnWriteArrayList<>(new Integer[] {0});
    Runnable q = () -> l.set(0, l.get(0) + 1);
    par(q, q);
    check(l.get(0) == 2);
  }

  public static void wCowAbsent() throws Exception {
    CopyOnWriteArraySet<Integer> l = new CopyOnWriteArraySet<>();
    n = 0;
    Runnable q =
        () -> {
          if (!l.contains(1)) {
            l.add(1);
            v++;
          }
        };
    v = 0;
    par(q, q);
    check(v == 1);
  }

  public static void rClq() throws Exception {
    ConcurrentLinkedQueue<Integer> q = new ConcurrentLinkedQueue<>();
    par(() -> q.add(1), () -> q.add(2));
    check(q.poll() + q.poll() == 3);
  }

  public static void wClqPoll() throws Exception {
    ConcurrentLinkedQueue<Integer> q = new ConcurrentLinkedQueue<>(List.of(1));
    Runnable x =
        () -> {
          if (!q.isEmpty()) {
            int i = q.poll();
          }
        };
    par(x, x);
  }

  public static void rCld() throws Exception {
    ConcurrentLinkedDeque<Integer> q = new ConcurrentLinkedDeque<>();
    par(() -> q.addFirst(1), () -> q.addLast(2));
    check(q.pollFirst() == 1);
  }

  public static void wLbq() throws Exception {
    LinkedBlockingQueue<Integer> q = new LinkedBlockingQueue<>(1);
    par(
        r(
            () -> {
              q.put(1);
              q.put(2);
            }),
        r(() -> q.take()),
        () -> {
          Integer x = q.peek();
          check(x == null || x == 1);
        });
  }

  public static void rAdder() throws Exception {
    LongAdder a = new LongAdder();
    par(() -> a.increment(), () -> a.add(2));
    check(a.sum() == 3);
  }

  public static void wAdder() throws Exception {
    LongAdder a = new LongAdder();
    par(
        () -> {
          a.increment();
          v = 1;
        },
        () -> {
          a.increment();
          check(a.sum() == 2);
        });
  }

  public static void rAcc() throws Exception {
    LongAccumulator a = new LongAccumulator(Math::max, 0);
    par(() -> a.accumulate(3), () -> a.accumulate(5));
    check(a.get() == 5);
  }

  public static void wStamp() throws Exception {
    AtomicReference<Integer> a = new AtomicReference<>(127);
    par(
        () -> {
          Integer x = a.get();
          if (a.compareAndSet(x, 1)) n = 1;
        },
        () -> {
          a.set(5);
          a.set(127);
        });
    check(n == 0);
  }

  public static void rMark() throws Exception {
    AtomicMarkableReference<String> a = new AtomicMarkableReference<>("x", false);
    AtomicInteger c = new AtomicInteger();
    Runnable q =
        () -> {
          if (a.compareAndSet("x", "x", false, true)) c.incrementAndGet();
        };
    par(q, q);
    check(c.get() == 1);
  }

  public static void wStampedRef() throws Exception {
    AtomicStampedReference<String> a = new AtomicStampedReference<>("x", 0);
    AtomicInteger c = new AtomicInteger();
    Runnable q =
        () -> {
          if (a.compareAndSet("x", "x", a.getStamp(), a.getStamp() + 1)) c.incrementAndGet();
        };
    par(q, q);
    check(c.get() == 1);
  }

  public static void wArr() throws Exception {
    AtomicIntegerArray a = new AtomicIntegerArray(1);
    Runnable q = () -> a.set(0, a.get(0) + 1);
    par(q, q);
    check(a.get(0) == 2);
  }

  static void check(boolean holds) {
    if (!holds) {
      throw new AssertionError("wrong");
    }
  }

  /** Something that may throw. */
  interface Body {
    void run() throws Exception;
  }

  static Runnable r(Body body) {
    return () -> {
      try {
        body.run();
      } catch (Exception e) {
        throw new AssertionError(e);
      }
    };
  }

  static void par(Runnable... all) throws InterruptedException {
    Thread[] threads = new Thread[all.length];
    for (int i = 0; i < all.length; i++) {
      threads[i] = new Thread(all[i]);
      threads[i].start();
    }
    for (Thread thread : threads) {
      thread.join();
    }
  }
}
