package org.latticeipc.engine.plain;

import org.jspecify.annotations.Nullable;
import org.latticeipc.machine.TaskHandle;

/**
 * One task as one thread. What it throws is kept and thrown on, so that PathFinder reports it where
 * it happens and a plain run can report it at its end.
 */
final class PlainTask extends Thread {
  private final TaskHandle handle;
  private final Runnable body;

  /** Allocations made so far; confined to this task. */
  private int allocations;

  private volatile @Nullable Throwable failure;

  PlainTask(TaskHandle handle, Runnable body) {
    super(handle.name());
    this.handle = handle;
    this.body = body;
    setDaemon(true);
    // PathFinder is told to ignore handlers, so this only keeps a plain run from printing a trace.
    setUncaughtExceptionHandler((thread, thrown) -> {});
  }

  @Override
  public void run() {
    try {
      body.run();
    } catch (RuntimeException | Error e) {
      failure = e;
      throw e;
    }
  }

  TaskHandle handle() {
    return handle;
  }

  int nextAllocation() {
    return allocations++;
  }

  @Nullable Throwable failure() {
    return failure;
  }

  void awaitEnd() {
    try {
      join();
    } catch (InterruptedException e) {
      throw new IllegalStateException("interrupted while waiting for task " + handle.name(), e);
    }
  }
}
