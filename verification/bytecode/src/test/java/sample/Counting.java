package sample;

/** Programs that ask how many threads there are, or end themselves. */
public class Counting {
  private static int x;

  public static void alone() {
    require(Thread.activeCount() == 1);
  }

  public static void someOfThree() {
    new Thread(() -> {}).start();
    new Thread(() -> {}).start();
    int there = Thread.activeCount();
    require(there >= 1 && there <= 3);
  }

  public static void allOfThree() {
    new Thread(() -> {}).start();
    new Thread(() -> {}).start();
    require(Thread.activeCount() == 3);
  }

  /** Two that end may be seen both, one, or none. */
  public static void oneOfThree() {
    new Thread(() -> {}).start();
    new Thread(() -> {}).start();
    require(Thread.activeCount() != 1);
  }

  public static void goesDownAfterJoin() throws Exception {
    Thread thread = new Thread(() -> {});
    thread.start();
    thread.join();
    require(Thread.activeCount() == 1);
  }

  public static void waitsUntilAlone() {
    new Thread(() -> x = 1).start();
    while (Thread.activeCount() > 1) {
      Thread.yield();
    }
  }

  /** The language promises nothing of what threads wrote that are counted no more. */
  public static void seesWhatTheyWrote() {
    x = 0;
    waitsUntilAlone();
    require(x == 1);
  }

  public static void waitsForOneThatWaitsForItself() {
    Object monitor = new Object();
    Thread thread =
        new Thread(
            () -> {
              synchronized (monitor) {
                require(monitor != null);
              }
            });
    synchronized (monitor) {
      thread.start();
      while (Thread.activeCount() > 1) {
        Thread.yield();
      }
    }
  }

  /** The first thread may have ended before another one counts. */
  public static void outlivesTheFirst() {
    new Thread(() -> require(Thread.activeCount() == 2)).start();
  }

  public static void fails() {
    Thread thread = new Thread(() -> x = 1);
    thread.start();
    if (x == 1) {
      System.exit(3);
    }
  }

  public static void failsInTheMidst() {
    try {
      System.exit(1);
    } catch (Throwable thrown) {
      x++;
    } finally {
      x++;
    }
  }

  public static void halts() {
    Runtime.getRuntime().halt(2);
  }

  public static void succeeds() {
    System.exit(0);
  }

  private static void require(boolean condition) {
    if (!condition) {
      throw new AssertionError();
    }
  }
}
