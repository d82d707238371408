package org.latticeipc.scenarios.command.verb;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.latticeipc.scenarios.command.console.Console;
import org.latticeipc.scenarios.command.console.ExitCode;
import org.latticeipc.scenarios.command.console.Inputs;
import org.latticeipc.scenarios.command.console.Interruption;
import org.latticeipc.scenarios.command.console.OptionValues;
import org.latticeipc.scenarios.command.console.TerminalWidth;
import org.latticeipc.scenarios.command.console.Version;
import org.latticeipc.scenarios.command.document.TestDocument;
import org.latticeipc.scenarios.command.exploration.Pages;
import org.latticeipc.scenarios.command.exploration.ScenarioTrials;
import org.latticeipc.scenarios.command.exploration.SharedBudget;
import org.latticeipc.scenarios.command.subject.ScenarioFile;
import org.latticeipc.scenarios.command.subject.SourceFiles;
import org.latticeipc.scenarios.format.InputError;
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
  /** Where the text of a line begins. */
  private static final int COLUMN = 13;

  private final Console console;

  @Parameters(arity = "1..*", paramLabel = "DIR", description = "folders or scenario files")
  private List<String> folders = new ArrayList<>();

  @Option(
      names = "--report",
      paramLabel = "DIR",
      description =
          "writes junit.xml, lattice.sarif, summary.md and the traces of broken promises there")
  private @Nullable Path report;

  @Option(
      names = "--html",
      paramLabel = "OUT",
      description = "each broken promise as a page with a diagram to step through")
  private @Nullable Path html;

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
    ScenarioTrials trials = new ScenarioTrials(console, jobs, report);
    List<ScenarioTrials.Candidate> candidates = new ArrayList<>();
    for (Path file : files()) {
      trials.candidate(file.toString().replace('\\', '/')).ifPresent(candidates::add);
    }
    if (candidates.isEmpty()) {
      throw new InputError(
          String.join(" ", folders)
              + ": found no scenario with an 'expect', so nothing was tested");
    }
    List<CaseResult> cases = decide(trials, candidates, limit, start);
    report(trials, cases);
    return exitCode(cases);
  }

  /** Files that cannot be read come first: they take no time and are to be mended first. */
  private List<CaseResult> decide(
      ScenarioTrials trials,
      List<ScenarioTrials.Candidate> candidates,
      Optional<Duration> limit,
      long start) {
    List<CaseResult> cases = new ArrayList<>();
    List<ScenarioFile> readable = new ArrayList<>();
    for (ScenarioTrials.Candidate candidate : candidates) {
      candidate.refused().ifPresent(cases::add);
      if (candidate.expecting() != null) {
        readable.add(candidate.expecting());
      }
    }
    cases.forEach(this::tell);
    Map<ScenarioFile, CaseResult> known = new LinkedHashMap<>();
    SharedBudget budget = new SharedBudget(limit.orElse(null), System::nanoTime, start);
    try (Interruption whole =
        new Interruption(() -> interrupted(trials, List.copyOf(cases), readable, known))) {
      Map<ScenarioFile, CaseResult> results =
          budget.spend(
              readable,
              (file, share) -> {
                CaseResult result = trials.decide(file, share, whole);
                whole.keep(
                    () -> {
                      known.put(file, result);
                      tellUnlessOpen(result);
                    });
                return result;
              },
              file -> ScenarioTrials.notReached(file, "the budget was used up before its turn"));
      results.values().stream().filter(TestVerb::isOpen).forEach(this::tell);
      cases.addAll(results.values());
    }
    return cases;
  }

  /** Whether more time may still decide it; told when there is none. */
  private static boolean isOpen(CaseResult result) {
    return result.state() == CaseResult.State.INCONCLUSIVE
        || result.state() == CaseResult.State.NOT_REACHED;
  }

  private void tellUnlessOpen(CaseResult result) {
    if (!isOpen(result)) {
      tell(result);
    }
  }

  /** Tells what was decided before, and that nothing else was. */
  private void interrupted(
      ScenarioTrials trials,
      List<CaseResult> refused,
      List<ScenarioFile> readable,
      Map<ScenarioFile, CaseResult> known) {
    List<CaseResult> cases = new ArrayList<>(refused);
    for (ScenarioFile file : readable) {
      CaseResult result = known.get(file);
      if (result == null) {
        result = ScenarioTrials.notReached(file, "interrupted before it was decided");
      } else if (isOpen(result)) {
        tell(result);
      }
      cases.add(result);
    }
    report(trials, cases);
    console.out().flush();
    console
        .err()
        .println(
            "test: interrupted after %d of %d scenarios; nothing is decided of the others"
                .formatted(refused.size() + known.size(), cases.size()));
  }

  /** Writes what is asked for and sums up. */
  private void report(ScenarioTrials trials, List<CaseResult> cases) {
    write(cases);
    if (html != null) {
      Pages.write(console, trials.broken(), html);
    }
    summary(cases);
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
            .map(f -> isHere(path) ? path.relativize(f) : f)
            .forEach(files::add);
      } catch (IOException e) {
        throw new InputError(folder + ": cannot be read: " + Inputs.reason(e));
      }
    }
    return files;
  }

  /** Names in the folder one is in need no folder. */
  private static boolean isHere(Path folder) {
    return folder.normalize().equals(Path.of(""));
  }

  private void tell(CaseResult each) {
    if (!json) {
      String text =
          each.counts().isEmpty()
              ? (each.found().startsWith(each.file()) ? "" : each.file() + ": ") + each.found()
              : String.format(
                  "%s under %s: expected %s, found %s (%s)",
                  each.file(), each.model(), each.expected(), each.found(), each.counts());
      String line = "%-12s %s".formatted(Markdown.word(each.state()), text);
      console.out().println(TerminalWidth.fit(line, COLUMN));
    }
  }

  private void write(List<CaseResult> cases) {
    if (report != null) {
      Inputs.writeBeside(console, report.resolve("junit.xml"), junit(cases));
      Inputs.writeBeside(
          console,
          report.resolve("lattice.sarif"),
          Sarif.document(Version.number(), cases, SourceFiles.below(Path.of(""))));
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
        .forEach(
            each -> console.out().println(TerminalWidth.fit("what holds assumes that " + each)));
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
