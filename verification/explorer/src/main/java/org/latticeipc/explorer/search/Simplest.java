package org.latticeipc.explorer.search;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.latticeipc.explorer.result.ExplorerOptions;
import org.latticeipc.explorer.result.Progress;
import org.latticeipc.explorer.result.Result;
import org.latticeipc.explorer.result.Violation;
import org.latticeipc.machine.program.Program;
import org.latticeipc.model.MemoryModel;

/**
 * Looks for the simplest execution that breaks what a search has found broken: under the strongest
 * model that has one, there one with the fewest steps, of these one with the fewest context
 * switches.
 */
public final class Simplest {
  private static final double LEAST_SECONDS = 1;

  /** Longer ones are loops that never end; each execution of such a program takes too long. */
  private static final int MOST_STEPS = 2000;

  private final Program program;
  private final ExplorerOptions options;
  private final Result.Violated result;
  private final long deadlineNanos;

  private Simplest(Program program, ExplorerOptions options, Result.Violated result) {
    this.program = program;
    this.options = options;
    this.result = result;
    double seconds = Math.max(LEAST_SECONDS, result.statistics().seconds());
    this.deadlineNanos = System.nanoTime() + (long) (seconds * 1e9);
  }

  /**
   * The result with a simpler violation, or as it is if there is none or the time is up.
   *
   * @param options those that gave the result
   */
  public static Result of(Program program, ExplorerOptions options, Result result) {
    boolean one =
        result instanceof Result.Violated
            && result.violations().size() == 1
            && !options.all()
            && options.sample().isEmpty()
            && result.violations().get(0).trace().steps().size() <= MOST_STEPS
            && !result.violations().get(0).property().equals(Violation.DETERMINISTIC_TASKS);
    return one ? new Simplest(program, options, (Result.Violated) result).simplest() : result;
  }

  private Result simplest() {
    List<MemoryModel> models = new ArrayList<>();
    if (options.model() != MemoryModel.SC) {
      models.add(MemoryModel.SC);
      if (options.model() != MemoryModel.TSO) {
        models.add(MemoryModel.TSO);
      }
    }
    models.add(options.model());
    for (int i = 0; i < models.size(); i++) {
      long left = deadlineNanos - System.nanoTime();
      if (left <= 0 || Thread.currentThread().isInterrupted()) {
        break;
      }
      boolean last = i == models.size() - 1;
      Optional<Violation> found = best(models.get(i), Duration.ofNanos(last ? left : left / 2));
      if (found.isPresent()) {
        return with(models.get(i), found.get());
      }
    }
    return result;
  }

  private Optional<Violation> best(MemoryModel model, Duration budget) {
    ExplorerOptions search =
        options.toBuilder()
            .forecast(false)
            .model(model)
            .withoutCheckpoints()
            .jobs(1)
            .all(true)
            .outcomes(false)
            .budget(budget)
            .listener(Progress.Listener.NONE)
            .build();
    String property = result.found().get(0).property();
    Exploration exploration = new Exploration(program, search);
    exploration.context().wish(new Wish(property), options.model());
    return exploration.run().violations().stream()
        .filter(violation -> violation.property().equals(property))
        .findFirst();
  }

  private Result with(MemoryModel model, Violation found) {
    Violation simplest =
        model == options.model()
            ? found
            : found.saying(
                model == MemoryModel.SC
                    ? Violation.NEEDS_NO_WEAK_MEMORY
                    : "it needs no more than "
                        + model
                        + ": the execution shown is one of "
                        + model);
    return new Result.Violated(
        List.of(simplest),
        result.statistics(),
        result.outcomes(),
        result.races(),
        result.racesFound());
  }
}
