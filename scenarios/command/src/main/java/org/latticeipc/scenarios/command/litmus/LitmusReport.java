package org.latticeipc.scenarios.command.litmus;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.latticeipc.explorer.result.Violation;
import org.latticeipc.litmus.HardwareResult;
import org.latticeipc.litmus.JudgedState;
import org.latticeipc.litmus.LitmusFault;
import org.latticeipc.litmus.LitmusResult;
import org.latticeipc.litmus.Witness;
import org.latticeipc.litmus.memory.LitmusMemory;
import org.latticeipc.litmus.report.ComparisonTable;
import org.latticeipc.litmus.report.HardwareTable;
import org.latticeipc.litmus.report.HerdBlock;
import org.latticeipc.litmus.report.SummaryTable;
import org.latticeipc.scenarios.command.console.Console;
import org.latticeipc.scenarios.command.console.ExitCode;
import org.latticeipc.scenarios.command.console.Inputs;
import org.latticeipc.scenarios.command.console.TerminalWidth;
import org.latticeipc.scenarios.command.document.LitmusDocument;
import org.latticeipc.scenarios.command.subject.TraceRecorder;
import org.latticeipc.scenarios.report.JunitXml;
import org.latticeipc.trace.TaskTable;

/** Prints results as they come and sums them up. Used by one thread. */
public final class LitmusReport {

  /**
   * What the user wants to see.
   *
   * @param runs on hardware, 0 for none
   */
  public record Wanted(
      boolean json,
      boolean summaryOnly,
      boolean compare,
      @Nullable String junit,
      @Nullable String dot,
      @Nullable String trace,
      long runs) {}

  private final Console console;
  private final PrintStream out;
  private final PrintStream err;
  private final Wanted wanted;
  private final long startedNanos = System.nanoTime();
  private final List<JudgedState> all = new ArrayList<>();
  private final List<LitmusBatch.Refused> refused = new ArrayList<>();
  private boolean alarm;

  /** A report to a console. */
  public LitmusReport(Console console, Wanted wanted) {
    this.console = console;
    this.out = console.out();
    this.err = console.err();
    this.wanted = wanted;
  }

  /** Tells what became of one file. */
  public void add(LitmusBatch.Item item) {
    if (item instanceof LitmusBatch.Refused bad) {
      refused.add(bad);
      err.println(bad.message());
      if (wanted.json()) {
        console.print(LitmusDocument.refused(bad.file(), bad.message()));
      }
      return;
    }
    List<JudgedState> judged = ((LitmusBatch.Ran) item).judged();
    all.addAll(judged);
    judged.forEach(this::warn);
    if (wanted.compare() && !wanted.json()) {
      out.print(ComparisonTable.of(judged.stream().map(JudgedState::result).toList()));
      return;
    }
    judged.forEach(this::show);
  }

  private void warn(JudgedState judged) {
    judged.result().missing().forEach(reason -> err.println("warning: " + reason));
    for (LitmusFault fault : judged.result().faults()) {
      err.println(TerminalWidth.fit("violation of " + fault.property() + ": " + fault.message()));
      if (!wanted.summaryOnly() && !wanted.compare()) {
        fault.witness().ifPresent(witness -> lines(judged.result(), witness).forEach(err::println));
      }
    }
  }

  /** The steps of an execution and why it is possible, with names in the place of addresses. */
  private static List<String> lines(LitmusResult result, Violation witness) {
    LitmusMemory memory = result.test().memory();
    List<String> lines =
        new ArrayList<>(TaskTable.inWords(witness.trace(), TerminalWidth.columns(), memory::named));
    witness
        .explanation()
        .forEach(line -> lines.add(TerminalWidth.fit("why: " + memory.named(line))));
    return lines;
  }

  private void show(JudgedState judged) {
    HardwareResult hardware =
        wanted.runs() == 0 ? null : HardwareResult.run(judged.result(), wanted.runs());
    alarm |= hardware != null && hardware.alarm();
    String trace = witness(judged.result()) ? wanted.trace() : null;
    if (wanted.json()) {
      console.print(LitmusDocument.of(judged, hardware, trace));
      return;
    }
    if (!wanted.summaryOnly()) {
      out.print(HerdBlock.of(judged.result()));
    }
    if (hardware != null) {
      out.print(HardwareTable.of(hardware));
    }
  }

  /** Writes what shows the answer, if that is wanted; tells whether there is a trace. */
  private boolean witness(LitmusResult result) {
    if (wanted.trace() == null && wanted.dot() == null) {
      return false;
    }
    Optional<Witness> witness = Witness.of(result);
    if (witness.isEmpty()) {
      err.println(result.test().file() + ": no execution is a witness, so nothing was written");
      return false;
    }
    err.println("witness: " + witness.get().state());
    if (wanted.dot() != null && write(wanted.dot(), witness.get().dot())) {
      err.println("wrote " + wanted.dot());
    }
    return wanted.trace() != null && trace(wanted.trace(), result, witness.get());
  }

  private boolean trace(String file, LitmusResult result, Witness witness) {
    if (result.faults().isEmpty()) {
      witness.explanation().stream().map(result.test().memory()::named).forEach(err::println);
    }
    try {
      if (!write(file, WitnessTrace.text(result.test(), witness, result.options()))) {
        return false;
      }
    } catch (IOException e) { // the test's own file, for its hash
      err.println("warning: " + file + " was not written: " + Inputs.reason(e));
      return false;
    }
    err.println("wrote " + file + "; replay it: " + TraceRecorder.replayCommand(Path.of(file)));
    return true;
  }

  private boolean write(String file, String content) {
    return Inputs.writeBeside(console, Path.of(file), content);
  }

  /**
   * Prints what is known only now.
   *
   * @param unused rows of the table of expected answers that no test belongs to
   * @return the exit code
   */
  public int finish(List<String> unused) {
    double seconds = (System.nanoTime() - startedNanos) / 1e9;
    unused.forEach(err::println);
    boolean many = all.size() + refused.size() > 1;
    if (!wanted.json() && !wanted.compare() && (many || wanted.summaryOnly())) {
      out.print(SummaryTable.of(all, seconds));
    } else if (!wanted.json()) {
      all.stream()
          .filter(judged -> judged.grade() != JudgedState.Grade.PASSED)
          .filter(judged -> judged.table() || judged.result().faults().isEmpty())
          .forEach(j -> err.println(j.result().test().file() + ": " + j.reason()));
    }
    if (!wanted.json()) {
      all.stream()
          .flatMap(judged -> judged.result().assumptions().stream())
          .distinct()
          .forEach(each -> err.println(TerminalWidth.fit("what holds assumes that " + each)));
    }
    if (wanted.junit() != null) {
      write(wanted.junit(), JunitXml.document("litmus", testCases(), seconds));
    }
    return exitCode(!unused.isEmpty());
  }

  private List<JunitXml.Case> testCases() {
    List<JunitXml.Case> cases = new ArrayList<>();
    all.forEach(judged -> cases.add(testCase(judged)));
    for (LitmusBatch.Refused bad : refused) {
      JunitXml.Problem problem =
          new JunitXml.Problem(JunitXml.Kind.ERROR, "bad input", bad.message(), "");
      cases.add(new JunitXml.Case(bad.file(), bad.file(), 0, Optional.of(problem), ""));
    }
    return cases;
  }

  private static JunitXml.Case testCase(JudgedState judged) {
    LitmusResult result = judged.result();
    Optional<JunitXml.Problem> problem =
        switch (judged.grade()) {
          case PASSED -> Optional.empty();
          case FAILED ->
              problem(
                  JunitXml.Kind.FAILURE, judged.table() ? "not as expected" : "violated", judged);
          case INCONCLUSIVE -> problem(JunitXml.Kind.ERROR, "inconclusive", judged);
        };
    return new JunitXml.Case(
        result.test().file(),
        result.test().name(),
        result.statistics().seconds(),
        problem,
        result.assumptions().stream()
            .map(each -> "assuming that " + each)
            .collect(Collectors.joining("\n")));
  }

  private static Optional<JunitXml.Problem> problem(
      JunitXml.Kind kind, String type, JudgedState judged) {
    return Optional.of(new JunitXml.Problem(kind, type, judged.reason(), detail(judged.result())));
  }

  private static String detail(LitmusResult result) {
    StringBuilder text = new StringBuilder(HerdBlock.of(result));
    for (LitmusFault fault : result.faults()) {
      text.append(fault.property()).append(": ").append(fault.message()).append('\n');
      fault
          .witness()
          .ifPresent(
              witness -> lines(result, witness).forEach(line -> text.append(line).append('\n')));
    }
    return text.toString();
  }

  private int exitCode(boolean rowsUnused) {
    if (!refused.isEmpty()) {
      return ExitCode.BAD_INPUT;
    } else if (alarm || rowsUnused || any(JudgedState.Grade.FAILED)) {
      return ExitCode.VIOLATED;
    }
    return any(JudgedState.Grade.INCONCLUSIVE) ? ExitCode.INCONCLUSIVE : ExitCode.OK;
  }

  private boolean any(JudgedState.Grade grade) {
    return all.stream().anyMatch(judged -> judged.grade() == grade);
  }
}
