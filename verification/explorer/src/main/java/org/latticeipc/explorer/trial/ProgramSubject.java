package org.latticeipc.explorer.trial;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import org.latticeipc.explorer.Explorer;
import org.latticeipc.explorer.result.ExplorerOptions;
import org.latticeipc.machine.program.Program;
import org.latticeipc.machine.weaken.OrderRule;
import org.latticeipc.machine.weaken.WeakenedProgram;

/**
 * A program that the explorer judges.
 *
 * @param name in the report
 * @param programs makes the program, called by any thread; anew for each judgement, so that
 *     programs which keep state of their own do not share it
 * @param options how it is explored
 */
public record ProgramSubject(String name, Supplier<Program> programs, ExplorerOptions options)
    implements TrialSubject {

  /** A program that keeps no state of its own. */
  public static ProgramSubject of(Program program, ExplorerOptions options) {
    return new ProgramSubject(program.name(), () -> program, options);
  }

  @Override
  public Judgement judge(OrderRule rule, Optional<Duration> budget) {
    ExplorerOptions.Builder builder = options.toBuilder().all(false).outcomes(false);
    budget.ifPresent(builder::budget);
    return Judgement.of(
        Explorer.explore(new WeakenedProgram(programs.get(), rule), builder.build()));
  }
}
