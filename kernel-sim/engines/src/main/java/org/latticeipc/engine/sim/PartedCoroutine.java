package org.latticeipc.engine.sim;

import java.util.function.Consumer;
import org.latticeipc.engine.sim.coroutine.Coroutine;
import org.latticeipc.machine.program.PartedBody;

/**
 * A task that is made of short parts, each of which can be done again: it needs no stack of its
 * own. Where it is not its turn it leaves the part, and when it is, does the part again, whose
 * calls give what they gave. Costs an exception and the repeated calls for each step that follows
 * one of another task, far less than handing over to a thread.
 */
final class PartedCoroutine implements Coroutine {
  private final PartedBody.Parts parts;
  private final Journal journal;
  private final Consumer<Runnable> runner;
  private final Runnable resumed;
  private final Runnable going = this::go;
  private boolean inPart;
  private boolean finished;

  /**
   * A task before its first part.
   *
   * @param runner runs the task's code and deals with its end, but lets {@link PartedBody.Left}
   *     through
   * @param resumed told when the task is let go
   */
  PartedCoroutine(
      PartedBody.Parts parts, Journal journal, Consumer<Runnable> runner, Runnable resumed) {
    this.parts = parts;
    this.journal = journal;
    this.runner = runner;
    this.resumed = resumed;
  }

  @Override
  public void resume() {
    resumed.run();
    try {
      if (inPart) {
        journal.repeat();
      }
      runner.accept(going);
      finished = true;
    } catch (PartedBody.Left left) {
      return;
    }
  }

  private void go() {
    while (inPart || parts.advance()) {
      if (!inPart) {
        journal.clear();
        inPart = true;
      }
      parts.run();
      inPart = false;
    }
  }

  @Override
  public void suspend() {
    throw new IllegalStateException("a task of parts leaves its part instead");
  }

  @Override
  public boolean isFinished() {
    return finished;
  }
}
