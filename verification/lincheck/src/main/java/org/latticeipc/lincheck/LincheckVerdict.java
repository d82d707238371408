package org.latticeipc.lincheck;

/** What Lincheck says of one structure. Sequential consistency only. */
public sealed interface LincheckVerdict {

  /** Wall time of the check. */
  double seconds();

  /** One line for people. */
  String describe();

  /**
   * Every execution tried has a sequential explanation.
   *
   * @param executions how many were judged, never 0
   */
  record Linearizable(long executions, double seconds) implements LincheckVerdict {
    @Override
    public String describe() {
      return "linearizable in each of " + executions + " executions";
    }
  }

  /**
   * An execution has no sequential explanation, hung or threw.
   *
   * @param kind {@code not-linearizable}, {@code no-deadlock} or {@code uncaught-exception}
   * @param report Lincheck's whole report
   * @param executions how many were judged until then, those for a smaller example included
   */
  record Wrong(String kind, String report, long executions, double seconds)
      implements LincheckVerdict {
    @Override
    public String describe() {
      return kind + ": " + report.lines().findFirst().orElse("");
    }
  }

  /** Lincheck itself failed, so this says nothing about the structure. */
  record Broken(String report, double seconds) implements LincheckVerdict {
    @Override
    public String describe() {
      return "Lincheck failed: " + report.lines().findFirst().orElse("");
    }
  }
}
