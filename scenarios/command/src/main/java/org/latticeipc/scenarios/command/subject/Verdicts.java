package org.latticeipc.scenarios.command.subject;

import java.math.BigInteger;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.latticeipc.explorer.result.ExplorerOptions;
import org.latticeipc.explorer.result.JobCounters;
import org.latticeipc.explorer.result.Result;
import org.latticeipc.explorer.result.Statistics;
import org.latticeipc.explorer.result.Verdict;
import org.latticeipc.explorer.result.Violation;
import org.latticeipc.model.MemoryModel;
import org.latticeipc.model.ReleaseSequences;
import org.latticeipc.scenarios.command.console.Console;
import org.latticeipc.scenarios.command.console.ExitCode;
import org.latticeipc.scenarios.command.console.TerminalWidth;
import org.latticeipc.scenarios.tracefile.Recording;
import org.latticeipc.trace.TaskTable;

/**
 * What an exploration came to, ready to be told.
 *
 * @param subject what was explored
 * @param model under which model
 * @param verdict the answer
 * @param reasons why it is inconclusive
 * @param result the explorer's own result
 * @param sequences whose text {@code ra} and {@code rc11} followed
 * @param traces the file of each violation's trace, if it could be written
 * @param counters what the jobs had to do with each other, if that is to be told
 */
public record Verdicts(
    RunSubject subject,
    MemoryModel model,
    Verdict verdict,
    List<String> reasons,
    Result result,
    ReleaseSequences sequences,
    List<Optional<Path>> traces,
    Optional<JobCounters> counters) {
  private static final int OUTCOMES_SHOWN = 20;
  private static final int RACES_SHOWN = 10;

  /** Judges a result and stores its traces. */
  public static Verdicts of(
      Console console,
      RunSubject subject,
      ExplorerOptions options,
      Result result,
      @Nullable Path traceOut) {
    Verdict verdict = result.verdict();
    List<String> reasons =
        new ArrayList<>(result instanceof Result.Inconclusive i ? i.reasons() : List.of());
    List<Optional<Path>> traces = new ArrayList<>();
    for (Violation violation : result.violations()) {
      traces.add(
          TraceRecorder.write(
              console,
              TraceRecorder.recording(subject, violation, options.releaseSequences()),
              traceOut,
              traces.size()));
    }
    return new Verdicts(
        subject,
        options.model(),
        verdict,
        reasons,
        result,
        options.releaseSequences(),
        traces,
        Optional.empty());
  }

  /** The same, and what the jobs had to do with each other. */
  public Verdicts with(Optional<JobCounters> counted) {
    return new Verdicts(subject, model, verdict, reasons, result, sequences, traces, counted);
  }

  /** The violations with all that is needed to run them again. */
  public List<Recording> recordings() {
    return result.violations().stream()
        .map(violation -> TraceRecorder.recording(subject, violation, sequences))
        .toList();
  }

  /** What the process tells its caller. */
  public int exitCode() {
    return switch (verdict) {
      case HOLDS -> ExitCode.OK;
      case VIOLATED -> ExitCode.VIOLATED;
      case INCONCLUSIVE -> ExitCode.INCONCLUSIVE;
    };
  }

  /**
   * Human text.
   *
   * @param outcomes whether the outcomes are listed
   * @param calls whether a call of the system is shown as one step
   */
  public void tell(Console console, boolean outcomes, boolean calls) {
    String with = subject.chosen().isEmpty() ? "" : " with " + String.join(", ", subject.chosen());
    for (int i = 0; i < result.violations().size(); i++) {
      tell(console, result.violations().get(i), traces.get(i), calls);
    }
    console
        .out()
        .printf("%s under %s%s: %s%n", subject.name(), model, with, coloured(console, verdict));
    reasons.forEach(reason -> say(console, "  because " + reason));
    say(console, "  " + counts(result.statistics()));
    counters.ifPresent(each -> say(console, "  " + told(each, result.statistics())));
    result.assumptions().forEach(each -> say(console, "  assuming that " + each));
    if (outcomes) {
      tellOutcomes(console);
    }
    tellRaces(console);
  }

  private static void say(Console console, String line) {
    console.out().println(TerminalWidth.fit(line));
  }

  private void tellRaces(Console console) {
    List<String> races = result.racesFound();
    races.stream().limit(RACES_SHOWN).forEach(race -> say(console, "  race: " + race));
    if (races.size() > RACES_SHOWN) {
      console.out().printf("  and %d more races%n", races.size() - RACES_SHOWN);
    }
  }

  private void tell(Console console, Violation violation, Optional<Path> trace, boolean calls) {
    say(console, "violation of " + violation.property() + ": " + violation.message());
    List<String> table =
        calls
            ? StepTexts.callsOf(
                violation.trace(), TerminalWidth.columns(), subject.origin(), Path.of(""))
            : TaskTable.lines(violation.trace(), TerminalWidth.columns());
    table.forEach(console.out()::println);
    violation.explanation().forEach(line -> say(console, "why: " + line));
    if (!violation.fewestSwitches()) {
      console.out().println("(the order shown may have more context switches than needed)");
    }
    trace.ifPresent(file -> console.out().println(TraceRecorder.again(violation, file)));
    console.out().println();
  }

  private void tellOutcomes(Console console) {
    int shown = 0;
    for (Map.Entry<String, Long> outcome : result.outcomes().entrySet()) {
      if (++shown > OUTCOMES_SHOWN) {
        console.out().printf("  and %d more outcomes%n", result.outcomes().size() - shown + 1);
        return;
      }
      if (!outcome.getKey().isEmpty()) {
        console.out().printf("  %8d  %s%n", outcome.getValue(), outcome.getKey());
      }
    }
  }

  public static String counts(Statistics s) {
    return String.format(
        Locale.ROOT,
        "%d complete%s and %d blocked executions, %d events, %.2f s (%.0f executions/s)",
        s.complete(),
        s.standsFor().compareTo(BigInteger.valueOf(s.complete())) > 0
            ? " (standing for " + s.standsFor() + ")"
            : "",
        s.blocked(),
        s.events(),
        s.seconds(),
        s.executionsPerSecond());
  }

  private static String told(JobCounters jobs, Statistics s) {
    double allocated = jobs.allocatedPerThousand(s);
    return String.format(
        Locale.ROOT,
        "%d job%s: %d steals, %d waits for work (%.2f s in all), %d waits for a lock; %s allocated"
            + " for 1,000 executions",
        jobs.jobs(),
        jobs.jobs() == 1 ? "" : "s",
        jobs.steals(),
        jobs.waits(),
        jobs.waitedSeconds(),
        jobs.contended(),
        allocated < 0
            ? "not known what was"
            : String.format(Locale.ROOT, "%,.0f bytes", allocated));
  }

  private static String coloured(Console console, Verdict verdict) {
    if (!console.terminal()) {
      return verdict.name();
    }
    int colour = verdict == Verdict.HOLDS ? 32 : verdict == Verdict.VIOLATED ? 31 : 33;
    return "\u001b[1;" + colour + "m" + verdict + "\u001b[0m";
  }
}
