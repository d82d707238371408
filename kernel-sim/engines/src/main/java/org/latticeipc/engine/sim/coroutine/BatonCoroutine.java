package org.latticeipc.engine.sim.coroutine;

import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A coroutine on a platform thread. The two sides hand a baton to and fro; whoever does not hold it
 * is parked. A switch costs two wake-ups, several microseconds each.
 *
 * <p>Threads are daemons, taken from a pool that lets an idle one go after a second; a body that is
 * run to its end leaves nothing behind. A body that is dropped in the middle keeps its thread: the
 * owner must resume it until it ends.
 */
final class BatonCoroutine implements Coroutine {
  private static final ThreadPoolExecutor THREADS =
      new ThreadPoolExecutor(
          0,
          Integer.MAX_VALUE,
          1,
          TimeUnit.SECONDS,
          new SynchronousQueue<>(),
          body -> {
            Thread thread = new Thread(null, body, "simulated-task", 0, false);
            thread.setDaemon(true);
            return thread;
          });
  private static final int SPINS = 50;

  private final String name;
  private final Runnable body;
  private @Nullable Thread inside;
  private @Nullable Thread outside;
  private boolean started;
  private boolean finished;

  /** Who holds the baton. Volatile: its write is the hand-over, and orders all else. */
  private volatile boolean insideRuns;

  BatonCoroutine(String name, Runnable body) {
    this.name = name;
    this.body = body;
  }

  @Override
  public void resume() {
    outside = Thread.currentThread();
    insideRuns = true;
    if (started) {
      LockSupport.unpark(inside);
    } else {
      started = true;
      try {
        THREADS.execute(this::runBody);
      } catch (OutOfMemoryError none) { // no thread: nobody will ever take the baton
        finished = true;
        insideRuns = false;
        throw none;
      }
    }
    waitUntil(false);
  }

  private void runBody() {
    Thread thread = Thread.currentThread();
    inside = thread;
    String idleName = thread.getName();
    try {
      rename(thread, name);
      body.run();
      rename(thread, idleName);
    } finally {
      finished = true;
      insideRuns = false;
      LockSupport.unpark(outside);
    }
  }

  /** A name helps whoever looks at threads; the run does not depend on it. */
  private static void rename(Thread thread, String name) {
    try {
      thread.setName(name);
    } catch (OutOfMemoryError none) {
      return; // the body says what becomes of the run; it must get the baton in any case
    }
  }

  @Override
  public void suspend() {
    insideRuns = false;
    LockSupport.unpark(outside);
    waitUntil(true);
  }

  private void waitUntil(boolean inside) {
    boolean interrupted = false;
    for (int spins = 0; insideRuns != inside; spins++) {
      if (spins < SPINS) {
        Thread.onSpinWait();
      } else {
        LockSupport.park(this);
        // An interrupt is nobody's business in here, and would make every park return at once.
        interrupted |= Thread.interrupted();
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean isFinished() {
    return finished;
  }
}
