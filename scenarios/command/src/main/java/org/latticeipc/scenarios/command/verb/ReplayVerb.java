package org.latticeipc.scenarios.command.verb;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.latticeipc.engine.sim.SimulatedMachine;
import org.latticeipc.engine.sim.SimulationOptions;
import org.latticeipc.engine.sim.SimulationResult;
import org.latticeipc.engine.sim.strategy.ReplayDifference;
import org.latticeipc.engine.sim.strategy.Strategies;
import org.latticeipc.explorer.result.Violation;
import org.latticeipc.scenarios.command.console.Console;
import org.latticeipc.scenarios.command.console.Endings;
import org.latticeipc.scenarios.command.console.ExitCode;
import org.latticeipc.scenarios.command.console.RunBar;
import org.latticeipc.scenarios.command.console.TerminalWidth;
import org.latticeipc.scenarios.command.document.ReplayDocument;
import org.latticeipc.scenarios.command.subject.RunSubject;
import org.latticeipc.scenarios.command.subject.StepTexts;
import org.latticeipc.scenarios.command.subject.TraceChoice;
import org.latticeipc.scenarios.format.InputError;
import org.latticeipc.scenarios.tracefile.LongTrace;
import org.latticeipc.scenarios.tracefile.Origin;
import org.latticeipc.scenarios.tracefile.Recording;
import org.latticeipc.trace.TaskTable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code replay}: the same run again, compared step by step. */
@Command(
    name = "replay",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Repeats a recorded run step by step and stops at the first difference.",
      "Exit code 0 if the run was the same to its end, whatever that end was; 4 if not."
    })
public final class ReplayVerb implements Callable<Integer> {
  private static final List<String> EXPLORER_ONLY =
      List.of("violates " + Violation.NO_LIVELOCK, "violates " + Violation.DETERMINISTIC_TASKS);
  private final Console console;

  @Mixin private TraceChoice trace = new TraceChoice();

  @Option(names = "--steps", description = "shows every step as a table, a column a task")
  private boolean steps;

  @Option(names = "--calls", description = "shows every step, each call of the system as one")
  private boolean calls;

  @Option(names = "--json", description = "prints one JSON document")
  private boolean json;

  public ReplayVerb(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws InputError, IOException {
    Optional<LongTrace> longTrace = trace.longTrace();
    if (longTrace.isPresent()) {
      try (LongTrace recorded = longTrace.get()) {
        return replay(recorded);
      }
    }
    Recording recording = trace.recording();
    RunSubject subject = trace.subject(recording);
    SimulationOptions options = subject.settings().replaying(recording);
    SimulationResult result =
        SimulatedMachine.run(subject.programs().apply(line -> print(line)), options);
    @Nullable ReplayDifference difference = difference(recording, result);
    if (json) {
      console.print(ReplayDocument.of(trace.shown(), recording, result, difference));
    } else {
      tell(recording, result, difference);
    }
    return difference == null ? ExitCode.OK : ExitCode.DIVERGED;
  }

  /** Repeats a run that memory need not hold. */
  private int replay(LongTrace recorded) throws InputError {
    if (steps || calls) {
      throw new InputError(
          trace.shown() + ": the trace is too long for a table; leave out --steps and --calls");
    }
    Recording head = recorded.head();
    RunSubject subject = trace.subject(head);
    SimulationResult result;
    try (RunBar bar = new RunBar(console, subject.name())) {
      SimulationOptions options =
          subject
              .settings()
              .replaying(head)
              .withStrategy(Strategies.replay(head.trace(), recorded))
              .withKeptSteps(0)
              .withMaxSteps(Long.MAX_VALUE)
              .withProgress(bar);
      result = SimulatedMachine.run(subject.programs().apply(line -> print(line)), options);
    }
    @Nullable ReplayDifference difference = difference(head, result);
    if (difference == null && !result.run().hash().equals(recorded.hash())) {
      difference =
          new ReplayDifference(
              (int) recorded.steps(),
              "a run with the hash " + recorded.hash(),
              "one with the hash " + result.run().hash());
    }
    if (json) {
      console.print(ReplayDocument.of(trace.shown(), head, result, difference));
    } else {
      tell(head, result, difference);
    }
    return difference == null ? ExitCode.OK : ExitCode.DIVERGED;
  }

  private void print(String line) {
    if (!json) {
      console.out().println(line);
    }
  }

  private static @Nullable ReplayDifference difference(
      Recording recording, SimulationResult result) {
    if (result instanceof SimulationResult.Diverged diverged) {
      return diverged.difference();
    }
    String ended = Endings.words(result);
    if (!Endings.kind(ended).equals(Endings.kind(recording.ended()))
        && !endsWhereTheExplorerCut(recording, result)) {
      return new ReplayDifference(
          recording.trace().steps().size(), "the run " + recording.ended(), "the run " + ended);
    }
    return null;
  }

  /**
   * Whether the run came to the end of a trace whose violation one run cannot show again: that the
   * same would go on for ever, or that a task called once more does something else.
   */
  private static boolean endsWhereTheExplorerCut(Recording recording, SimulationResult result) {
    if (result instanceof SimulationResult.Abandoned) {
      // a loop of a litmus test that nothing ends; the simulation stops its task there
      return recording.origin() instanceof Origin.LitmusFile
          && Endings.kind(recording.ended()).equals("violates " + Violation.NO_DEADLOCK);
    }
    return result instanceof SimulationResult.StepBound bound
        && bound.reason().equals(SimulationResult.TRACE_ENDS)
        && EXPLORER_ONLY.contains(Endings.kind(recording.ended()));
  }

  private void tell(
      Recording recording, SimulationResult result, @Nullable ReplayDifference difference) {
    if (!result.run().isWhole()) {
      // so long a run is told without a table
    } else if (calls) {
      // The recorded run knows its source lines, by which calls are told apart.
      StepTexts.callsOf(
              difference == null ? recording.trace() : result.trace(),
              TerminalWidth.columns(),
              recording.origin(),
              Path.of(trace.shown()))
          .forEach(console.out()::println);
    } else if (steps) {
      TaskTable.lines(result.trace(), TerminalWidth.columns()).forEach(console.out()::println);
    }
    if (difference != null) {
      console
          .out()
          .printf(
              "%s: the replay diverged at step %d%n  expected: %s%n  found:    %s%n",
              trace.shown(), difference.step(), difference.expected(), difference.found());
      return;
    }
    console
        .out()
        .printf(
            "%s: replayed %d steps, every one as recorded%nended: %s%ntrace hash: %s%n",
            recording.trace().program(),
            result.run().isWhole() ? recording.trace().steps().size() : result.run().length(),
            recording.ended(),
            result.run().hash());
  }
}
