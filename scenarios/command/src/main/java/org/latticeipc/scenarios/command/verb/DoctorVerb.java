package org.latticeipc.scenarios.command.verb;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.latticeipc.engine.sim.SimulatedMachine;
import org.latticeipc.engine.sim.SimulationOptions;
import org.latticeipc.engine.sim.SimulationResult;
import org.latticeipc.engine.sim.coroutine.CoroutineKind;
import org.latticeipc.engine.sim.strategy.Strategies;
import org.latticeipc.explorer.Explorer;
import org.latticeipc.explorer.result.ExplorerOptions;
import org.latticeipc.explorer.result.Result;
import org.latticeipc.explorer.result.Verdict;
import org.latticeipc.explorer.result.Violation;
import org.latticeipc.jpf.JpfInstallation;
import org.latticeipc.jpf.JpfRunner;
import org.latticeipc.jpf.JpfVerdict;
import org.latticeipc.machine.program.Program;
import org.latticeipc.model.MemoryModel;
import org.latticeipc.programs.os.PlantedEntry;
import org.latticeipc.scenarios.command.console.Console;
import org.latticeipc.scenarios.command.console.Endings;
import org.latticeipc.scenarios.command.console.ExitCode;
import org.latticeipc.scenarios.command.console.TerminalWidth;
import org.latticeipc.scenarios.command.document.DoctorDocument;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code doctor}: proof that the checkers are on. */
@Command(
    name = "doctor",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Looks for planted bugs with each engine there is, and says which engines are not.",
      "The bugs are a race, a deadlock and one of weak memory; exit code 1 if one is not found."
    })
public final class DoctorVerb implements Callable<Integer> {
  private static final int RUNS = 2000;

  /** Where the text begins. */
  private static final int COLUMN = 13;

  private static final Duration JPF_BUDGET = Duration.ofSeconds(60);
  private final Console console;
  private final DoctorDocument document = new DoctorDocument();
  private boolean healthy = true;

  @Option(names = "--json", description = "prints one JSON document")
  private boolean json;

  public DoctorVerb(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() {
    for (PlantedBugs.Bug bug : PlantedBugs.all()) {
      explorer(bug);
      simulation(bug);
    }
    Result control = Explorer.explore(PlantedBugs.weakMemory(), ExplorerOptions.of(MemoryModel.SC));
    check(
        "explorer",
        "nothing where there is nothing: the weak-memory bug under sc",
        control.verdict() == Verdict.HOLDS && control.statistics().complete() > 0,
        control.statistics().complete() + " executions");
    others();
    if (json) {
      console.print(document.of(healthy));
    } else {
      console.out().println(healthy ? "the checkers are on" : "a checker is blind");
    }
    return healthy ? ExitCode.OK : ExitCode.VIOLATED;
  }

  private void explorer(PlantedBugs.Bug bug) {
    Result result = Explorer.explore(bug.program(), ExplorerOptions.of(bug.model()));
    boolean found = result.violations().stream().anyMatch(v -> v.property().equals(bug.property()));
    check(
        "explorer",
        bug.what() + " under " + bug.model(),
        found,
        result.verdict() + ", " + result.statistics().events() + " events");
  }

  private void simulation(PlantedBugs.Bug bug) {
    Optional<Integer> run = firstRun(bug.program(), bug.model(), bug.property());
    check(
        "simulation",
        bug.what() + " under " + bug.model(),
        run.isPresent(),
        run.map(n -> "found by random run " + n).orElse("not found in " + RUNS + " random runs"));
  }

  private static Optional<Integer> firstRun(Program program, MemoryModel model, String property) {
    for (int seed = 1; seed <= RUNS; seed++) {
      SimulationResult result =
          SimulatedMachine.run(
              program,
              SimulationOptions.defaults()
                  .withModel(model)
                  .withSeed(seed)
                  .withStrategy(Strategies.random()));
      if (Endings.kind(Endings.words(result)).equals("violates " + property)) {
        return Optional.of(seed);
      }
    }
    return Optional.empty();
  }

  private void others() {
    note(
        "coroutines",
        CoroutineKind.CONTINUATION
            .unavailableBecause()
            .map(why -> "threads passing a baton, since " + why)
            .orElse("the JDK's continuations"));
    JpfInstallation.Lookup jpf = JpfInstallation.find();
    if (jpf.found().isPresent()) {
      JpfRunner runner = new JpfRunner(jpf, JPF_BUDGET);
      pathFinder(runner, "a deadlock", PlantedEntry.DEADLOCK, Violation.NO_DEADLOCK);
      pathFinder(runner, "a lost update", PlantedEntry.UNLOCKED, Violation.ASSERTION);
      note(
          "Java PathFinder", "knows sequential consistency only: no weak-memory bug is looked for");
    } else {
      note(
          "Java PathFinder",
          "NOT available: " + jpf.reason() + ". " + JpfInstallation.HOW_TO_GET_ONE);
    }
    note(
        "Lincheck, jcstress",
        "NOT in this jar: they and their planted bugs run in the build, './mvnw verify'");
  }

  private void pathFinder(JpfRunner runner, String what, String program, String property) {
    JpfVerdict verdict = runner.run(PlantedEntry.class, program);
    check(
        "Java PathFinder",
        what + " under sc",
        verdict instanceof JpfVerdict.Violated violated && violated.property().equals(property),
        verdict.describe());
  }

  private void note(String engine, String text) {
    document.note(engine, text);
    if (!json) {
      say("note", engine + ": " + text);
    }
  }

  private void check(String engine, String what, boolean good, String detail) {
    healthy &= good;
    document.check(engine, what, good, detail);
    if (!json) {
      say(good ? "found" : "NOT FOUND", engine + ": " + what + " (" + detail + ")");
    }
  }

  private void say(String kind, String text) {
    console.out().println(TerminalWidth.fit("%-12s %s".formatted(kind, text), COLUMN));
  }
}
