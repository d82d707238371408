package org.latticeipc.scenarios.command.verb;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.latticeipc.scenarios.command.console.Console;
import org.latticeipc.scenarios.command.console.Endings;
import org.latticeipc.scenarios.command.console.ExitCode;
import org.latticeipc.scenarios.command.console.OptionValues;
import org.latticeipc.scenarios.command.console.ProgressLine;
import org.latticeipc.scenarios.command.console.TerminalWidth;
import org.latticeipc.scenarios.command.subject.RunSubject;
import org.latticeipc.scenarios.command.subject.TraceChoice;
import org.latticeipc.scenarios.command.subject.TraceRecorder;
import org.latticeipc.scenarios.command.weaken.Shrinking;
import org.latticeipc.scenarios.format.InputError;
import org.latticeipc.scenarios.tracefile.Recording;
import org.latticeipc.trace.TaskTable;
import org.latticeipc.trace.Trace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * {@code shrink}: a shorter trace of the same violation. See {@link Shrinking} for how it is found.
 */
@Command(
    name = "shrink",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Looks for a trace of the same violation with fewer switches and steps, makes numbers of a",
      "scenario smaller (rounds, tasks, sizes, values), and leaves out tasks, choices, steps,",
      "stores and fences without which it is violated all the same. TRACE must end in a violation."
    })
public final class ShrinkVerb implements Callable<Integer> {
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
    Duration limit = OptionValues.duration("--budget", budget);
    Shrinking.Smaller smaller;
    try (ProgressLine bar = new ProgressLine(console, "shrink", () -> "")) {
      smaller =
          new Shrinking(recording, subject, trace.smaller(recording), property, limit, bar)
              .smallest();
    }
    Trace best = smaller.trace();
    console
        .out()
        .printf(
            "%s: %d steps with %s, was %d with %d%n",
            property,
            best.steps().size(),
            switches(Shrinking.switches(best)),
            recording.trace().steps().size(),
            Shrinking.switches(recording.trace()));
    if (!smaller.numbers().isEmpty()) {
      console
          .out()
          .println(
              "with " + smaller.numbers().stream().map(Object::toString).collect(joining(", ")));
    }
    if (!smaller.leftOut().isEmpty()) {
      console.out().println("without " + String.join(", ", smaller.leftOut()));
    }
    TaskTable.lines(best, TerminalWidth.columns()).forEach(console.out()::println);
    smaller
        .why()
        .forEach(why -> console.out().println(TerminalWidth.fit("why: " + why.sentence())));
    TraceRecorder.write(
            console,
            TraceRecorder.recording(
                smaller.subject(), best, recording.sequences(), smaller.ended(), smaller.why()),
            out,
            0)
        .ifPresent(
            file -> console.out().println("replay it: " + TraceRecorder.replayCommand(file)));
    return ExitCode.OK;
  }

  private static String switches(int count) {
    return count + (count == 1 ? " switch" : " switches");
  }
}
