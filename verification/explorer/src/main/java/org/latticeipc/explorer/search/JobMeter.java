package org.latticeipc.explorer.search;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import org.latticeipc.explorer.result.JobCounters;
import org.latticeipc.explorer.work.Schedule;

/** Counts what the jobs of one search have to do with each other. Thread-safe. */
final class JobMeter {
  private int jobs;
  private long contended;
  private long allocated;
  private long steals;
  private long waits;
  private long waitedNanos;

  /** Runs one job on this thread. */
  void measure(Runnable job) {
    long blockedBefore = blocked();
    long allocatedBefore = allocated();
    try {
      job.run();
    } finally {
      add(blocked() - blockedBefore, allocated() < 0 ? -1 : allocated() - allocatedBefore);
    }
  }

  private synchronized void add(long blocked, long bytes) {
    jobs++;
    contended += blocked;
    allocated = allocated < 0 || bytes < 0 ? -1 : allocated + bytes;
  }

  /** Nobody works at it any more. */
  synchronized void add(Schedule schedule) {
    steals += schedule.steals();
    waits += schedule.waits();
    waitedNanos += schedule.waitedNanos();
  }

  synchronized JobCounters counters(int most) {
    return new JobCounters(
        Math.min(jobs, most), steals, waits, waitedNanos / 1e9, contended, allocated);
  }

  private long blocked() {
    ThreadInfo info =
        ManagementFactory.getThreadMXBean().getThreadInfo(Thread.currentThread().getId());
    return info == null ? 0 : info.getBlockedCount();
  }

  private long allocated() {
    return ManagementFactory.getThreadMXBean() instanceof ThreadMXBean all
            && all.isThreadAllocatedMemorySupported()
            && all.isThreadAllocatedMemoryEnabled()
        ? all.getThreadAllocatedBytes(Thread.currentThread().getId())
        : -1;
  }
}
