package org.latticeipc.scenarios.command.verb;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.latticeipc.explorer.result.Verdict;
import org.latticeipc.explorer.result.Violation;
import org.latticeipc.explorer.trial.Judgement;
import org.latticeipc.explorer.trial.OrderTrial;
import org.latticeipc.explorer.trial.TrialOptions;
import org.latticeipc.explorer.trial.TrialReport;
import org.latticeipc.explorer.trial.TrialRow;
import org.latticeipc.machine.weaken.Weakening;
import org.latticeipc.model.MemoryModel;
import org.latticeipc.scenarios.command.console.Console;
import org.latticeipc.scenarios.command.console.ExitCode;
import org.latticeipc.scenarios.command.console.Interruption;
import org.latticeipc.scenarios.command.console.OptionValues;
import org.latticeipc.scenarios.command.console.RunBar;
import org.latticeipc.scenarios.command.document.WeakenDocument;
import org.latticeipc.scenarios.command.subject.RunSubject;
import org.latticeipc.scenarios.command.subject.SetOptions;
import org.latticeipc.scenarios.command.subject.TraceRecorder;
import org.latticeipc.scenarios.command.weaken.TrialTable;
import org.latticeipc.scenarios.command.weaken.TrialTarget;
import org.latticeipc.scenarios.format.InputError;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code weaken}: which memory orders the checks need. */
@Command(
    name = "weaken",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Weakens each memory order by one step, drops each fence, splits each read-modify-write into"
          + " load and store, and runs the checks again.",
      "An order is needed if a check fails without it; the trace shows how. Exit code 0 if every"
          + " one is, 1 if something was not noticed, 3 if something is undecided."
    })
public final class WeakenVerb implements Callable<Integer> {
  private final Console console;

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE|PROGRAM",
      description =
          "scenario files (*.yaml), litmus tests (*.litmus) and built-in programs, which together"
              + " are the checks; or 'java' and what 'lattice java' takes, with -cp")
  private List<String> targets = new ArrayList<>();

  @Option(
      names = {"-cp", "--class-path"},
      paramLabel = "PATHS",
      description = "after 'java': folders and jars; DIR/* for the jars of a folder")
  private List<String> classPath = new ArrayList<>();

  @Option(names = "--model", paramLabel = "M", description = "sc, tso, ra, rc11 or jmm")
  private @Nullable String model;

  @Option(
      names = "--variant",
      paramLabel = "PART=NAME",
      description = "puts another part into the scenarios; may be repeated")
  private List<String> variants = new ArrayList<>();

  @Option(names = "-p", paramLabel = "NAME=N", description = "a size of the programs, as -p n=2")
  private Map<String, Integer> parameters = new LinkedHashMap<>();

  @Mixin private SetOptions set = new SetOptions();

  @Option(
      names = "--by-line",
      description = "weakens a line for all who call it, instead of for each caller in turn")
  private boolean byLine;

  @Option(
      names = "--descend",
      description =
          "keeps each weakening that was not noticed and goes on from there, so that all of what"
              + " is left in the end is needed; by line")
  private boolean descend;

  @Option(
      names = "--budget",
      paramLabel = "TIME",
      description = "for all together (5m); what is not decided by then is told as undecided")
  private String budget = "5m";

  @Option(names = "--jobs", paramLabel = "N", description = "how many are tried at once")
  private int jobs = 1;

  @Option(
      names = "--traces",
      paramLabel = "DIR",
      description = "where the trace of each failing check goes, by its number in the table")
  private @Nullable Path folder;

  @Option(names = "--json", description = "prints one JSON document")
  private boolean json;

  @Option(names = "--markdown", description = "prints a table in Markdown")
  private boolean markdown;

  public WeakenVerb(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws InputError {
    if (json && markdown) {
      throw new InputError("lattice: --json and --markdown: expected one of them");
    }
    long start = System.nanoTime();
    Duration limit = OptionValues.duration("--budget", budget);
    Map<String, TrialTarget> read = read();
    int threads = descend ? 1 : OptionValues.jobs(jobs);
    TrialReport report;
    List<TrialRow> tried = new ArrayList<>();
    try (Interruption whole = new Interruption(() -> interrupted(tried));
        RunBar bar = new RunBar(console, "weaken", whole)) {
      TrialOptions options =
          new TrialOptions(
              threads,
              Optional.of(limit),
              byLine || descend,
              descend,
              row -> {
                whole.keep(() -> tried.add(row));
                bar.done(
                    tried.size()
                        + " tried, last "
                        + row.weakening()
                        + ": "
                        + TrialTable.outcome(row));
              });
      report = OrderTrial.run(read.values().stream().map(TrialTarget::subject).toList(), options);
    }
    IdentityHashMap<TrialRow, Path> traces = traces(report, read);
    if (json) {
      console.print(WeakenDocument.of(report, traces));
    } else {
      tell(report, traces, (System.nanoTime() - start) / 1e9);
    }
    return exitCode(report);
  }

  /** Tells the rows that there are, without traces, which take time to record. */
  private void interrupted(List<TrialRow> tried) {
    if (!tried.isEmpty()) {
      TrialReport report = new TrialReport(Map.of(), List.of(), tried);
      if (json) {
        console.print(WeakenDocument.of(report, new IdentityHashMap<>()));
      } else {
        print(report, new IdentityHashMap<>());
      }
      console.out().flush();
    }
    console
        .err()
        .println(
            tried.isEmpty()
                ? "weaken: interrupted; nothing is decided"
                : "weaken: interrupted after "
                    + tried.size()
                    + " tried; nothing is decided of the others");
  }

  private void print(TrialReport report, IdentityHashMap<TrialRow, String> replays) {
    console
        .out()
        .print(markdown ? TrialTable.markdown(report, replays) : TrialTable.text(report, replays));
  }

  private Map<String, TrialTarget> read() throws InputError {
    Optional<MemoryModel> chosen =
        model == null ? Optional.empty() : Optional.of(OptionValues.model(model, MemoryModel.RC11));
    TrialTarget.Choices choices =
        new TrialTarget.Choices(chosen, variants, parameters, set.values());
    Map<String, TrialTarget> read = new LinkedHashMap<>();
    for (TrialTarget one : targets(choices)) {
      if (read.put(one.subject().name(), one) != null) {
        throw new InputError(
            "lattice: weaken: found two targets called '"
                + one.subject().name()
                + "', expected different names, by which the table tells them apart");
      }
    }
    return read;
  }

  private List<TrialTarget> targets(TrialTarget.Choices choices) throws InputError {
    boolean java = targets.get(0).equals("java");
    if (java != !classPath.isEmpty()) {
      throw new InputError(
          java
              ? "lattice: weaken java: expected -cp PATHS, where the classes are"
              : "lattice: -cp: expected it with 'weaken java -cp PATHS NAME...' only");
    } else if (java) {
      return TrialTarget.java(classPath, targets.subList(1, targets.size()), choices);
    }
    List<TrialTarget> all = new ArrayList<>();
    for (String target : targets) {
      all.add(TrialTarget.read(target, choices));
    }
    return all;
  }

  private IdentityHashMap<TrialRow, Path> traces(TrialReport report, Map<String, TrialTarget> read)
      throws InputError {
    IdentityHashMap<TrialRow, Path> traces = new IdentityHashMap<>();
    int number = 0;
    for (TrialRow row : report.rows()) {
      number++;
      if (row.kill().isEmpty()) {
        continue;
      }
      TrialTarget target = Objects.requireNonNull(read.get(row.kill().get().subject()));
      Violation violation = row.kill().get().violation();
      List<Weakening> all = new ArrayList<>(row.under());
      all.add(row.weakening());
      RunSubject run = target.run().apply(violation).weakened(all);
      @Nullable Path out =
          folder == null
              ? null
              : folder.resolve(String.format(Locale.ROOT, "weaken-%d.trace.jsonl", number));
      TraceRecorder.write(
              console,
              TraceRecorder.recording(
                  run,
                  violation.trace(),
                  run.settings().sequences(),
                  target.ended(violation),
                  violation.reasons()),
              out,
              0)
          .ifPresent(file -> traces.put(row, file));
    }
    return traces;
  }

  private void tell(TrialReport report, IdentityHashMap<TrialRow, Path> traces, double seconds) {
    IdentityHashMap<TrialRow, String> replays = new IdentityHashMap<>();
    traces.forEach((row, file) -> replays.put(row, TraceRecorder.replayCommand(file)));
    for (Map.Entry<String, Judgement> baseline : report.baselines().entrySet()) {
      tell(baseline.getKey(), baseline.getValue());
    }
    print(report, replays);
    if (descend) {
      console.out().println(markdown ? "" : "what is left:");
      console.out().print(TrialTable.left(report));
    }
    console.out().printf(Locale.ROOT, "%s (%.1f s)%n", TrialTable.summary(report), seconds);
  }

  private void tell(String name, Judgement judgement) {
    if (judgement.verdict() != Verdict.HOLDS) {
      String why =
          judgement
              .violation()
              .map(v -> v.property() + ": " + v.message())
              .orElse(String.join("; ", judgement.reasons()));
      console
          .out()
          .printf(
              "%s takes no part: as it is written it is %s, %s%n", name, judgement.verdict(), why);
    }
  }

  private static int exitCode(TrialReport report) {
    if (report.anyBaseline(Verdict.VIOLATED)
        || !report.rows(TrialRow.Outcome.NOT_NOTICED).isEmpty()) {
      return ExitCode.VIOLATED;
    }
    boolean open =
        report.anyBaseline(Verdict.INCONCLUSIVE)
            || !report.rows(TrialRow.Outcome.UNDECIDED).isEmpty();
    return open ? ExitCode.INCONCLUSIVE : ExitCode.OK;
  }
}
