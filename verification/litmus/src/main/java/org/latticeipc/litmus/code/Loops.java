package org.latticeipc.litmus.code;

import java.util.Collection;
import java.util.Collections;
import java.util.concurrent.ConcurrentSkipListSet;

/**
 * What is done about loops that go round without end, and which ones were met.
 *
 * <p>One object serves all runs of a program, on any threads; what it remembers never influences a
 * run.
 */
public final class Loops {
  /** Rounds without a shared read after which a loop is taken for endless. */
  public static final int MOST_LOCAL_ROUNDS = 100_000;

  /** How many rounds a loop that is not just waiting gets where nobody says otherwise. */
  public static final int DEFAULT_ROUNDS = 10;

  private final boolean spin;
  private final long mostRounds;
  private final ConcurrentSkipListSet<String> cut = new ConcurrentSkipListSet<>();
  private final ConcurrentSkipListSet<String> waited = new ConcurrentSkipListSet<>();

  private Loops(boolean spin, long mostRounds) {
    this.spin = spin;
    this.mostRounds = mostRounds;
  }

  /**
   * For exploration. A round that changed no local and no value in memory waits: the task stops
   * there, because what follows another such round also follows without it. That includes an
   * exchange that puts back what it found, such as a failed try of a test-and-set lock: who reads
   * it reads the same value, with no more ordering, from the write before it. Other loops are cut
   * after {@code mostRounds} rounds.
   */
  public static Loops exploring(int mostRounds) {
    return new Loops(false, mostRounds);
  }

  /** For hardware, where a waiting loop really goes round. */
  public static Loops spinning() {
    return new Loops(true, 1L << 24);
  }

  /** Places of loops that were cut, so that executions are missing. */
  public Collection<String> cut() {
    return Collections.unmodifiableCollection(cut);
  }

  /** Loops were cut there in another process, which explored a part of the same. */
  public void wereCut(Collection<String> places) {
    cut.addAll(places);
  }

  /** Places of loops in which a task was seen to wait. */
  public Collection<String> waited() {
    return Collections.unmodifiableCollection(waited);
  }

  /** Called by a task whose last round, of so many accesses, changed nothing but read. */
  void idle(Frame frame, String where, int accesses) {
    if (spin) {
      frame.machine.yieldCpu();
    } else {
      waited.add(where);
      frame.machine.repeats(where, accesses);
    }
  }

  /** Called by a task whose loop goes on for longer than is followed. */
  void cut(Frame frame, String where) {
    cut.add(where);
    frame.machine.assume(false);
  }

  /** Called by a task that has gone round {@code rounds} times with shared reads. */
  void round(Frame frame, String where, long rounds) {
    if (rounds >= mostRounds) {
      cut(frame, where);
    }
  }
}
