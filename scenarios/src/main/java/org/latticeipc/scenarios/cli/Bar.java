package org.latticeipc.scenarios.cli;

import java.util.Locale;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;
import org.latticeipc.explorer.Progress;

/**
 * A progress bar with the time left, on standard error, for work that takes longer than a second
 * and only where that is a terminal. Closed by whoever made it.
 */
final class Bar implements Progress.Listener, AutoCloseable {
  private static final long PARTS = 1000;
  private static final double SHOWN_AFTER_SECONDS = 1.0;
  private static final int UPDATE_MILLIS = 200;

  private final Console console;
  private final String task;
  private @Nullable ProgressBar bar;

  Bar(Console console, String task) {
    this.console = console;
    this.task = task;
  }

  @Override
  public synchronized void progress(Progress progress) {
    if (!console.progress() || progress.statistics().seconds() < SHOWN_AFTER_SECONDS) {
      return;
    }
    ProgressBar shown = bar;
    if (shown == null) {
      shown =
          new ProgressBarBuilder()
              .setTaskName(task)
              .setInitialMax(PARTS)
              .setStyle(ProgressBarStyle.ASCII)
              .setUpdateIntervalMillis(UPDATE_MILLIS)
              .hideEta()
              .setConsumer(new ConsoleProgressBarConsumer(console.err()))
              .build();
      bar = shown;
    }
    double fraction = Math.min(1, progress.fraction());
    shown.stepTo(Math.round(fraction * PARTS));
    shown.setExtraMessage(
        String.format(
            Locale.ROOT,
            "%,d executions, %s left",
            progress.statistics().complete() + progress.statistics().blocked(),
            left(progress.statistics().seconds(), fraction)));
  }

  private static String left(double seconds, double fraction) {
    if (fraction < 1e-6) {
      return "unknown time";
    }
    long rest = Math.round(seconds * (1 - fraction) / fraction);
    return rest > 86_400L * 365 ? "more than a year" : "about " + rest + " s";
  }

  @Override
  public synchronized void close() {
    if (bar != null) {
      bar.close();
      bar = null;
    }
  }
}
