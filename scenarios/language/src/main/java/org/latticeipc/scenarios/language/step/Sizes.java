package org.latticeipc.scenarios.language.step;

import java.util.Locale;
import org.latticeipc.machine.program.TaskLimits;
import org.latticeipc.scenarios.format.InputError;
import org.latticeipc.scenarios.format.Position;
import org.latticeipc.scenarios.format.Problems;

/**
 * How large a scenario is for certain: what it declares, and what its tasks spawn on every path.
 * What is larger than can be run is a problem of the file. Confined to one file's reader until it
 * is read.
 */
public final class Sizes {
  /** How often the steps of a repeat may be done, those around it counted in. */
  static final long MOST_ROUNDS = 1_000_000;

  private final Problems problems;
  private long declared;
  private long running;
  private boolean refused;
  private Position beyondExploring = Position.WHOLE_FILE;

  Sizes(Problems problems) {
    this.problems = problems;
  }

  /** The file declares tasks there. */
  public void declare(long tasks, Position at, boolean spawned) {
    declared += tasks;
    refuse(declared, "found " + number(declared) + " tasks up to here", at);
    if (!spawned) {
      run(tasks, at);
    }
  }

  /** So many tasks more run if the step there is done. */
  void run(long tasks, Position at) {
    if (running <= TaskLimits.MOST_EXPLORED && running + tasks > TaskLimits.MOST_EXPLORED) {
      beyondExploring = at;
    }
    running += tasks;
    refuse(running, "found " + number(running) + " tasks that run up to here", at);
  }

  private void refuse(long tasks, String found, Position at) {
    if (tasks > TaskLimits.MOST_RUN && !refused) {
      refused = true;
      problems.add(
          at,
          found
              + ", expected at most "
              + number(TaskLimits.MOST_RUN)
              + "; let fewer tasks do more steps each, by 'repeat'");
    }
  }

  /** Whether the scenario cannot be run at all. */
  public boolean isRefused() {
    return refused;
  }

  /**
   * Refuses to explore more tasks than the explorer takes.
   *
   * @param shown the file's name as the user wrote it
   */
  public void requireExplorable(String shown) throws InputError {
    if (running > TaskLimits.MOST_EXPLORED) {
      throw new InputError(
          beyondExploring.in(shown)
              + ": found "
              + number(running)
              + " tasks that run, expected at most "
              + number(TaskLimits.MOST_EXPLORED)
              + " for an exploration; use fewer, or show one run of it by 'run'");
    }
  }

  static String number(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }
}
