package org.latticeipc.engine.host;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.latticeipc.machine.TaskHandle;

/**
 * Which tasks of one machine are running, and how those that failed did.
 *
 * <p>Guarded by its own monitor, which also orders what a task did before a return from {@link
 * #join}. Memory is bounded by the tasks alive at once plus the failed ones.
 */
final class HostTasks {

  /** A task that did not return. */
  record Failure(HostTask task, Throwable thrown) {}

  private final TreeSet<Integer> running = new TreeSet<>();
  private final TreeMap<Integer, String> names = new TreeMap<>();
  private final List<HostTask> ended = new ArrayList<>();
  private final List<Failure> failures = new ArrayList<>();
  private boolean stopping;

  synchronized void begin(HostTask task) {
    running.add(task.handle.id());
    names.put(task.handle.id(), task.handle.name());
  }

  synchronized void end(HostTask task) {
    running.remove(task.handle.id());
    names.remove(task.handle.id());
    if (!task.facts().isEmpty()) {
      ended.add(task);
    }
    notifyAll();
  }

  synchronized void fail(HostTask task, Throwable thrown) {
    failures.add(new Failure(task, thrown));
    end(task);
  }

  /** Waits until the task has ended; a task that was never begun counts as ended. */
  synchronized void join(TaskHandle task) {
    while (running.contains(task.id())) {
      if (stopping) {
        throw new TaskStopped("the run was given up");
      }
      try {
        wait();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new TaskStopped("interrupted while it joined " + task);
      }
    }
  }

  synchronized void stop() {
    stopping = true;
    notifyAll();
  }

  /** Waits until no task runs, at most for the given time; whether that came to be. */
  synchronized boolean awaitAll(Duration limit) {
    long until = System.nanoTime() + limit.toNanos();
    while (!running.isEmpty()) {
      long millis = (until - System.nanoTime()) / 1_000_000;
      if (millis <= 0) {
        return false;
      }
      try {
        wait(millis);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
    }
    return true;
  }

  synchronized List<String> runningNames() {
    return List.copyOf(names.values());
  }

  /** Tasks that ended after noting at least one fact. */
  synchronized List<HostTask> endedWithFacts() {
    return List.copyOf(ended);
  }

  synchronized @Nullable Failure firstFailure() {
    return failures.isEmpty() ? null : failures.get(0);
  }
}
