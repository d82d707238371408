package org.latticeipc.scenarios.command.console;

import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.latticeipc.explorer.result.Progress;

/**
 * How far an exploration is: a progress bar with the time left, on standard error, for work that
 * takes longer than a second; where that is no terminal a line every ten seconds; and a word on
 * what was done if the exploration is interrupted. Closed by whoever made it.
 */
public final class ProgressLine implements Progress.Listener, AutoCloseable {
  private static final double SHOWN_AFTER_SECONDS = 1.0;
  private static final double LINE_EVERY_SECONDS = 10.0;
  private static final long REDRAWN_NANOS = 200_000_000L;
  private static final int LONGEST = 30;
  private static final int MARGIN = 3;
  private static final int GRACE_SECONDS = 10;

  /** What is interrupted is never all done. */
  private static final int MOST_PERCENT = 99;

  private final Console console;
  private final String task;
  private final Supplier<String> remedy;
  private final Thread explorer = Thread.currentThread();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final @Nullable Thread hook;
  private boolean silent;
  private int drawn;
  private long drawnNanos = System.nanoTime() - REDRAWN_NANOS;
  private double nextLine = LINE_EVERY_SECONDS;
  private @Nullable Progress first;
  private volatile @Nullable Progress last;
  private volatile @Nullable Part part;
  private volatile String message = "";

  /**
   * @param task what is explored
   * @param remedy how to go on after an interruption; empty if there is no way
   */
  public ProgressLine(Console console, String task, Supplier<String> remedy) {
    this.console = console;
    this.task = task;
    this.remedy = remedy;
    hook = new Thread(this::interrupted, "interrupted");
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /**
   * Of a part of some work.
   *
   * @param task what is explored
   * @param whole tells what was done, if it is interrupted
   */
  public ProgressLine(Console console, String task, Interruption whole) {
    this.console = console;
    this.task = task;
    remedy = () -> "";
    hook = null;
    whole.drawnBy(this::silence);
  }

  /** Work of several parts: so many are done. */
  private record Part(int done, int of, String what) {
    String text() {
      return done + " of " + of + " " + what;
    }
  }

  /**
   * Tells how far work of several parts is, each of them an exploration.
   *
   * @param what they are, in the plural
   */
  public synchronized void part(int done, int of, String what, double seconds) {
    Part now = new Part(done, of, what);
    part = now;
    message = now.text();
    if (console.progress() && seconds >= SHOWN_AFTER_SECONDS) {
      draw(line((double) done / of, TerminalWidth.ofProgress()));
    } else if (!console.progress() && seconds >= nextLine) {
      nextLine = seconds + LINE_EVERY_SECONDS;
      console.err().println(task + ": " + now.text());
    }
  }

  /** Makes room for lines of output, until more is told. */
  public synchronized void pause() {
    wipe();
    drawn = 0;
  }

  @Override
  public synchronized void progress(Progress progress) {
    if (silent) {
      return;
    }
    first = first == null ? progress : first;
    last = progress;
    double seconds = progress.statistics().seconds();
    if (seconds < (console.progress() ? SHOWN_AFTER_SECONDS : nextLine)) {
      return;
    }
    double fraction = fraction(progress);
    message = message(first == null ? progress : first, progress);
    if (!console.progress()) {
      nextLine = seconds + LINE_EVERY_SECONDS;
      console.err().printf(Locale.ROOT, "%s: %.0f%%, %s%n", task, 100 * fraction, message);
      return;
    }
    long now = System.nanoTime();
    if (now - drawnNanos >= REDRAWN_NANOS) {
      drawnNanos = now;
      draw(line(fraction, TerminalWidth.ofProgress()));
    }
  }

  /** Draws over what was drawn; plainly, so that signals stay the JVM's. */
  private void draw(String text) {
    console.err().print("\r" + text + " ".repeat(Math.max(0, drawn - text.length())));
    console.err().flush();
    drawn = text.length();
  }

  /** Nothing is drawn from here on. */
  synchronized void silence() {
    wipe();
    silent = true;
  }

  private void wipe() {
    if (drawn > 0 && !silent) {
      drawn += TerminalWidth.ECHOED;
      draw("");
      console.err().print("\r");
      console.err().flush();
    }
  }

  @Override
  public synchronized void remark(String text) {
    wipe();
    console.err().println(TerminalWidth.fit(task + ": " + text));
  }

  private static long executions(Progress progress) {
    return progress.statistics().complete() + progress.statistics().blocked();
  }

  /** {@code big1 22% [======> ] 1,481,473 executions, 120,000/s, 9 to 17 s left}. */
  private String line(double fraction, int width) {
    String head = String.format(Locale.ROOT, "%s %3.0f%% ", task, Math.floor(100 * fraction));
    int room = Math.min(LONGEST, width - head.length() - message.length() - MARGIN);
    if (room < 1) {
      return (head + message).substring(0, Math.min(Math.max(0, width), (head + message).length()));
    }
    int done = (int) (fraction * room);
    String drawn = done == room ? "=".repeat(room) : "=".repeat(done) + ">";
    return head + "[" + drawn + " ".repeat(room - drawn.length()) + "] " + message;
  }

  /** How much is done: of what is expected if anything is, else of the weight. */
  private static double fraction(Progress progress) {
    return progress.isForecast()
        ? Math.min(1, executions(progress) / Math.max(1, progress.estimatedTotal()))
        : Math.min(1, progress.fraction());
  }

  /** What was done, how much a second since the first word, and for how long that will last. */
  private static String message(Progress first, Progress now) {
    double seconds = now.statistics().seconds() - first.statistics().seconds();
    if (seconds <= 0) {
      return String.format(Locale.ROOT, "%,d executions, unknown time left", executions(now));
    }
    double rate = (executions(now) - executions(first)) / seconds;
    String left =
        now.isForecast() && rate > 0
            ? TimeLeft.text(
                (now.leastTotal() - executions(now)) / rate,
                (now.mostTotal() - executions(now)) / rate)
            : "unknown time";
    return String.format(
        Locale.ROOT, "%,d executions, %,.0f/s, %s left", executions(now), rate, left);
  }

  /** Runs when the JVM is told to end while the exploration goes on. */
  private void interrupted() {
    explorer.interrupt();
    try {
      // An interrupted exploration ends soon, and then its checkpoint is the last.
      boolean unused = closed.await(GRACE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    synchronized (this) {
      wipe();
    }
    Part parts = part;
    boolean some = parts != null && parts.done() > 0;
    console
        .err()
        .println(
            task
                + ": interrupted"
                + done()
                + (some ? "; nothing is decided of the others" : "; nothing is decided")
                + remedy.get());
  }

  private String done() {
    Part parts = part;
    if (parts != null && parts.of() > 1) {
      return " after " + parts.text();
    }
    Progress seen = last;
    return seen == null
        ? ""
        : String.format(
            Locale.ROOT,
            " after %,d execution%s%s",
            executions(seen),
            executions(seen) == 1 ? "" : "s",
            seen.isForecast()
                ? String.format(
                    Locale.ROOT, ", about %.0f%% of all", Math.floor(MOST_PERCENT * fraction(seen)))
                : "");
  }

  @Override
  public void close() {
    boolean ending = false;
    try {
      if (hook != null) {
        Runtime.getRuntime().removeShutdownHook(hook);
      }
    } catch (IllegalStateException e) {
      ending = true;
    }
    synchronized (this) {
      wipe();
    }
    closed.countDown();
    while (ending) {
      // The hook has the last word; half a verdict after it would help nobody.
      LockSupport.park();
    }
  }
}
