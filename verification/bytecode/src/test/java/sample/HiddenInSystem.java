package sample;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EventObject;
import java.util.List;
import java.util.concurrent.Exchanger;
import java.util.concurrent.atomic.LongAccumulator;
import java.util.logging.ConsoleHandler;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.random.RandomGenerator;

/** State hidden in what a system has: loggers, hooks, groups of threads. */
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
public class HiddenInSystem extends Sharing {
  static int counter;

  static class Says {
    int n;

    public String toString() {
      n++;
      return "s";
    }
  }

  public static void loggerLevel() throws Exception {
    Logger l = Logger.getLogger("a");
    l.setLevel(Level.OFF);
    expect(0);
  }

  public static void loggerHandler() throws Exception {
    Logger l = Logger.getLogger("a");
    l.addHandler(new ConsoleHandler());
    expect(0);
  }

  public static void loggedArgument() throws Exception {
    Says s = new Says();
    Logger l = Logger.getLogger("a");
    twice(() -> l.log(Level.INFO, "{0}", s));
    expect(s.n);
  }

  public static void loggedArguments() throws Exception {
    Says s = new Says();
    Logger l = Logger.getLogger("a");
    twice(() -> l.log(Level.INFO, "{0}", new Object[] {s}));
    expect(s.n);
  }

  public static void systemLoggerArgument() throws Exception {
    Says s = new Says();
    System.Logger l = System.getLogger("a");
    twice(() -> l.log(System.Logger.Level.INFO, "{0}", s));
    expect(s.n);
  }

  public static void printfArgument() throws Exception {
    Says s = new Says();
    twice(() -> System.out.printf("%s", s));
    expect(s.n);
  }

  public static void shutdownHook() throws Exception {
    Runtime.getRuntime().addShutdownHook(new Thread(() -> counter++));
    expect(0);
  }

  public static void allStackTraces() throws Exception {
    Thread.getAllStackTraces();
    expect(0);
  }

  public static void threadEnumerate() throws Exception {
    Thread[] t = new Thread[5];
    int n = Thread.enumerate(t);
    expect(n - 7);
  }

  public static void groupCount() throws Exception {
    int n = Thread.currentThread().getThreadGroup().activeCount();
    expect(n - 70);
  }

  public static void groupUncaught() throws Exception {
    class G extends ThreadGroup {
      int n;

      G() {
        super("g");
      }

      public void uncaughtException(Thread t, Throwable e) {
        n++;
      }
    }
    G g = new G();
    Thread a =
        new Thread(
            g,
            () -> {
              throw new IllegalStateException();
            });
    a.start();
    a.join();
    expect(g.n);
  }

  public static void priority() throws Exception {
    Thread t = new Thread(() -> {});
    t.setPriority(1);
    twice(() -> t.setPriority(t.getPriority() + 1));
    expect(t.getPriority() - 1);
  }

  public static void randomGenerator() throws Exception {
    var r = RandomGenerator.of("L64X128MixRandom");
    twice(() -> r.nextInt());
    expect(0);
  }

  public static void syncListIterate() throws Exception {
    List<Integer> l = Collections.synchronizedList(new ArrayList<>(List.of(1, 2)));
    two(
        () -> l.add(3),
        () -> {
          for (int i : l) counter += i;
        });
    expect(2);
  }

  public static void eventObject() throws Exception {
    EventObject e = new EventObject(new int[1]);
    twice(() -> ((int[]) e.getSource())[0]++);
    expect(((int[]) e.getSource())[0]);
  }

  public static void stackTraceOfThread() throws Exception {
    Thread t = new Thread(() -> {});
    t.start();
    t.getStackTrace();
    t.join();
    expect(0);
  }

  public static void accumulatorFunction() throws Exception {
    counter = 0;
    LongAccumulator a =
        new LongAccumulator(
            (x, y) -> {
              counter++;
              return x + y;
            },
            0);
    twice(() -> a.accumulate(1));
    a.get();
    expect(counter);
  }

  public static void exchangerArray() throws Exception {
    Exchanger<int[]> x = new Exchanger<>();
    int[] a = new int[1];
    twice(
        () -> {
          x.exchange(a)[0]++;
        });
    expect(a[0]);
  }
}
