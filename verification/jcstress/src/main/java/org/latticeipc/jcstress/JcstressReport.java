package org.latticeipc.jcstress;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a jcstress run printed, as far as its verdict depends on it. */
final class JcstressReport {
  private static final Pattern PROGRESS =
      Pattern.compile(
          "\\(Results: (\\d+) planned; (\\d+) passed, (\\d+) failed, (\\d+) soft errs, (\\d+) hard errs\\)");
  private static final String FORBIDDEN = "Observed forbidden state";

  /** What jcstress says before the exception that an actor let out. */
  private static final String THROWN = "Unrecoverable error while running";

  /** An exception, and so the fault of what was tested; an error of the JVM is not. */
  private static final Pattern EXCEPTION = Pattern.compile("[\\w.$]+Exception(: .*)?");

  private final List<String> observations = new ArrayList<>();
  private final int exitCode;
  private int planned;
  private int passed;
  private int errors;
  private String thrown = "";

  private JcstressReport(int exitCode) {
    this.exitCode = exitCode;
  }

  static JcstressReport read(List<String> lines, int exitCode) {
    JcstressReport report = new JcstressReport(exitCode);
    String before = "";
    for (String line : lines) {
      if (before.contains(THROWN) && EXCEPTION.matcher(line.strip()).matches()) {
        report.thrown = line.strip();
      }
      before = line;
      Matcher progress = PROGRESS.matcher(line);
      if (progress.find()) {
        report.planned = Integer.parseInt(progress.group(1));
        report.passed = Integer.parseInt(progress.group(2));
        report.errors = Integer.parseInt(progress.group(4)) + Integer.parseInt(progress.group(5));
      } else if (line.contains(FORBIDDEN)) {
        report.observations.add(line.strip());
      }
    }
    return report;
  }

  /** A run counts as passed only if it planned something and all of it passed. */
  JcstressVerdict verdict(double seconds) {
    if (!observations.isEmpty()) {
      return new JcstressVerdict.Forbidden(observations, seconds);
    } else if (!thrown.isEmpty()) {
      return new JcstressVerdict.Threw(thrown, seconds);
    } else if (planned == 0) {
      return new JcstressVerdict.Broken("jcstress ran no test at all", seconds);
    } else if (errors > 0 || exitCode != 0 || passed != planned) {
      return new JcstressVerdict.Broken(
          "jcstress ended with code %d: %d planned, %d passed, %d errors"
              .formatted(exitCode, planned, passed, errors),
          seconds);
    }
    return new JcstressVerdict.Passed(passed, seconds);
  }
}
