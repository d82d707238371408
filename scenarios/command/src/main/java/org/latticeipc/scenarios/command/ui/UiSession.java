package org.latticeipc.scenarios.command.ui;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.latticeipc.engine.sim.MachineView;
import org.latticeipc.engine.sim.SimulatedMachine;
import org.latticeipc.engine.sim.SimulationResult;
import org.latticeipc.engine.sim.strategy.Strategies;
import org.latticeipc.explorer.Explorer;
import org.latticeipc.explorer.result.ExplorerOptions;
import org.latticeipc.explorer.result.Result;
import org.latticeipc.machine.program.VariantRegistry;
import org.latticeipc.machine.weaken.Site;
import org.latticeipc.machine.weaken.SiteCollector;
import org.latticeipc.machine.weaken.Weakened;
import org.latticeipc.machine.weaken.WeakenedProgram;
import org.latticeipc.machine.weaken.Weakening;
import org.latticeipc.model.MemoryModel;
import org.latticeipc.scenarios.command.console.Endings;
import org.latticeipc.scenarios.command.console.OptionValues;
import org.latticeipc.scenarios.command.stepping.Breakpoints;
import org.latticeipc.scenarios.command.stepping.LedRun;
import org.latticeipc.scenarios.command.stepping.Stepper;
import org.latticeipc.scenarios.command.subject.RunSubject;
import org.latticeipc.scenarios.command.subject.ScenarioFile;
import org.latticeipc.scenarios.command.subject.StepTexts;
import org.latticeipc.scenarios.command.subject.SubjectReader;
import org.latticeipc.scenarios.command.subject.TraceRecorder;
import org.latticeipc.scenarios.command.subject.Verdicts;
import org.latticeipc.scenarios.format.InputError;
import org.latticeipc.scenarios.json.Fields;
import org.latticeipc.scenarios.report.HtmlView;
import org.latticeipc.scenarios.tracefile.Recording;
import org.latticeipc.trace.Step;

/**
 * What the page asks: the scenarios there are, what can be changed in one, a run, a check, and
 * stepping. Files other than the scenarios it listed are not read. Confined to one thread.
 */
public final class UiSession {
  private static final Duration BUDGET = Duration.ofSeconds(20);
  private static final int MOST_FILES = 2000;
  private static final int LAST_STEPS = 200;

  private final List<String> scenarios;
  private @Nullable Stepper stepper;

  /** What the page shows, to be gone on from. */
  private @Nullable Shown shown;

  /** A run or a counterexample that the page shows. */
  private record Shown(RunSubject subject, Recording recording) {
    String page() {
      return HtmlView.page(recording, StepTexts.of(recording.origin(), Path.of("")));
    }
  }

  /**
   * @param folder the folder below which scenarios are offered
   * @throws InputError if there is none, or it cannot be read
   */
  public UiSession(Path folder) throws InputError {
    try (Stream<Path> tree = Files.walk(folder)) {
      TreeSet<String> found = new TreeSet<>();
      tree.filter(f -> f.toString().endsWith(".yaml") && Files.isRegularFile(f))
          .filter(f -> !folder.relativize(f).startsWith("target"))
          .limit(MOST_FILES)
          .forEach(f -> found.add(f.toString().replace('\\', '/')));
      scenarios = List.copyOf(found);
    } catch (IOException e) {
      throw new InputError(folder + ": cannot be read: " + e.getMessage());
    }
    if (scenarios.isEmpty()) {
      throw new InputError(folder + ": found no scenario (*.yaml) below it");
    }
  }

  /** The answer to a question. */
  Fields answer(String question, Map<String, @Nullable Object> asked) throws InputError {
    return switch (question) {
      case "list" -> list();
      case "about" -> about(asked);
      case "run" -> run(asked);
      case "check" -> check(asked);
      case "step" -> step(asked);
      case "from" -> from(asked);
      default -> throw new InputError("nobody knows how to '" + question + "'");
    };
  }

  private Fields list() {
    return new Fields()
        .put("scenarios", scenarios)
        .put("models", Stream.of(MemoryModel.values()).map(MemoryModel::id).toList())
        .put("variants", VariantRegistry.all().keySet().stream().sorted().toList());
  }

  private static String text(Map<String, @Nullable Object> asked, String key) {
    return asked.get(key) instanceof String text ? text : "";
  }

  private static long number(Map<String, @Nullable Object> asked, String key, long otherwise) {
    return asked.get(key) instanceof Long number ? number : otherwise;
  }

  private ScenarioFile file(Map<String, @Nullable Object> asked) throws InputError {
    String file = text(asked, "scenario");
    if (!scenarios.contains(file)) {
      throw new InputError("'" + file + "' is none of the scenarios that were listed");
    }
    return ScenarioFile.read(file);
  }

  /** The scenario with the variant, the model and the weakened order that were chosen. */
  private RunSubject subject(Map<String, @Nullable Object> asked) throws InputError {
    String variant = text(asked, "variant");
    RunSubject subject =
        SubjectReader.scenario(file(asked), variant.isEmpty() ? List.of() : List.of(variant));
    String model = text(asked, "model");
    if (!model.isEmpty()) {
      subject = subject.with(subject.settings().with(OptionValues.model("model", model)));
    }
    String order = text(asked, "order");
    if (order.isEmpty()) {
      return subject;
    }
    Weakening weakening =
        Weakening.parse(order)
            .orElseThrow(() -> new InputError("'" + order + "' is no order that can be changed"));
    return subject.weakened(List.of(weakening));
  }

  /** The text of a scenario, and which of its orders can be weakened, as one run shows them. */
  private Fields about(Map<String, @Nullable Object> asked) throws InputError {
    ScenarioFile file = file(asked);
    RunSubject subject = SubjectReader.scenario(file, List.of());
    SiteCollector collector = new SiteCollector(new Weakened(List.of()));
    SimulationResult unused =
        SimulatedMachine.run(
            new WeakenedProgram(subject.program(), collector),
            subject.settings().simulation().withMaxSteps(Stepper.MOST_STEPS));
    List<String> orders = new ArrayList<>();
    for (Site site : collector.sites()) {
      Weakening.of(site).forEach(weakening -> orders.add(weakening.toString()));
    }
    try {
      return new Fields()
          .put("name", file.scenario().name())
          .put("about", file.scenario().about())
          .put("model", subject.settings().model().id())
          .put("text", Files.readString(Path.of(file.shown())))
          .put("orders", orders);
    } catch (IOException e) {
      throw new InputError(file.shown() + ": cannot be read: " + e.getMessage());
    }
  }

  private Fields run(Map<String, @Nullable Object> asked) throws InputError {
    RunSubject subject = subject(asked);
    boolean random = text(asked, "strategy").equals("random");
    List<String> printed = new ArrayList<>();
    SimulationResult result =
        SimulatedMachine.run(
            subject.programs().apply(printed::add),
            subject
                .settings()
                .withSeed(number(asked, "seed", 0))
                .simulation()
                .withMaxSteps(Stepper.MOST_STEPS)
                .withSources(true)
                .withStrategy(random ? Strategies.random() : Strategies.roundRobin()));
    String ended = Endings.words(result);
    Shown run = new Shown(subject, TraceRecorder.recording(subject, result.trace(), ended));
    shown = run;
    return new Fields()
        .put("said", subject.name() + ": " + ended)
        .put("printed", printed)
        .put("page", run.page());
  }

  private Fields check(Map<String, @Nullable Object> asked) throws InputError {
    file(asked).scenario().requireExplorable(text(asked, "scenario"));
    RunSubject subject = subject(asked);
    ExplorerOptions options = subject.settings().explorer().budget(BUDGET).outcomes(false).build();
    Result result =
        Explorer.simplest(subject.program(), options, Explorer.explore(subject.program(), options));
    Optional<Shown> found =
        result.violations().stream()
            .findFirst()
            .map(v -> TraceRecorder.recording(subject, v, options.releaseSequences()))
            .map(recording -> new Shown(subject, recording));
    shown = found.orElse(null);
    return new Fields()
        .put("said", subject.name() + " under " + options.model() + ": " + result.verdict())
        .put(
            "printed",
            Stream.concat(
                    Stream.of(Verdicts.counts(result.statistics())),
                    result instanceof Result.Inconclusive i
                        ? i.reasons().stream()
                        : result.assumptions().stream().map(a -> "assuming that " + a))
                .toList())
        .put("verdict", result.verdict().name())
        .put("page", found.map(Shown::page).orElse(null));
  }

  private Fields step(Map<String, @Nullable Object> asked) throws InputError {
    String act = text(asked, "act");
    Stepper at = stepper;
    if (act.equals("start") || at == null) {
      RunSubject subject = subject(asked);
      at = new Stepper(subject, subject.settings().simulation(), List.of());
      toQuestion(at);
    } else if (act.equals("choose")) {
      at.choose((int) number(asked, "number", -1));
      toQuestion(at);
    } else if (act.equals("on")) {
      Optional<Step> unused = at.goOn(Breakpoints.parse(text(asked, "breaks")));
    } else if (act.equals("next")) {
      at.forward();
      toQuestion(at);
    } else if (act.equals("back") && at.back()) {
      boolean asking = at.question().isPresent();
      while (!asking && at.back()) {
        asking = at.question().isPresent();
      }
    }
    stepper = at;
    return shown(at);
  }

  /** Goes on from a step of what the page shows. */
  private Fields from(Map<String, @Nullable Object> asked) throws InputError {
    Shown from = shown;
    if (from == null) {
      throw new InputError("there is no run to go on from; run or check first");
    }
    Stepper at = Stepper.along(from.subject(), from.recording());
    at.goTo((int) number(asked, "number", 0));
    stepper = at;
    return shown(at);
  }

  private static void toQuestion(Stepper at) {
    while (at.question().isEmpty() && !at.isOver()) {
      at.forward();
    }
  }

  private static Fields shown(Stepper at) {
    List<Fields> choices = new ArrayList<>();
    Optional<LedRun.Question> question = at.question();
    for (int i = 0; question.isPresent() && i < question.get().alternatives().size(); i++) {
      choices.add(
          new Fields()
              .put("what", question.get().alternatives().get(i))
              .put("next", at.preview(i))
              .put("natural", i == question.get().taken()));
    }
    List<Step> done = at.run().steps().subList(0, at.steps());
    LedRun.Snapshot state = at.state();
    return new Fields()
        .put("steps", at.steps())
        .put(
            "done",
            done.subList(Math.max(0, done.size() - LAST_STEPS), done.size()).stream()
                .map(at::words)
                .toList())
        .put("choices", choices)
        .put(
            "next",
            question.isEmpty() && !at.isOver() ? at.words(at.run().steps().get(at.steps())) : null)
        .put("tasks", state.tasks().stream().map(UiSession::words).toList())
        .put("ended", at.isOver() ? Endings.words(at.run().result()) : null)
        .put(
            "cells",
            state.cells().stream()
                .map(c -> List.of(c.name(), c.writes().get(c.writes().size() - 1).value()))
                .toList());
  }

  /** A task's name, and what it stands before. */
  private static List<String> words(MachineView.TaskView task) {
    String next = task.next() == null ? "" : ", before " + task.next().replace('_', ' ');
    String cell = task.cell() == null ? "" : " of " + task.cell();
    return List.of(task.name(), "on cpu " + task.cpu() + ", " + task.state() + next + cell);
  }
}
