package org.latticeipc.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Threads that do the same over and over, counted only while all of them are at it: from when each
 * has begun, and a while after, to when the first is told to stop.
 */
final class SteadyWindow {
  /** Counters of two threads are not in one line of the cache. */
  private static final int STRIDE = 16;

  private final List<Runnable> steps;
  private final AtomicLongArray counts;
  private final List<Thread> threads = new ArrayList<>();
  private volatile boolean stopping;

  private SteadyWindow(List<Runnable> steps) {
    this.steps = List.copyOf(steps);
    this.counts = new AtomicLongArray(steps.size() * STRIDE);
  }

  /** Begins: a thread for each of the steps. */
  static SteadyWindow started(List<Runnable> steps) {
    SteadyWindow window = new SteadyWindow(steps);
    for (int i = 0; i < steps.size(); i++) {
      int index = i;
      Thread thread = new Thread(() -> window.loop(index), "window-" + i);
      window.threads.add(thread);
      thread.start();
    }
    return window;
  }

  private void loop(int index) {
    Runnable step = steps.get(index);
    long done = 0;
    while (!stopping) {
      step.run();
      counts.lazySet(index * STRIDE, ++done);
    }
  }

  /** Nanoseconds for one step of all threads together, once each has done one. */
  double nanosPerStep(long warmMillis, long millis) {
    for (int i = 0; i < steps.size(); i++) {
      while (counts.get(i * STRIDE) == 0) {
        pause(1);
      }
    }
    pause(warmMillis);
    long before = total();
    long start = System.nanoTime();
    pause(millis);
    long after = total();
    return (double) (System.nanoTime() - start) / (after - before);
  }

  private long total() {
    long total = 0;
    for (int i = 0; i < steps.size(); i++) {
      total += counts.get(i * STRIDE);
    }
    return total;
  }

  /** Tells all threads to stop after the step they are in. */
  void stop() {
    stopping = true;
  }

  /** Waits for the end of all threads. */
  void join() {
    for (Thread thread : threads) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private static void pause(long millis) {
    try {
      TimeUnit.MILLISECONDS.sleep(millis);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
