package org.latticeipc.scenarios.command.litmus;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.latticeipc.litmus.HardwareResult;
import org.latticeipc.litmus.JudgedState;
import org.latticeipc.litmus.LitmusOptions;
import org.latticeipc.litmus.LitmusResult;
import org.latticeipc.litmus.Witness;
import org.latticeipc.litmus.report.ComparisonTable;
import org.latticeipc.litmus.report.HardwareTable;
import org.latticeipc.litmus.report.HerdBlock;
import org.latticeipc.litmus.report.SummaryTable;
import org.latticeipc.scenarios.command.console.Console;
import org.latticeipc.scenarios.command.console.ExitCode;
import org.latticeipc.scenarios.command.document.LitmusDocument;
import org.latticeipc.scenarios.format.InputError;
import org.latticeipc.scenarios.report.JunitXml;
import org.latticeipc.scenarios.tracefile.WholeFile;

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
  private final LitmusOptions options;
  private final long startedNanos = System.nanoTime();
  private final List<JudgedState> all = new ArrayList<>();
  private final List<LitmusBatch.Refused> refused = new ArrayList<>();
  private boolean alarm;
  private @Nullable IOException unwritten;

  /** A report to a console. */
  public LitmusReport(Console console, Wanted wanted, LitmusOptions options) {
    this.console = console;
    this.out = console.out();
    this.err = console.err();
    this.wanted = wanted;
    this.options = options;
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
    judged.result().faults().forEach(fault -> err.println(fault.message()));
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

  private boolean witness(LitmusResult result) {
    if (wanted.trace() == null && wanted.dot() == null) {
      return false;
    }
    Optional<Witness> witness = Witness.find(result.test(), options);
    if (witness.isEmpty()) {
      err.println(result.test().file() + ": no execution is a witness, so nothing was written");
      return false;
    }
    err.println("witness: " + witness.get().state());
    try {
      if (wanted.dot() != null) {
        WholeFile.write(Path.of(wanted.dot()), witness.get().dot());
        err.println("wrote " + wanted.dot());
      }
      if (wanted.trace() != null) {
        WitnessTrace.write(Path.of(wanted.trace()), result.test(), witness.get(), result.options());
        witness.get().explanation().forEach(err::println);
        err.println(
            "wrote "
                + wanted.trace()
                + "; replay it with './lattice replay "
                + wanted.trace()
                + "'");
      }
      return true;
    } catch (IOException e) {
      unwritten = e;
      return false;
    }
  }

  /**
   * Prints what is known only now.
   *
   * @param unused rows of the table of expected answers that no test belongs to
   * @return the exit code
   */
  public int finish(List<String> unused) throws InputError, IOException {
    double seconds = (System.nanoTime() - startedNanos) / 1e9;
    if (unwritten != null) {
      throw unwritten;
    }
    unused.forEach(err::println);
    boolean many = all.size() + refused.size() > 1;
    if (!wanted.json() && !wanted.compare() && (many || wanted.summaryOnly())) {
      out.print(SummaryTable.of(all, seconds));
    } else if (!wanted.json()) {
      all.stream()
          .filter(judged -> judged.grade() != JudgedState.Grade.PASSED)
          .forEach(j -> err.println(j.result().test().file() + ": " + j.reason()));
    }
    if (wanted.junit() != null) {
      WholeFile.write(
          LitmusFiles.path(wanted.junit()), JunitXml.document("litmus", testCases(), seconds));
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
          case FAILED -> problem(JunitXml.Kind.FAILURE, "not as expected", judged);
          case INCONCLUSIVE -> problem(JunitXml.Kind.ERROR, "inconclusive", judged);
        };
    return new JunitXml.Case(
        result.test().file(), result.test().name(), result.statistics().seconds(), problem, "");
  }

  private static Optional<JunitXml.Problem> problem(
      JunitXml.Kind kind, String type, JudgedState judged) {
    return Optional.of(
        new JunitXml.Problem(kind, type, judged.reason(), HerdBlock.of(judged.result())));
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
