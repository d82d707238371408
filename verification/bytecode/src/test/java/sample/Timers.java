package sample;

import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.CountDownLatch;

/** Programs with timers of java.util. */
public class Timers {
  private static int runs;

  private static TimerTask task(Runnable body) {
    return new TimerTask() {
      @Override
      public void run() {
        body.run();
      }
    };
  }

  /** Nobody ends the timer, whose thread waits for more. */
  public static void runsOnce() throws Exception {
    runs = 0;
    CountDownLatch done = new CountDownLatch(1);
    Timer timer = new Timer();
    timer.schedule(
        task(
            () -> {
              runs++;
              done.countDown();
            }),
        100);
    done.await();
    require(runs == 1);
  }

  /** How often the task of a timer that is cancelled at once has run. */
  private static int runsOfCancelled() {
    runs = 0;
    Timer timer = new Timer("t");
    timer.schedule(
        task(
            () -> {
              synchronized (Timers.class) {
                runs++;
              }
            }),
        100);
    timer.cancel();
    synchronized (Timers.class) {
      return runs;
    }
  }

  public static void cancelled_mayHaveRunOrNot() {
    require(runsOfCancelled() <= 1);
  }

  public static void cancelled_hasNotRun() {
    require(runsOfCancelled() == 0);
  }

  public static void nothing_afterCancel() {
    Timer timer = new Timer(true);
    timer.cancel();
    timer.schedule(task(() -> {}), 1);
  }

  public static void taskThatFails() {
    new Timer().schedule(task(() -> require(runs < 0)), 1);
  }

  /** The task waits for what nobody gives. */
  public static void taskThatWaits() {
    CountDownLatch never = new CountDownLatch(1);
    new Timer()
        .schedule(
            task(
                () -> {
                  try {
                    never.await();
                  } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                  }
                }),
            1);
  }

  public static void sharesWithTheTask() throws Exception {
    runs = 0;
    CountDownLatch done = new CountDownLatch(1);
    new Timer()
        .schedule(
            task(
                () -> {
                  runs++;
                  done.countDown();
                }),
            1);
    runs++;
    done.await();
    require(runs == 2);
  }

  private static void require(boolean condition) {
    if (!condition) {
      throw new AssertionError();
    }
  }
}
