package org.latticeipc.scenarios.command.exploration;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.latticeipc.explorer.Explorer;
import org.latticeipc.explorer.result.ExplorerOptions;
import org.latticeipc.explorer.result.Result;
import org.latticeipc.explorer.result.Verdict;
import org.latticeipc.explorer.result.Violation;
import org.latticeipc.scenarios.command.console.Console;
import org.latticeipc.scenarios.command.console.Inputs;
import org.latticeipc.scenarios.command.console.Interruption;
import org.latticeipc.scenarios.command.console.ProgressLine;
import org.latticeipc.scenarios.command.subject.RunSubject;
import org.latticeipc.scenarios.command.subject.ScenarioFile;
import org.latticeipc.scenarios.command.subject.SubjectReader;
import org.latticeipc.scenarios.command.subject.TraceRecorder;
import org.latticeipc.scenarios.command.subject.Verdicts;
import org.latticeipc.scenarios.format.InputError;
import org.latticeipc.scenarios.format.Position;
import org.latticeipc.scenarios.language.Scenario;
import org.latticeipc.scenarios.report.CaseResult;
import org.latticeipc.scenarios.report.ViolationText;
import org.latticeipc.scenarios.tracefile.Recording;

/**
 * Decides what scenario files expect, by exploring them under their own models. Used by one thread;
 * what is broken may be asked for by others.
 */
public final class ScenarioTrials {
  private static final Pattern PLACE = Pattern.compile(":(\\d{1,9})(?::(\\d{1,9}))?: ");
  private static final Pattern EXPECT = Pattern.compile("(?m)^expect\\s*:");

  private final Console console;
  private final int jobs;
  private final @Nullable Path report;
  private final List<Recording> broken = new CopyOnWriteArrayList<>();
  private final Map<String, Integer> sameNames = new HashMap<>();

  /** Below the reports, by file. */
  private final Map<String, String> traces = new HashMap<>();

  /**
   * @param jobs threads of each exploration
   * @param report where traces of broken promises go, or null for the user's own folder
   */
  public ScenarioTrials(Console console, int jobs, @Nullable Path report) {
    this.console = console;
    this.jobs = jobs;
    this.report = report;
  }

  /**
   * A scenario that expects something, or what is wrong with its file.
   *
   * @param file the file as the user wrote it
   * @param expecting the scenario, null if it cannot be read
   * @param refused what is to be reported if it cannot
   */
  public record Candidate(
      String file, @Nullable ScenarioFile expecting, Optional<CaseResult> refused) {}

  /** Reads a file; empty if it expects nothing. */
  public Optional<Candidate> candidate(String file) {
    try {
      ScenarioFile read = ScenarioFile.read(file);
      if (read.scenario().expectation().isEmpty()) {
        return Optional.empty();
      }
      name(file, read.scenario());
      return Optional.of(new Candidate(file, read, Optional.empty()));
    } catch (InputError e) {
      return Optional.of(new Candidate(file, null, Optional.of(unreadable(file, e))));
    }
  }

  /** Scenarios of one name have traces of their own: from the second on they are numbered. */
  private void name(String file, Scenario scenario) {
    String name = scenario.name() + "-" + scenario.machine().model().id();
    int number = sameNames.merge(name, 1, Integer::sum);
    traces.put(file, "traces/" + name + (number == 1 ? "" : "-" + number) + ".trace.jsonl");
  }

  /** A scenario that was not decided, since its time did not come or not suffice. */
  public static CaseResult notReached(ScenarioFile file, String why) {
    Scenario scenario = file.scenario();
    return new CaseResult(
        file.shown(),
        scenario.name(),
        scenario.machine().model().id(),
        scenario.expectation().map(Scenario.Expectation::toString).orElse("-"),
        why,
        CaseResult.State.NOT_REACHED,
        0,
        "",
        List.of(),
        List.of(),
        Optional.empty(),
        Position.WHOLE_FILE);
  }

  /**
   * Explores a scenario, for no longer than the budget.
   *
   * @param whole of which this is a part
   */
  public CaseResult decide(ScenarioFile read, Optional<Duration> budget, Interruption whole) {
    Scenario.Expectation expectation = read.scenario().expectation().orElseThrow();
    try {
      read.scenario().requireExplorable(read.shown());
      return explore(read, expectation, budget, whole);
    } catch (InputError e) {
      return unreadable(read.shown(), e);
    }
  }

  private static CaseResult unreadable(String file, InputError error) {
    String first = error.lines().get(0);
    Matcher place = PLACE.matcher(first);
    boolean placed =
        first.startsWith(file) && place.find(file.length()) && place.start() == file.length();
    Position position =
        placed
            ? new Position(
                Integer.parseInt(place.group(1)),
                place.group(2) == null ? 0 : Integer.parseInt(place.group(2)))
            : Position.WHOLE_FILE;
    String name = String.valueOf(Path.of(file).getFileName());
    String why = String.join("; ", error.lines());
    return new CaseResult(
        file,
        name,
        "-",
        "-",
        why,
        CaseResult.State.BROKEN,
        0,
        "",
        List.of(),
        List.of(),
        Optional.empty(),
        position);
  }

  private CaseResult explore(
      ScenarioFile read,
      Scenario.Expectation expectation,
      Optional<Duration> budget,
      Interruption whole)
      throws InputError {
    RunSubject subject = SubjectReader.scenario(read, List.of());
    try (ProgressLine bar = new ProgressLine(console, subject.name(), whole)) {
      ExplorerOptions.Builder builder =
          subject
              .settings()
              .explorer()
              .jobs(jobs)
              .all(expectation.violates().isPresent())
              .outcomes(false)
              .listener(bar);
      budget.ifPresent(builder::budget);
      ExplorerOptions options = builder.build();
      Result searched = Explorer.explore(subject.program(), options);
      Optional<Duration> cutAt =
          budget.filter(most -> searched.statistics().seconds() >= most.toNanos() / 1e9);
      Result result = Explorer.simplest(subject.program(), options, searched);
      Path trace = expectation.violates().isEmpty() ? traceOf(read) : null;
      Verdicts verdicts = Verdicts.of(console, subject, options, result, trace);
      CaseResult judged = judge(read, expectation, verdicts, cutAt);
      if (judged.state() == CaseResult.State.UNMET) {
        verdicts.recordings().stream().findFirst().ifPresent(broken::add);
      }
      return judged;
    }
  }

  /** The first violation of each scenario decided so far that should hold and does not. */
  public List<Recording> broken() {
    return List.copyOf(broken);
  }

  /** Where the trace of a broken promise goes: to the reports, which a CI keeps. */
  private @Nullable Path traceOf(ScenarioFile file) {
    return report == null ? null : report.resolve(Objects.requireNonNull(traces.get(file.shown())));
  }

  /** A search that was cut before it found what is expected may still have found it. */
  private static CaseResult judge(
      ScenarioFile read,
      Scenario.Expectation expectation,
      Verdicts verdicts,
      Optional<Duration> cutAt)
      throws InputError {
    boolean undecided =
        verdicts.verdict() == Verdict.INCONCLUSIVE
            || (expectation.violates().isPresent() && cutAt.isPresent());
    boolean broken =
        expectation.violates().isPresent()
            && verdicts.result().violations().stream()
                .anyMatch(v -> v.property().equals(expectation.violates().get()));
    boolean holds = expectation.violates().isEmpty() && verdicts.verdict() == Verdict.HOLDS;
    CaseResult.State state =
        broken || holds
            ? CaseResult.State.MET
            : undecided ? CaseResult.State.INCONCLUSIVE : CaseResult.State.UNMET;
    return new CaseResult(
        read.shown(),
        read.scenario().name(),
        verdicts.model().id(),
        expectation.toString(),
        found(verdicts, state, cutAt),
        state,
        verdicts.result().statistics().seconds(),
        Verdicts.counts(verdicts.result().statistics()),
        verdicts.result().violations(),
        verdicts.result().assumptions(),
        verdicts.traces().stream()
            .flatMap(Optional::stream)
            .findFirst()
            .map(TraceRecorder::replayCommand),
        state == CaseResult.State.MET ? Position.WHOLE_FILE : expectedAt(read.shown()));
  }

  private static String found(Verdicts verdicts, CaseResult.State state, Optional<Duration> cutAt) {
    List<Violation> violations = verdicts.result().violations();
    if (verdicts.verdict() == Verdict.VIOLATED && state == CaseResult.State.UNMET) {
      List<String> others =
          violations.stream()
              .map(Violation::property)
              .distinct()
              .filter(name -> !name.equals(violations.get(0).property()))
              .toList();
      return "violates "
          + ViolationText.line(violations.get(0))
          + (others.isEmpty() ? "" : "; and " + String.join(", ", others));
    } else if (verdicts.verdict() == Verdict.VIOLATED) {
      String properties =
          String.join(", ", violations.stream().map(Violation::property).distinct().toList());
      return state == CaseResult.State.INCONCLUSIVE
          ? "inconclusive: violates %s so far; the budget of %s s is used up; give it more time"
              .formatted(properties, cutAt.map(most -> most.toMillis() / 1e3).orElse(0.0))
          : "violates " + properties;
    }
    return verdicts.verdict() == Verdict.HOLDS
        ? "holds"
        : "inconclusive: " + String.join("; ", verdicts.reasons());
  }

  /** The line that says what a scenario expects. */
  private static Position expectedAt(String file) throws InputError {
    String text = new String(Inputs.bytes(file, "a scenario file"), StandardCharsets.UTF_8);
    Matcher expect = EXPECT.matcher(text);
    return expect.find()
        ? new Position((int) text.substring(0, expect.start()).lines().count() + 1, 1)
        : Position.WHOLE_FILE;
  }
}
