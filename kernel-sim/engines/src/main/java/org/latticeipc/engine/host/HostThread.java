package org.latticeipc.engine.host;

import org.jspecify.annotations.Nullable;

/**
 * A thread that runs tasks of host machines, one after another, and finds its current task in a
 * field of its own. Always a daemon: a task that never ends must not keep the JVM from ending.
 */
final class HostThread extends Thread {
  /** The machine whose task runs; written by this thread only. */
  @Nullable HostMachine machine;

  /** The task that runs; written by this thread only. */
  @Nullable HostTask task;

  HostThread(String name, Runnable body) {
    super(null, body, name, 0, false);
    setDaemon(true);
  }

  /** Runs the body as the given task; called by this thread only. */
  void runAs(HostMachine asMachine, HostTask asTask, Runnable body) {
    HostMachine outerMachine = machine;
    HostTask outerTask = task;
    machine = asMachine;
    task = asTask;
    try {
      body.run();
    } finally {
      machine = outerMachine;
      task = outerTask;
    }
  }
}
