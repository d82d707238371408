package sample;

import java.nio.charset.StandardCharsets;
import java.time.format.DateTimeFormatterBuilder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Formatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.DelayQueue;
import java.util.concurrent.Delayed;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** State hidden in what the library calls. */
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
public class HiddenInLibrary extends Sharing {
  public static void streamReadsLate() throws Exception {
    Integer[] a = {0};
    two(
        () -> {
          Stream<Integer> s = Stream.of(a);
          ready = true;
          if (s.findFirst().get() == 1) throw new AssertionError("reached");
        },
        () -> {
          if (ready) a[0] = 1;
        });
  }

  public static void intStreamReadsLate() throws Exception {
    int[] a = {0};
    two(
        () -> {
          IntStream s = IntStream.of(a);
          ready = true;
          if (s.findFirst().getAsInt() == 1) throw new AssertionError("reached");
        },
        () -> {
          if (ready) a[0] = 1;
        });
  }

  public static void arraysStreamLate() throws Exception {
    int[] a = {0};
    two(
        () -> {
          IntStream s = Arrays.stream(a);
          ready = true;
          if (s.sum() == 1) throw new AssertionError("reached");
        },
        () -> {
          if (ready) a[0] = 1;
        });
  }

  public static void arraysStreamObjects() throws Exception {
    Integer[] a = {0};
    two(
        () -> {
          Stream<Integer> s = Arrays.stream(a);
          ready = true;
          if (s.anyMatch(x -> x == 1)) throw new AssertionError("reached");
        },
        () -> {
          if (ready) a[0] = 1;
        });
  }

  public static void localeBuilder() throws Exception {
    Locale.Builder b = new Locale.Builder();
    two(
        () -> b.setLanguage("en"),
        () -> {
          if (!b.build().getLanguage().equals("en")) throw new AssertionError("not yet");
        });
  }

  public static void formatterBuilder() throws Exception {
    DateTimeFormatterBuilder b = new DateTimeFormatterBuilder();
    two(() -> b.appendLiteral('x'), () -> b.appendLiteral('x'));
    expect(0);
  }

  public static void formatterFile() throws Exception {
    new Formatter("hidden.txt").close();
    expect(0);
  }

  public static void waitForThreadEnd() throws Exception {
    Thread t = new Thread(() -> {});
    t.start();
    synchronized (t) {
      while (t.isAlive()) t.wait();
    }
    throw new AssertionError("reached");
  }

  public static void functionIdentity() throws Exception {
    int[] c = new int[1];
    Function<int[], int[]> p = Function.identity();
    twice(() -> p.apply(c)[0]++);
    expect(c[0]);
  }

  public static void binaryMaxBy() throws Exception {
    int[] c = new int[1];
    BinaryOperator<Integer> p = BinaryOperator.maxBy((a, b) -> c[0]++);
    twice(() -> p.apply(1, 2));
    expect(c[0]);
  }

  public static void stringCaseComparator() throws Exception {
    int[] c = new int[1];
    TreeMap<String, int[]> m = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    m.put("a", c);
    twice(() -> m.get("A")[0]++);
    expect(c[0]);
  }

  public static void reverseOrderMap() throws Exception {
    TreeMap<String, Integer> m = new TreeMap<>(Comparator.reverseOrder());
    m.put("a", 0);
    twice(() -> m.put("a", m.get("a") + 1));
    expect(m.get("a"));
  }

  public static void collectorsGrouping() throws Exception {
    int[] c = new int[1];
    twice(
        () -> {
          Map<Integer, List<Integer>> m = Stream.of(1).collect(Collectors.groupingBy(x -> c[0]++));
        });
    expect(c[0]);
  }

  public static void collectorsJoining() throws Exception {
    String[] s = {""};
    twice(
        () -> {
          s[0] = Stream.of(s[0], "x").collect(Collectors.joining());
        });
    expect(s[0].length());
  }

  public static void streamToArrayIntsPublished() throws Exception {
    two(
        () -> published = IntStream.range(1, 3).toArray(),
        () -> {
          int[] p = published;
          if (p != null && p[1] == 2) throw new AssertionError("reached");
        });
  }

  public static void bytesPublished() throws Exception {
    byte[][] box = new byte[1][];
    two(
        () -> box[0] = "ab".getBytes(StandardCharsets.UTF_8),
        () -> {
          byte[] p = box[0];
          if (p != null && p[1] == 'b') throw new AssertionError("reached");
        });
  }

  public static void splitPublished() throws Exception {
    String[][] box = new String[1][];
    two(
        () -> box[0] = "a,b".split(","),
        () -> {
          String[] p = box[0];
          if (p != null && "b".equals(p[1])) throw new AssertionError("reached");
        });
  }

  public static void valuesOfMap() throws Exception {
    Map<Integer, int[]> m = new HashMap<>();
    m.put(1, new int[1]);
    twice(() -> m.values().forEach(v -> v[0]++));
    expect(m.get(1)[0]);
  }

  public static void mapMerge() throws Exception {
    Map<Integer, Integer> m = new TreeMap<>();
    m.put(1, 0);
    twice(() -> m.merge(1, 1, Integer::sum));
    expect(m.get(1));
  }

  public static void replaceAll() throws Exception {
    List<Integer> m = new ArrayList<>(List.of(0));
    twice(() -> m.replaceAll(x -> x + 1));
    expect(m.get(0));
  }

  public static void removeIf() throws Exception {
    int[] c = new int[1];
    List<Integer> m = new ArrayList<>(List.of(0));
    twice(
        () ->
            m.removeIf(
                x -> {
                  c[0]++;
                  return false;
                }));
    expect(c[0]);
  }

  public static void sortComparator() throws Exception {
    int[] c = new int[1];
    twice(
        () ->
            new ArrayList<>(List.of(1, 2))
                .sort(
                    (a, b) -> {
                      c[0]++;
                      return a - b;
                    }));
    expect(c[0]);
  }

  public static void deque() throws Exception {
    ConcurrentLinkedDeque<Integer> q = new ConcurrentLinkedDeque<>();
    twice(
        () -> {
          Integer x = q.pollFirst();
          q.addLast(x == null ? 1 : x + 1);
        });
    expect(q.size() == 1 && q.peek() == 2 ? 2 : 0);
  }

  public static void delayQueue() throws Exception {
    DelayQueue<Delayed> q = new DelayQueue<>();
    int[] c = new int[1];
    twice(
        () -> {
          q.poll();
          c[0]++;
        });
    expect(c[0]);
  }

  public static void transferQueue() throws Exception {
    LinkedTransferQueue<int[]> q = new LinkedTransferQueue<>();
    int[] c = new int[1];
    two(
        () -> {
          q.put(c);
          c[0]++;
        },
        () -> {
          int[] d = q.poll();
          if (d != null) d[0]++;
          else c[0]++;
        });
    expect(c[0]);
  }

  public static void arrayBlockingQueue() throws Exception {
    ArrayBlockingQueue<int[]> q = new ArrayBlockingQueue<>(1);
    int[] c = new int[1];
    two(
        () -> {
          q.put(c);
          c[0]++;
        },
        () -> {
          int[] d = q.take();
          d[0]++;
        });
    expect(c[0]);
  }

  public static void priorityBlockingQueue() throws Exception {
    PriorityBlockingQueue<Integer> q = new PriorityBlockingQueue<>();
    int[] c = new int[1];
    twice(
        () -> {
          q.add(1);
          c[0]++;
        });
    expect(c[0]);
  }

  public static void directExecutor() throws Exception {
    Executor e = Runnable::run;
    int[] c = new int[1];
    twice(() -> e.execute(() -> c[0]++));
    expect(c[0]);
  }

  public static void threadPerTask() throws Exception {
    int[] c = new int[1];
    Executor e = r -> new Thread(r).start();
    CountDownLatch l = new CountDownLatch(2);
    for (int i = 0; i < 2; i++)
      e.execute(
          () -> {
            c[0]++;
            l.countDown();
          });
    l.await();
    expect(c[0]);
  }

  public static void futureTimeout() throws Exception {
    CompletableFuture<Integer> f = new CompletableFuture<>();
    int[] c = new int[1];
    two(
        () -> {
          c[0] = 2;
          f.complete(1);
        },
        () -> {
          try {
            f.get(1, TimeUnit.SECONDS);
          } catch (TimeoutException e) {
          }
          expect(c[0]);
        });
  }

  public static void orTimeout() throws Exception {
    CompletableFuture<Integer> f = new CompletableFuture<Integer>().orTimeout(1, TimeUnit.SECONDS);
    int[] c = new int[1];
    f.exceptionally(t -> c[0]++);
    expect(c[0]);
  }

  public static void conditionSignalLost() throws Exception {
    ReentrantLock l = new ReentrantLock();
    Condition d = l.newCondition();
    two(
        () -> {
          l.lock();
          try {
            d.signal();
          } finally {
            l.unlock();
          }
        },
        () -> {
          l.lock();
          try {
            d.await();
          } finally {
            l.unlock();
          }
        });
  }

  public static void notifyLost() throws Exception {
    Object o = new Object();
    two(
        () -> {
          synchronized (o) {
            o.notify();
          }
        },
        () -> {
          synchronized (o) {
            o.wait();
          }
        });
  }

  public static void illegalNotify() throws Exception {
    new Object().notify();
  }

  public static void latchNever() throws Exception {
    new CountDownLatch(1).await();
  }

  public static void parkForever() throws Exception {
    LockSupport.park();
  }

  public static void leaseByClock() throws Exception {
    long t = System.currentTimeMillis();
    int[] c = new int[1];
    twice(() -> c[0]++);
    if (System.currentTimeMillis() - t > 100000) return;
    expect(c[0]);
  }
}
