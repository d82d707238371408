package org.latticeipc.scenarios.command.verb;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.latticeipc.explorer.Explorer;
import org.latticeipc.explorer.result.Result;
import org.latticeipc.explorer.result.Violation;
import org.latticeipc.scenarios.command.console.Console;
import org.latticeipc.scenarios.command.console.Endings;
import org.latticeipc.scenarios.command.console.ExitCode;
import org.latticeipc.scenarios.command.console.OptionValues;
import org.latticeipc.scenarios.command.console.ProgressLine;
import org.latticeipc.scenarios.command.subject.RunSubject;
import org.latticeipc.scenarios.command.subject.TraceChoice;
import org.latticeipc.scenarios.command.subject.TraceRecorder;
import org.latticeipc.scenarios.format.InputError;
import org.latticeipc.scenarios.tracefile.Recording;
import org.latticeipc.trace.Step;
import org.latticeipc.trace.TaskTable;
import org.latticeipc.trace.Trace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * {@code shrink}: a shorter trace of the same violation. The explorer looks for the same property
 * and linearises what it finds with the fewest context switches; the better of the two is kept.
 */
@Command(
    name = "shrink",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Looks for a trace of the same violation with fewer switches and steps.",
      "TRACE must end in a violation."
    })
public final class ShrinkVerb implements Callable<Integer> {
  private static final int WIDTH = 120;
  private final Console console;

  @Mixin private TraceChoice trace = new TraceChoice();

  @Option(names = "--out", paramLabel = "OUT", description = "where the shorter trace goes")
  private @Nullable Path out;

  @Option(names = "--budget", paramLabel = "TIME", description = "search no longer (30s)")
  private String budget = "30s";

  public ShrinkVerb(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws InputError, IOException {
    Recording recording = trace.recording();
    String kind = Endings.kind(recording.ended());
    if (!kind.startsWith("violates ")) {
      throw new InputError(
          trace.shown()
              + ": the run "
              + recording.ended()
              + ", expected one that violates a property");
    }
    String property = kind.substring("violates ".length());
    RunSubject subject = trace.subject(recording);
    Trace best = recording.trace();
    String ended = recording.ended();
    List<String> why = recording.why();
    for (Violation violation : search(subject).violations()) {
      if (violation.property().equals(property) && isShorter(violation.trace(), best)) {
        best = violation.trace();
        ended = Endings.violates(violation.property(), violation.message());
        why = violation.explanation();
      }
    }
    console
        .out()
        .printf(
            "%s: %d steps with %d switches, was %d with %d%n",
            property,
            best.steps().size(),
            switches(best),
            recording.trace().steps().size(),
            switches(recording.trace()));
    TaskTable.lines(best, WIDTH).forEach(console.out()::println);
    TraceRecorder.write(
            console,
            TraceRecorder.recording(subject, best, recording.sequences(), ended, why),
            out,
            0)
        .ifPresent(
            file -> console.out().println("replay it: " + TraceRecorder.replayCommand(file)));
    return ExitCode.OK;
  }

  private Result search(RunSubject subject) throws InputError {
    try (ProgressLine bar = new ProgressLine(console, "shrink", () -> "")) {
      return Explorer.explore(
          subject.program(),
          subject
              .settings()
              .explorer()
              .budget(OptionValues.duration("--budget", budget))
              .all(true)
              .outcomes(false)
              .listener(bar)
              .build());
    }
  }

  private static boolean isShorter(Trace a, Trace b) {
    return switches(a) < switches(b)
        || (switches(a) == switches(b) && a.steps().size() < b.steps().size());
  }

  private static int switches(Trace trace) {
    int switches = 0;
    int last = 0;
    for (Step step : trace.steps()) {
      switches += last != 0 && step.task() != last ? 1 : 0;
      last = step.task();
    }
    return switches;
  }
}
