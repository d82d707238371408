package org.latticeipc.explorer.work;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.latticeipc.explorer.result.Progress;
import org.latticeipc.explorer.result.Statistics;

/**
 * Hands work to workers and keeps the parts of the search in the sequential order, so that the
 * answer does not depend on how many workers there are. Thread-safe: one monitor, entered when work
 * changes hands and a few times a second otherwise.
 */
public final class Schedule {
  /** Writes down everything while nobody works. */
  public interface Keeper {
    void keep(List<Segment> segments);
  }

  private final List<Segment> segments = new ArrayList<>();
  private int working;
  private int parked;
  private long round;

  /** How many workers wait for work that nobody has handed over yet. */
  private volatile int hungry;

  private long steals;
  private long waits;
  private long waitedNanos;

  /** Whether a worker has found that nothing is left. */
  private boolean ended;

  private volatile boolean stopped;
  private volatile boolean pausing;

  /** Whether a worker broke off in the middle of a step, so that what remains is not known. */
  private boolean broken;

  /** Whether a violation ended the search for all that comes after it. */
  private boolean endedByViolation;

  private final @Nullable Keeper keeper;
  private final Tally seen = new Tally();

  public Schedule(List<Segment> initial, @Nullable Keeper keeper) {
    this.keeper = keeper;
    this.segments.addAll(initial);
    for (Segment segment : initial) {
      seen.complete += segment.tally.complete;
      seen.blocked += segment.tally.blocked;
      seen.events += segment.tally.events;
      seen.weight += segment.tally.weight;
    }
  }

  /** Whether a worker should hand something over. */
  public boolean wantsWork() {
    return hungry > 0;
  }

  /** Whether a worker should park. */
  public boolean isPausing() {
    return pausing;
  }

  public boolean isStopped() {
    return stopped;
  }

  /** Ends the search where it is. */
  public synchronized void stop() {
    stopped = true;
    notifyAll();
  }

  /** Ends the search, a worker of which has failed; nothing is written down any more. */
  public synchronized void fail() {
    broken = true;
    stopped = true;
    notifyAll();
  }

  /** The next segment in order that nobody does; waits for one; null at the end. */
  public synchronized @Nullable Segment take(SegmentOwner owner) throws InterruptedException {
    boolean waiting = false;
    long since = 0;
    try {
      while (!stopped) {
        Segment free = firstFree();
        if (free != null) {
          free.owner = owner;
          working++;
          return free;
        } else if (working == 0) {
          ended = true;
          notifyAll();
          return null;
        }
        if (!waiting) {
          waiting = true;
          since = System.nanoTime();
          waits++;
          hungry++;
        }
        wait();
      }
      return null;
    } finally {
      if (waiting) {
        hungry--;
        waitedNanos += System.nanoTime() - since;
      }
    }
  }

  /** Waits; whether the search still goes on after so long. */
  public synchronized boolean isOnAfter(long nanos) throws InterruptedException {
    long deadline = System.nanoTime() + nanos;
    for (long left = nanos; left > 0 && !ended && !stopped; left = deadline - System.nanoTime()) {
      TimeUnit.NANOSECONDS.timedWait(this, left);
    }
    return !ended && !stopped;
  }

  /** Pieces of work that one worker took over from another. */
  public synchronized long steals() {
    return steals;
  }

  /** How often a worker had to wait for work. */
  public synchronized long waits() {
    return waits;
  }

  /** For how long workers waited for work, all together. */
  public synchronized long waitedNanos() {
    return waitedNanos;
  }

  private @Nullable Segment firstFree() {
    for (Segment segment : segments) {
      if (segment.owner == null && segment.unit != null) {
        return segment;
      }
    }
    return null;
  }

  /** Takes over the last of a giver's work. */
  public synchronized void give(Segment giver, WorkUnit unit) {
    int at = segments.indexOf(giver);
    if (at >= 0) {
      segments.add(at + 1, giver.handOver(unit));
      steals++;
      notifyAll();
    }
  }

  /** The segment has found a violation that ends the search: what comes later does not count. */
  public synchronized void endAfter(Segment segment) {
    int at = segments.indexOf(segment);
    if (at < 0) {
      return;
    }
    endedByViolation = true;
    List<Segment> later = segments.subList(at + 1, segments.size());
    later.forEach(s -> s.cancelled = true);
    later.clear();
  }

  /** The worker is done with the segment. */
  public synchronized void finish(Segment segment) {
    segment.finished = true;
    segment.owner = null;
    segment.unit = null;
    working--;
    int at = segments.indexOf(segment);
    if (at >= 0) {
      fold(at + 1);
      fold(at);
    }
    if (pausing && parked == working) {
      keepAndResume();
    }
    notifyAll();
  }

  /** The worker stops although the segment is not done; it still knows what remains. */
  public synchronized void leave() {
    working--;
    if (pausing && parked == working) {
      keepAndResume();
    }
    notifyAll();
  }

  private void fold(int at) {
    if (at > 0 && at < segments.size()) {
      Segment earlier = segments.get(at - 1);
      Segment later = segments.get(at);
      if (earlier.finished && later.finished) {
        earlier.tally.add(later.tally);
        segments.remove(at);
      }
    }
  }

  /** Asks all workers to park so that the state of the search can be written down. */
  public synchronized void pause() {
    pausing = keeper != null;
  }

  /** Parks the worker until the state is written down. */
  public synchronized void park() throws InterruptedException {
    if (!pausing) {
      return;
    }
    parked++;
    if (parked == working) {
      keepAndResume();
      return;
    }
    long mine = round;
    while (round == mine && !stopped) {
      wait();
    }
  }

  private void keepAndResume() {
    if (keeper != null && !broken) {
      keeper.keep(segments);
    }
    pausing = false;
    parked = 0;
    round++;
    notifyAll();
  }

  /** Writes the state down when nobody works any more. */
  public synchronized void keepFinal() {
    if (keeper != null && !broken) {
      keeper.keep(segments);
    }
  }

  /** Drops what may be the most of all, so that there is room to say the rest; at the end only. */
  public synchronized void forgetOutcomes() {
    segments.forEach(s -> s.tally.outcomes.clear());
  }

  /** Whether a violation ended the search for all that comes after it. */
  public synchronized boolean hasEndedByViolation() {
    return endedByViolation;
  }

  /** Whether a worker broke off in the middle of a step, so that what is left is not known. */
  public synchronized boolean isBroken() {
    return broken;
  }

  /** All that is left to do, in order, when nobody works any more. */
  public synchronized List<WorkUnit> left() {
    List<WorkUnit> units = new ArrayList<>();
    segments.forEach(segment -> units.addAll(segment.left()));
    return units;
  }

  /** Everything that counts. */
  public synchronized Tally total() {
    Tally total = new Tally();
    segments.forEach(s -> total.add(s.tally));
    return total;
  }

  /** Adds what a worker did since it last said so. */
  public synchronized Progress sawMore(
      long complete, long blocked, long events, double weight, double seconds, long heap) {
    seen.complete += complete;
    seen.blocked += blocked;
    seen.events += events;
    seen.weight += weight;
    Statistics statistics =
        new Statistics(
            seen.complete,
            BigInteger.valueOf(seen.complete),
            seen.blocked,
            seen.events,
            seconds,
            heap);
    double fraction = Math.min(1, seen.weight);
    double total = fraction > 0 ? seen.executions() / fraction : 0;
    return new Progress(statistics, fraction, total);
  }

  public synchronized long executionsSeen() {
    return seen.executions();
  }
}
