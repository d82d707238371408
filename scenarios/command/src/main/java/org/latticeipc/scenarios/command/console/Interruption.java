package org.latticeipc.scenarios.command.console;

import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Work of several parts that may be told to end, by Ctrl-C or another signal: then the parts that
 * were done are told at once, by a thread of its own, and the process ends without waiting for the
 * part that goes on. Thread-safe; closed by whoever made it.
 */
public final class Interruption implements AutoCloseable {
  private final Thread hook;
  private @Nullable Runnable drawn;
  private boolean over;

  /**
   * @param tell tells what was done; never runs beside what is given to {@link #keep}
   */
  public Interruption(Runnable tell) {
    hook = new Thread(() -> interrupted(tell), "interrupted");
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /** Keeps what came of a part and says so. Does not return if that is told already. */
  public void keep(Runnable change) {
    synchronized (this) {
      if (!over) {
        change.run();
        return;
      }
    }
    waitForTheEnd();
  }

  /**
   * How far the part is that goes on is drawn; that is silenced before anything is told, at the end
   * as well.
   *
   * @param silence from when it returns on nothing is drawn
   */
  synchronized void drawnBy(Runnable silence) {
    drawn = silence;
  }

  private synchronized void interrupted(Runnable tell) {
    over = true;
    silence();
    tell.run();
  }

  private synchronized void silence() {
    if (drawn != null) {
      drawn.run();
    }
  }

  private static void waitForTheEnd() {
    while (true) {
      LockSupport.park();
    }
  }

  /** All is done, and whoever did it tells it; does not return if it is told already. */
  @Override
  public void close() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException ending) {
      // The hook has the last word.
      waitForTheEnd();
    }
    silence();
  }
}
