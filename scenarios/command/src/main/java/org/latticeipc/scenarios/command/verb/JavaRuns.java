package org.latticeipc.scenarios.command.verb;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.latticeipc.bytecode.check.JavaCheck;
import org.latticeipc.bytecode.check.JavaOptions;
import org.latticeipc.bytecode.check.JavaReport;
import org.latticeipc.bytecode.check.JavaResult;
import org.latticeipc.bytecode.check.JavaTargets;
import org.latticeipc.bytecode.check.ReductionRefused;
import org.latticeipc.bytecode.entry.Entry;
import org.latticeipc.bytecode.loader.RewritingLoader;
import org.latticeipc.bytecode.loader.UserClasses;
import org.latticeipc.bytecode.whitelist.PureList;
import org.latticeipc.engine.sim.SimulationOptions;
import org.latticeipc.explorer.result.Violation;
import org.latticeipc.explorer.share.ClusterException;
import org.latticeipc.scenarios.command.cluster.SentClasses;
import org.latticeipc.scenarios.command.console.Console;
import org.latticeipc.scenarios.command.console.Endings;
import org.latticeipc.scenarios.command.console.ExitCode;
import org.latticeipc.scenarios.command.console.Inputs;
import org.latticeipc.scenarios.command.console.TerminalWidth;
import org.latticeipc.scenarios.command.subject.JavaSeeds;
import org.latticeipc.scenarios.command.subject.JavaSubject;
import org.latticeipc.scenarios.command.subject.JdkClasses;
import org.latticeipc.scenarios.command.subject.RunSettings;
import org.latticeipc.scenarios.command.subject.RunSubject;
import org.latticeipc.scenarios.command.subject.SourcePaths;
import org.latticeipc.scenarios.command.subject.TraceRecorder;
import org.latticeipc.scenarios.format.InputError;
import org.latticeipc.scenarios.json.Fields;
import org.latticeipc.scenarios.json.Json;
import org.latticeipc.scenarios.tracefile.Origin;
import org.latticeipc.trace.TaskTable;
import org.latticeipc.trace.Trace;

/** Explores compiled classes one after the other and tells what came of each. */
final class JavaRuns {
  private final Console console;
  private final PureList pure;
  private final JavaOptions options;
  private final @Nullable Path traceOut;
  private final boolean json;
  private final List<Path> parts;
  private int written;

  JavaRuns(
      Console console,
      List<String> classPath,
      PureList pure,
      JavaOptions options,
      @Nullable Path traceOut,
      boolean json)
      throws InputError {
    this.console = console;
    this.pure = pure;
    this.options = options;
    this.traceOut = traceOut;
    this.json = json;
    this.parts = parts(classPath);
  }

  private static List<Path> parts(List<String> classPath) throws InputError {
    try {
      return JavaTargets.parts(classPath);
    } catch (IOException e) {
      throw new InputError("lattice: -cp: " + Inputs.reason(e));
    }
  }

  /** Does something with one of the programs that are named; gives its exit code. */
  private interface Each {
    int run(Entry entry, RewritingLoader loader) throws InputError;
  }

  /** Explores what is named; gives the exit code. */
  int explore(List<String> names, Pattern tests) throws InputError {
    return all(
        names,
        tests,
        (entry, loader) -> {
          try {
            return tell(new JavaCheck(loader, pure.named()).run(entry, options), entry, loader);
          } catch (ReductionRefused refused) {
            return tellRefused(entry, refused);
          }
        });
  }

  /** The same by a cluster, one program after the other. */
  int exploreBy(String master, List<String> names, Pattern tests) throws InputError {
    try (SentClasses cluster = SentClasses.to(master, parts, console)) {
      return all(
          names,
          tests,
          (entry, loader) -> {
            try {
              JavaCheck check = new JavaCheck(loader, pure.named());
              return tell(check.runBy(cluster, entry, options), entry, loader);
            } catch (ReductionRefused refused) {
              return tellRefused(entry, refused);
            } catch (ClusterException e) {
              throw new InputError(String.valueOf(e.getMessage()));
            }
          });
    } catch (IOException e) {
      throw new InputError("lattice: --cluster: -cp: " + Inputs.reason(e));
    }
  }

  private int tell(JavaResult result, Entry entry, RewritingLoader loader) throws InputError {
    tell(result, violation -> write(result, violation, entry, loader));
    return !result.violations().isEmpty()
        ? ExitCode.VIOLATED
        : result.reasons().isEmpty() ? ExitCode.OK : ExitCode.INCONCLUSIVE;
  }

  private int tellRefused(Entry entry, ReductionRefused refused) {
    tellRefused(entry, "explored", "--reduce: " + refused.getMessage());
    return ExitCode.BAD_INPUT;
  }

  /**
   * Makes many runs of what is named; gives the exit code.
   *
   * @param first the first seed
   * @param maxSteps a run is given up after so many steps
   * @param pct whether tasks have priorities
   */
  int seeds(
      List<String> names, Pattern tests, SeedOptions seeds, long first, long maxSteps, boolean pct)
      throws InputError {
    return all(
        names,
        tests,
        (entry, loader) -> {
          JavaSeeds subject =
              new JavaSeeds(
                  entry,
                  loader,
                  options,
                  program ->
                      origin(
                          entry.name(), program.eager(), program.learnt(), program.enteredJdk()));
          SimulationOptions how =
              RunSettings.java(options.model(), options.maxEvents())
                  .with(options.races())
                  .withSeed(first)
                  .simulation()
                  .withMaxSteps(maxSteps);
          try {
            return SeedRuns.run(console, subject, how, seeds, pct, traceOut, () -> written++, json);
          } catch (JavaSeeds.RefusedProgram refused) {
            tellRefused(entry, "run", String.valueOf(refused.getMessage()));
            return ExitCode.INCONCLUSIVE;
          }
        });
  }

  private void tellRefused(Entry entry, String done, String why) {
    if (json) {
      console.print(
          new Fields()
              .put("name", entry.name())
              .put("model", options.model().id())
              .put("seeds", 0)
              .put("reasons", List.of(why)));
    } else {
      console.out().println(entry.name() + ": cannot be " + done + ": " + why);
    }
  }

  private int all(List<String> names, Pattern tests, Each each) throws InputError {
    boolean violated = false;
    boolean inconclusive = false;
    boolean refused = false;
    try (UserClasses classes = new UserClasses(parts)) {
      List<Entry> entries = find(classes, names, tests);
      JdkClasses jdk = JdkClasses.open(System.getenv(), pure);
      RewritingLoader loader = new RewritingLoader(classes, pure, jdk.kept());
      for (int i = 0; i < entries.size(); i++) {
        if (entries.size() > 1 && console.terminal()) {
          console.err().printf("%d of %d: %s%n", i + 1, entries.size(), entries.get(i).name());
        }
        int code = each.run(entries.get(i), loader);
        violated |= code == ExitCode.VIOLATED;
        inconclusive |= code == ExitCode.INCONCLUSIVE;
        refused |= code == ExitCode.BAD_INPUT;
      }
      jdk.save();
    } catch (IOException e) {
      throw new InputError("lattice: -cp: " + e.getMessage());
    } catch (UncheckedIOException e) {
      throw new InputError("lattice: -cp: " + e.getMessage());
    }
    return violated
        ? ExitCode.VIOLATED
        : refused ? ExitCode.BAD_INPUT : inconclusive ? ExitCode.INCONCLUSIVE : ExitCode.OK;
  }

  private List<Entry> find(UserClasses classes, List<String> names, Pattern tests)
      throws InputError, IOException {
    try {
      return new JavaTargets(parts, classes).find(names, tests);
    } catch (IllegalArgumentException e) {
      throw new InputError("lattice: java: " + e.getMessage());
    }
  }

  /** Stores the trace of a violation. */
  private interface TraceWriter {
    Optional<Path> write(Violation violation) throws InputError;
  }

  private void tell(JavaResult result, TraceWriter writer) throws InputError {
    List<String> traces = new ArrayList<>();
    for (Violation violation : result.violations()) {
      traces.add(writer.write(violation).map(Path::toString).orElse(""));
    }
    JavaReport report = new JavaReport(result, traces);
    if (json) {
      console.out().println(Json.line(report.fields()));
      return;
    }
    for (int i = 0; i < traces.size(); i++) {
      Violation violation = result.violations().get(i);
      String what = "violation of " + violation.property() + ": " + violation.message();
      console.out().println(TerminalWidth.fit(what));
      TaskTable.lines(violation.trace(), TerminalWidth.columns()).forEach(console.out()::println);
      violation
          .explanation()
          .forEach(line -> console.out().println(TerminalWidth.fit("why: " + line)));
      if (!traces.get(i).isEmpty()) {
        console.out().println("replay it: " + TraceRecorder.replayCommand(Path.of(traces.get(i))));
      }
      console.out().println();
    }
    report.lines().forEach(line -> console.out().println(TerminalWidth.fit(line)));
  }

  private Optional<Path> write(
      JavaResult result, Violation violation, Entry entry, RewritingLoader loader)
      throws InputError {
    Origin.JavaClasses origin =
        origin(result.name(), result.eager(), result.learnt(), loader.enteredJdk());
    Trace trace = violation.trace();
    RunSubject subject = JavaSubject.of(origin, trace, entry, loader);
    String ended = Endings.violates(violation.property(), violation.message());
    return TraceRecorder.write(
        console,
        TraceRecorder.recording(
            subject, trace, subject.settings().sequences(), ended, violation.reasons()),
        traceOut,
        written++);
  }

  private Origin.JavaClasses origin(
      String name, List<String> eager, List<String> learnt, boolean enteredJdk) {
    return new Origin.JavaClasses(
        parts.stream().map(SourcePaths::portable).toList(),
        name,
        enteredJdk ? Runtime.version().feature() : 0,
        eager,
        learnt,
        pure.named(),
        pure.trusted(),
        options.spurious());
  }
}
