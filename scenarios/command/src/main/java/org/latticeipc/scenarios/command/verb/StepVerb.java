package org.latticeipc.scenarios.command.verb;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.latticeipc.engine.sim.SimulationResult;
import org.latticeipc.scenarios.command.console.Console;
import org.latticeipc.scenarios.command.console.Endings;
import org.latticeipc.scenarios.command.console.ExitCode;
import org.latticeipc.scenarios.command.console.OptionValues;
import org.latticeipc.scenarios.command.stepping.Stepper;
import org.latticeipc.scenarios.command.stepping.StepperCommands;
import org.latticeipc.scenarios.command.subject.RunSettings;
import org.latticeipc.scenarios.command.subject.RunSubject;
import org.latticeipc.scenarios.command.subject.ScenarioChoice;
import org.latticeipc.scenarios.command.subject.SubjectReader;
import org.latticeipc.scenarios.command.subject.TraceRecorder;
import org.latticeipc.scenarios.format.InputError;
import org.latticeipc.scenarios.tracefile.Recording;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code step}: a run in which a person, or a script, makes every choice, forwards and back. */
@Command(
    name = "step",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Runs a scenario, or goes on from a trace, and asks for every choice.",
      "That is which task steps and what a load reads, each with what would be done next.",
      "Answer with a number, an empty line for the way ahead (*), or a word; 'h' lists them.",
      "At the end of the input the run goes on to its end."
    })
public final class StepVerb implements Callable<Integer> {
  private final Console console;
  private final BufferedReader answers;

  @Mixin private ScenarioChoice scenario = new ScenarioChoice();

  @Option(names = "--model", paramLabel = "M", description = "sc, tso, ra, rc11 or jmm")
  private @Nullable String model;

  @Option(names = "--at", paramLabel = "N", description = "begins after N steps")
  private int at;

  @Option(names = "--trace", paramLabel = "OUT", description = "writes the trace")
  private @Nullable Path trace;

  public StepVerb(Console console) {
    this.console = console;
    this.answers = new BufferedReader(new InputStreamReader(console.in(), StandardCharsets.UTF_8));
  }

  private record Start(RunSubject subject, Stepper stepper) {}

  @Override
  public Integer call() throws InputError, IOException {
    Start start = scenario.isTrace() ? ofTrace() : ofScenario();
    Stepper stepper = start.stepper();
    stepper.goTo((int) OptionValues.atLeast("--at", at, 0));
    StepperCommands commands = new StepperCommands(console, stepper);
    commands.begin();
    while (!commands.isEnded()) {
      String line = readLine();
      if (line == null) {
        commands.end();
      } else {
        commands.obey(line.strip());
      }
    }
    if (commands.isQuit()) {
      console.out().println("ended before the run was over");
      return ExitCode.INCONCLUSIVE;
    }
    return finish(start);
  }

  private int finish(Start start) {
    SimulationResult result = start.stepper().run().result();
    console.out().println(start.subject().name() + ": " + Endings.words(result));
    if (trace != null) {
      Recording recording =
          TraceRecorder.recording(start.subject(), result.trace(), Endings.words(result));
      TraceRecorder.write(console, recording, trace, 0)
          .ifPresent(
              file -> console.out().println("replay it: " + TraceRecorder.replayCommand(file)));
    }
    return Endings.exitCode(result);
  }

  private Start ofScenario() throws InputError {
    RunSubject subject = scenario.subject();
    RunSettings settings =
        subject.settings().with(OptionValues.model(model, subject.settings().model()));
    return new Start(subject, new Stepper(subject, settings.simulation(), List.of()));
  }

  private Start ofTrace() throws InputError, IOException {
    if (model != null || !scenario.variants().isEmpty()) {
      throw new InputError("lattice: step: a trace has its model and variants; leave them out");
    }
    String shown = scenario.shown();
    Recording recording = TraceRecorder.read(shown);
    RunSubject subject = SubjectReader.of(recording, Path.of(shown), null);
    return new Start(subject, Stepper.along(subject, recording));
  }

  private @Nullable String readLine() {
    console.out().print("> ");
    console.out().flush();
    try {
      return answers.readLine();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
