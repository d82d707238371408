package org.latticeipc.scenarios.command.console;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.latticeipc.engine.sim.RunProgress;

/**
 * How far a run is, on standard error: a line that is drawn anew on a terminal once the run takes
 * longer than a second; elsewhere a line every ten seconds; and a word on what was done if the run
 * is interrupted. Used by the run's threads, one at a time.
 */
public final class RunBar implements RunProgress, AutoCloseable {
  private static final long SECOND = 1_000_000_000L;
  private static final long REDRAWN = SECOND / 5;
  private static final long REPEATED = 10 * SECOND;

  private final Console console;
  private final String name;
  private final long start = System.nanoTime();
  private final @Nullable Thread hook;
  private volatile long next;
  private String last = "";
  private int drawn;

  public RunBar(Console console, String name) {
    this.console = console;
    this.name = name;
    this.next = start + (console.progress() ? SECOND : REPEATED);
    hook = new Thread(this::interrupted, "interrupted");
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /**
   * Of a part of some work.
   *
   * @param whole tells what was done, if it is interrupted
   */
  public RunBar(Console console, String name, Interruption whole) {
    this.console = console;
    this.name = name;
    this.next = start + (console.progress() ? SECOND : REPEATED);
    hook = null;
    whole.drawnBy(this::wipe);
  }

  @Override
  public void at(int tasks, long steps) {
    long now = System.nanoTime();
    if (now >= next) {
      say(String.format(Locale.ROOT, "%,d tasks have begun, %,d steps", tasks, steps), now);
    }
  }

  /** How many runs of some are done. */
  public void runs(long done, long all) {
    long now = System.nanoTime();
    if (now >= next) {
      say(String.format(Locale.ROOT, "%,d of %,d runs", done, all), now);
    }
  }

  /** How much of something is done, in words. */
  public void done(String what) {
    long now = System.nanoTime();
    if (now >= next) {
      say(what, now);
    }
  }

  private synchronized void say(String done, long now) {
    last = done;
    String line = name + ": " + done + ", " + (now - start) / SECOND + " s";
    if (next == Long.MAX_VALUE) {
      return;
    } else if (console.progress()) {
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

  /** Nothing is drawn from here on. */
  private synchronized void wipe() {
    next = Long.MAX_VALUE;
    if (drawn > 0) {
      console.err().print("\r" + " ".repeat(drawn + TerminalWidth.ECHOED) + "\r");
      console.err().flush();
      drawn = 0;
    }
  }

  /** Runs when the JVM is told to end while the run goes on. */
  private void interrupted() {
    wipe();
    String done = last.isEmpty() ? "" : " after " + last;
    console.err().println(name + ": interrupted" + done + "; nothing is decided");
  }

  /** Wipes what was drawn, so that the result stands alone. */
  @Override
  public void close() {
    try {
      if (hook != null) {
        Runtime.getRuntime().removeShutdownHook(hook);
      }
    } catch (IllegalStateException ending) {
      // The hook wipes too.
    }
    wipe();
  }
}
