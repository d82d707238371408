package sample;

import java.util.concurrent.CountDownLatch;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/** Java that nobody wrote for the explorer. */
public final class Ordinary {
  private static int count;

  private Ordinary() {}

  /** Counts without a lock, and says so. */
  public static void main(String[] arguments) throws InterruptedException {
    Thread other = new Thread(() -> count++);
    other.start();
    count++;
    other.join();
    if (count != 2) {
      throw new IllegalStateException("lost: " + count);
    }
  }

  /** Three threads in turn, and a class that only one of them comes upon. */
  public static void inTurn() throws InterruptedException {
    Object lock = new Object();
    CountDownLatch ended = new CountDownLatch(2);
    int[] n = new int[1];
    for (int i = 0; i < 2; i++) {
      new Thread(
              () -> {
                synchronized (lock) {
                  n[0] += Late.ONE;
                }
                ended.countDown();
              })
          .start();
    }
    ended.await();
    if (n[0] != 2) {
      throw new IllegalStateException("counted " + n[0]);
    }
  }

  /** What is not rewritten and not pure. */
  public static void refused() {
    System.loadLibrary("none");
  }

  /** Has an initialiser. */
  private static final class Late {
    static final Integer ONE = Integer.valueOf("1");
  }

  /** Store buffering by plain fields. */
  @JCStressTest
  @Outcome(id = "0, 1", expect = Expect.ACCEPTABLE, desc = "in turn")
  @Outcome(id = "1, 0", expect = Expect.ACCEPTABLE, desc = "in turn")
  @Outcome(id = "1, 1", expect = Expect.ACCEPTABLE, desc = "interleaved")
  @Outcome(id = "0, 0", expect = Expect.ACCEPTABLE_INTERESTING, desc = "both are late")
  @State
  public static class Buffering {
    int x;
    int y;

    @Actor
    public void one(II_Result result) {
      x = 1;
      result.r1 = y;
    }

    @Actor
    public void two(II_Result result) {
      y = 1;
      result.r2 = x;
    }
  }
}
