package org.latticeipc.scenarios.command.verb;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.latticeipc.explorer.Explorer;
import org.latticeipc.explorer.result.ExplorerOptions;
import org.latticeipc.explorer.result.Result;
import org.latticeipc.explorer.result.Verdict;
import org.latticeipc.scenarios.command.console.Console;
import org.latticeipc.scenarios.command.console.ExitCode;
import org.latticeipc.scenarios.command.console.Inputs;
import org.latticeipc.scenarios.command.console.OptionValues;
import org.latticeipc.scenarios.command.console.ProgressLine;
import org.latticeipc.scenarios.command.console.Version;
import org.latticeipc.scenarios.command.document.TestDocument;
import org.latticeipc.scenarios.command.subject.RunSubject;
import org.latticeipc.scenarios.command.subject.ScenarioFile;
import org.latticeipc.scenarios.command.subject.SubjectReader;
import org.latticeipc.scenarios.command.subject.TraceRecorder;
import org.latticeipc.scenarios.command.subject.Verdicts;
import org.latticeipc.scenarios.format.InputError;
import org.latticeipc.scenarios.language.Scenario;
import org.latticeipc.scenarios.report.CaseResult;
import org.latticeipc.scenarios.report.JunitXml;
import org.latticeipc.scenarios.report.Markdown;
import org.latticeipc.scenarios.report.Sarif;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code test}: the expectations of many scenarios. */
@Command(
    name = "test",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Decides the expectation of every scenario under the folders given, by exploring it.",
      "INCONCLUSIVE never satisfies an expectation."
    })
public final class TestVerb implements Callable<Integer> {
  private final Console console;

  @Parameters(arity = "1..*", paramLabel = "DIR", description = "folders or scenario files")
  private List<String> folders = new ArrayList<>();

  @Option(
      names = "--report",
      paramLabel = "DIR",
      description =
          "writes junit.xml, lattice.sarif, summary.md and the traces of broken promises there")
  private @Nullable Path report;

  @Option(names = "--budget", paramLabel = "TIME", description = "for all together, such as 90s")
  private @Nullable String budget;

  @Option(names = "--jobs", paramLabel = "N", description = "threads of each exploration")
  private int jobs = 1;

  @Option(names = "--json", description = "prints one JSON document")
  private boolean json;

  public TestVerb(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws InputError {
    long start = System.nanoTime();
    Optional<Duration> limit =
        budget == null ? Optional.empty() : Optional.of(OptionValues.duration("--budget", budget));
    OptionValues.jobs(jobs);
    List<CaseResult> cases = new ArrayList<>();
    for (Path file : files()) {
      Optional<Duration> left =
          limit.map(l -> l.minus(Duration.ofNanos(System.nanoTime() - start)));
      Optional<CaseResult> result = decide(file.toString().replace('\\', '/'), left);
      result.ifPresent(
          r -> {
            cases.add(r);
            tell(r);
          });
    }
    if (cases.isEmpty()) {
      throw new InputError(
          String.join(" ", folders)
              + ": found no scenario with an 'expect', so nothing was tested");
    }
    write(cases);
    summary(cases);
    return exitCode(cases);
  }

  private Iterable<Path> files() throws InputError {
    TreeSet<Path> files = new TreeSet<>();
    for (String folder : folders) {
      Path path = Inputs.path(folder);
      if (!Files.isDirectory(path)) {
        files.add(Inputs.file(folder, "a folder or a scenario file"));
        continue;
      }
      try (Stream<Path> tree = Files.walk(path)) {
        tree.filter(f -> f.toString().endsWith(".yaml") && Files.isRegularFile(f))
            .filter(f -> !path.relativize(f).startsWith("target"))
            .forEach(files::add);
      } catch (IOException e) {
        throw new InputError(folder + ": cannot be read: " + Inputs.reason(e));
      }
    }
    return files;
  }

  private Optional<CaseResult> decide(String file, Optional<Duration> left) {
    ScenarioFile read;
    try {
      read = ScenarioFile.read(file);
    } catch (InputError e) {
      return Optional.of(unusable(file, CaseResult.State.BROKEN, e.lines().get(0)));
    }
    Optional<Scenario.Expectation> expectation = read.scenario().expectation();
    if (expectation.isEmpty()) {
      return Optional.empty();
    } else if (left.isPresent() && (left.get().isNegative() || left.get().isZero())) {
      return Optional.of(
          unusable(file, CaseResult.State.NOT_REACHED, "the budget was used up before its turn"));
    }
    try {
      return Optional.of(explore(read, expectation.get(), left));
    } catch (InputError e) {
      return Optional.of(unusable(file, CaseResult.State.BROKEN, e.lines().get(0)));
    }
  }

  private static CaseResult unusable(String file, CaseResult.State state, String why) {
    String name = String.valueOf(Path.of(file).getFileName());
    return new CaseResult(
        file, name, "-", "-", why, state, 0, "", List.of(), List.of(), Optional.empty());
  }

  private CaseResult explore(
      ScenarioFile read, Scenario.Expectation expectation, Optional<Duration> left)
      throws InputError {
    read.scenario().requireExplorable(read.shown());
    RunSubject subject = SubjectReader.scenario(read, List.of());
    try (ProgressLine bar =
        new ProgressLine(console, subject.name(), () -> "; no report was written")) {
      ExplorerOptions.Builder builder =
          subject
              .settings()
              .explorer()
              .jobs(jobs)
              .all(expectation.violates().isPresent())
              .outcomes(false)
              .listener(bar);
      left.ifPresent(builder::budget);
      ExplorerOptions options = builder.build();
      Result result =
          Explorer.simplest(
              subject.program(), options, Explorer.explore(subject.program(), options));
      Path trace = expectation.violates().isEmpty() ? traceOf(subject) : null;
      return judge(read, expectation, Verdicts.of(console, subject, options, result, trace));
    }
  }

  /** Where the trace of a broken promise goes: to the reports, which a CI keeps. */
  private @Nullable Path traceOf(RunSubject subject) {
    return report == null
        ? null
        : report.resolve(
            "traces/" + subject.name() + "-" + subject.settings().model().id() + ".trace.jsonl");
  }

  private static CaseResult judge(
      ScenarioFile read, Scenario.Expectation expectation, Verdicts verdicts) {
    boolean broken =
        expectation.violates().isPresent()
            && verdicts.result().violations().stream()
                .anyMatch(v -> v.property().equals(expectation.violates().get()));
    boolean holds = expectation.violates().isEmpty() && verdicts.verdict() == Verdict.HOLDS;
    CaseResult.State state =
        broken || holds
            ? CaseResult.State.MET
            : verdicts.verdict() == Verdict.INCONCLUSIVE
                ? CaseResult.State.INCONCLUSIVE
                : CaseResult.State.UNMET;
    return new CaseResult(
        read.shown(),
        read.scenario().name(),
        verdicts.model().id(),
        expectation.toString(),
        found(verdicts),
        state,
        verdicts.result().statistics().seconds(),
        Verdicts.counts(verdicts.result().statistics()),
        verdicts.result().violations(),
        verdicts.result().assumptions(),
        verdicts.traces().stream()
            .flatMap(Optional::stream)
            .findFirst()
            .map(TraceRecorder::replayCommand));
  }

  private static String found(Verdicts verdicts) {
    if (verdicts.verdict() == Verdict.VIOLATED) {
      return "violates "
          + String.join(
              ", ",
              verdicts.result().violations().stream().map(v -> v.property()).distinct().toList());
    }
    return verdicts.verdict() == Verdict.HOLDS
        ? "holds"
        : "inconclusive: " + String.join("; ", verdicts.reasons());
  }

  private void tell(CaseResult each) {
    if (!json) {
      console
          .out()
          .printf(
              "%-12s %s%n",
              Markdown.word(each.state()),
              each.counts().isEmpty()
                  ? (each.found().startsWith(each.file()) ? "" : each.file() + ": ") + each.found()
                  : String.format(
                      "%s under %s: expected %s, found %s (%s)",
                      each.file(), each.model(), each.expected(), each.found(), each.counts()));
    }
  }

  private void write(List<CaseResult> cases) {
    if (report != null) {
      Inputs.writeBeside(console, report.resolve("junit.xml"), junit(cases));
      Inputs.writeBeside(
          console, report.resolve("lattice.sarif"), Sarif.document(Version.number(), cases));
      Inputs.writeBeside(console, report.resolve("summary.md"), Markdown.document(cases));
    }
  }

  private void summary(List<CaseResult> cases) {
    if (json) {
      console.print(TestDocument.of(cases));
      return;
    }
    cases.stream()
        .flatMap(each -> each.assumptions().stream())
        .distinct()
        .forEach(each -> console.out().println("what holds assumes that " + each));
    console
        .out()
        .printf(
            "%d of %d expectations met, %d failed, %d inconclusive, %d not reached, %d"
                + " unreadable%n",
            CaseResult.count(cases, CaseResult.State.MET),
            cases.size(),
            CaseResult.count(cases, CaseResult.State.UNMET),
            CaseResult.count(cases, CaseResult.State.INCONCLUSIVE),
            CaseResult.count(cases, CaseResult.State.NOT_REACHED),
            CaseResult.count(cases, CaseResult.State.BROKEN));
  }

  private static String junit(List<CaseResult> cases) {
    return JunitXml.document(
        "lattice test",
        cases.stream().map(CaseResult::testCase).toList(),
        cases.stream().mapToDouble(CaseResult::seconds).sum());
  }

  private static int exitCode(List<CaseResult> cases) {
    if (CaseResult.count(cases, CaseResult.State.BROKEN) > 0) {
      return ExitCode.BAD_INPUT;
    } else if (CaseResult.count(cases, CaseResult.State.UNMET) > 0) {
      return ExitCode.VIOLATED;
    }
    boolean open =
        CaseResult.count(cases, CaseResult.State.INCONCLUSIVE)
                + CaseResult.count(cases, CaseResult.State.NOT_REACHED)
            > 0;
    return open ? ExitCode.INCONCLUSIVE : ExitCode.OK;
  }
}
