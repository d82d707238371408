package org.latticeipc.scenarios.command.console;

import java.util.Locale;
import org.latticeipc.engine.sim.RunProgress;

/**
 * How far a run is, on standard error: a line that is drawn anew on a terminal once the run takes
 * longer than a second; elsewhere a line every ten seconds. Used by the run's threads, one at a
 * time.
 */
public final class RunBar implements RunProgress, AutoCloseable {
  private static final long SECOND = 1_000_000_000L;
  private static final long REDRAWN = SECOND / 5;
  private static final long REPEATED = 10 * SECOND;

  private final Console console;
  private final String name;
  private final long start = System.nanoTime();
  private long next;
  private int drawn;

  public RunBar(Console console, String name) {
    this.console = console;
    this.name = name;
    this.next = start + (console.progress() ? SECOND : REPEATED);
  }

  @Override
  public void at(int tasks, long steps) {
    long now = System.nanoTime();
    if (now >= next) {
      say("%,d tasks have begun, %,d steps, %d s", now, tasks, steps);
    }
  }

  /** How many runs of some are done. */
  public synchronized void runs(long done, long all) {
    long now = System.nanoTime();
    if (now >= next) {
      say("%,d of %,d runs, %d s", now, done, all);
    }
  }

  private void say(String form, long now, Object first, Object second) {
    String line =
        name + ": " + String.format(Locale.ROOT, form, first, second, (now - start) / SECOND);
    if (console.progress()) {
      // A line that wraps could not be drawn over.
      line = line.substring(0, Math.min(line.length(), TerminalWidth.ofProgress()));
      console.err().print("\r" + line + " ".repeat(Math.max(0, drawn - line.length())));
      console.err().flush();
      drawn = line.length();
      next = now + REDRAWN;
    } else {
      console.err().println(line);
      next = now + REPEATED;
    }
  }

  /** Wipes what was drawn, so that the result stands alone. */
  @Override
  public void close() {
    if (drawn > 0) {
      console.err().print("\r" + " ".repeat(drawn) + "\r");
      console.err().flush();
    }
  }
}
