package org.latticeipc.explorer.result;

/**
 * Where an exploration stands.
 *
 * @param statistics what was done so far
 * @param fraction how much of the tree of executions is behind, from 0 to 1; exact as a weight of
 *     the tree, of which every branching shares its weight evenly, and far from the part of the
 *     executions
 * @param estimatedTotal executions expected in all, complete and blocked: by the forecast if there
 *     is one, else by the weight
 * @param leastTotal as {@code estimatedTotal}, but there are hardly fewer; what is done without a
 *     forecast
 * @param mostTotal there are hardly more; infinite without a forecast
 */
public record Progress(
    Statistics statistics,
    double fraction,
    double estimatedTotal,
    double leastTotal,
    double mostTotal) {

  /** Without a forecast. */
  public Progress(Statistics statistics, double fraction, double estimatedTotal) {
    this(
        statistics,
        fraction,
        estimatedTotal,
        (double) statistics.complete() + statistics.blocked(),
        Double.POSITIVE_INFINITY);
  }

  /** Whether bounds are known. */
  public boolean isForecast() {
    return mostTotal < Double.POSITIVE_INFINITY;
  }

  /** Hears about progress; called from one worker at a time, about ten times a second. */
  @FunctionalInterface
  public interface Listener {
    /** Hears nothing. */
    Listener NONE = progress -> {};

    /** Must return quickly. */
    void progress(Progress progress);

    /**
     * Hears at once what would otherwise be said at the end, or never: that a task goes round a
     * loop that changes nothing, or computes for long without accessing a cell. Logged unless
     * overridden.
     *
     * @param text one sentence with the task, its place and what helps
     */
    default void remark(String text) {
      System.getLogger(Progress.class.getPackageName()).log(System.Logger.Level.WARNING, text);
    }

    /** Whether it wants to hear what the jobs had to do with each other; asked at the start. */
    default boolean wantsCounters() {
      return false;
    }

    /** Hears it, once, at the end of the search, if it wants to. */
    default void counted(JobCounters counters) {}
  }
}
