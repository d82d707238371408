package org.latticeipc.scenarios.command.weaken;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.latticeipc.bytecode.check.JavaCheck;
import org.latticeipc.bytecode.check.JavaOptions;
import org.latticeipc.bytecode.check.JavaResult;
import org.latticeipc.bytecode.check.JavaTargets;
import org.latticeipc.bytecode.check.JavaTrialSubject;
import org.latticeipc.bytecode.entry.Entry;
import org.latticeipc.bytecode.loader.RewritingLoader;
import org.latticeipc.bytecode.loader.UserClasses;
import org.latticeipc.bytecode.whitelist.PureList;
import org.latticeipc.explorer.result.ExplorerOptions;
import org.latticeipc.explorer.result.Races;
import org.latticeipc.explorer.result.Violation;
import org.latticeipc.explorer.trial.ProgramSubject;
import org.latticeipc.explorer.trial.TrialSubject;
import org.latticeipc.litmus.AnswerStays;
import org.latticeipc.litmus.LitmusOptions;
import org.latticeipc.litmus.LitmusResult;
import org.latticeipc.litmus.compile.LitmusCompiler;
import org.latticeipc.litmus.program.LitmusProgram;
import org.latticeipc.litmus.program.LitmusTest;
import org.latticeipc.litmus.syntax.LitmusException;
import org.latticeipc.model.MemoryModel;
import org.latticeipc.model.ReleaseSequences;
import org.latticeipc.scenarios.command.console.Endings;
import org.latticeipc.scenarios.command.console.Inputs;
import org.latticeipc.scenarios.command.subject.JavaSubject;
import org.latticeipc.scenarios.command.subject.RunSettings;
import org.latticeipc.scenarios.command.subject.RunSubject;
import org.latticeipc.scenarios.command.subject.ScenarioFile;
import org.latticeipc.scenarios.command.subject.SourcePaths;
import org.latticeipc.scenarios.command.subject.SubjectReader;
import org.latticeipc.scenarios.format.InputError;
import org.latticeipc.scenarios.tracefile.Origin;

/**
 * Something whose orders can be tried, as the command line names it.
 *
 * @param run what the trace of a violation is a run of
 * @param subject what judges it
 */
public record TrialTarget(Function<Violation, RunSubject> run, TrialSubject subject) {

  /**
   * How targets are read.
   *
   * @param model the model to try them under, empty for their own
   * @param variants put into scenarios
   * @param sizes of built-in programs
   * @param parameters of scenarios
   */
  public record Choices(
      Optional<MemoryModel> model,
      List<String> variants,
      Map<String, Integer> sizes,
      Map<String, Long> parameters) {}

  /**
   * Programs of compiled classes: jcstress tests, classes with a main, single methods.
   *
   * @param classPath folders and jars
   * @param names what to take of it
   */
  public static List<TrialTarget> java(List<String> classPath, List<String> names, Choices choices)
      throws InputError {
    try {
      List<Path> parts = JavaTargets.parts(classPath);
      UserClasses classes = new UserClasses(parts);
      List<Entry> entries = new JavaTargets(parts, classes).find(names, Pattern.compile(""));
      RewritingLoader loader = new RewritingLoader(classes, new PureList(List.of()));
      JavaCheck check = new JavaCheck(loader, List.of());
      MemoryModel model = choices.model().orElse(MemoryModel.JMM);
      JavaOptions options = JavaOptions.of(model);
      List<TrialTarget> targets = new ArrayList<>();
      for (Entry entry : entries) {
        JavaTrialSubject subject = new JavaTrialSubject(check, entry, options);
        targets.add(
            new TrialTarget(
                violation ->
                    JavaSubject.of(
                        origin(parts, subject.resultOf(violation), loader),
                        violation.trace(),
                        entry,
                        loader),
                subject));
      }
      return targets;
    } catch (IOException e) {
      throw new InputError("lattice: -cp: " + Inputs.reason(e));
    } catch (IllegalArgumentException e) {
      throw new InputError("lattice: weaken java: " + e.getMessage());
    }
  }

  private static Origin.JavaClasses origin(
      List<Path> parts, JavaResult result, RewritingLoader loader) {
    return new Origin.JavaClasses(
        parts.stream().map(SourcePaths::portable).toList(),
        result.name(),
        loader.enteredJdk() ? Runtime.version().feature() : 0,
        result.eager(),
        result.learnt(),
        List.of(),
        List.of(),
        0);
  }

  /** A scenario file, a litmus test, or else a built-in program. */
  public static TrialTarget read(String target, Choices choices) throws InputError {
    if (target.endsWith(".litmus")) {
      return litmus(target, choices);
    } else if (target.endsWith(".yaml") || Files.exists(Path.of(target))) {
      ScenarioFile file = ScenarioFile.read(target, choices.parameters());
      file.scenario().requireExplorable(target);
      return of(SubjectReader.scenario(file, choices.variants()), choices);
    }
    return of(SubjectReader.builtIn(target, choices.sizes()), choices);
  }

  private static TrialTarget of(RunSubject read, Choices choices) {
    RunSettings settings = read.settings();
    RunSubject run = choices.model().map(m -> read.with(settings.with(m))).orElse(read);
    ExplorerOptions options = run.settings().explorer().build();
    return new TrialTarget(v -> run, new ProgramSubject(run.name(), run::program, options));
  }

  private static TrialTarget litmus(String target, Choices choices) throws InputError {
    Path path = Inputs.file(target, "a litmus test");
    try {
      LitmusTest test = LitmusCompiler.read(path, target);
      RunSettings settings =
          RunSettings.litmus(choices.model().orElse(MemoryModel.RC11), ReleaseSequences.CPP20)
              .with(Races.VIOLATION);
      Origin.LitmusFile origin =
          new Origin.LitmusFile(
              SourcePaths.portable(path),
              SourcePaths.sha256(Inputs.bytes(target, "a litmus test")));
      RunSubject run = SubjectReader.litmus(origin, test, LitmusOptions.DEFAULT_ROUNDS, settings);
      return new TrialTarget(
          violation -> run,
          new ProgramSubject(
              run.name(),
              () ->
                  LitmusProgram.exploring(test, LitmusOptions.DEFAULT_ROUNDS)
                      .with(new AnswerStays(test.question())),
              settings.explorer().build()));
    } catch (LitmusException e) {
      throw new InputError(String.valueOf(e.getMessage()));
    }
  }

  /**
   * How a run that shows the violation ends; a litmus test just ends, its condition is no task's.
   */
  public String ended(Violation violation) {
    return violation.property().equals(LitmusResult.CONDITION)
        ? Endings.COMPLETED
        : Endings.violates(violation.property(), violation.message());
  }
}
