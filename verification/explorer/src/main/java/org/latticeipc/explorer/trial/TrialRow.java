package org.latticeipc.explorer.trial;

import java.util.List;
import java.util.Optional;
import org.latticeipc.explorer.result.Violation;
import org.latticeipc.machine.weaken.Weakening;

/**
 * What came of one weakening.
 *
 * @param weakening what was tried
 * @param under what was weakened already when it was tried, in that order
 * @param kill the check that noticed it, if one did
 * @param undecided why it is not known whether a check would notice; empty if it is
 */
public record TrialRow(
    Weakening weakening, List<Weakening> under, Optional<Kill> kill, List<String> undecided) {

  public TrialRow {
    under = List.copyOf(under);
    undecided = List.copyOf(undecided);
  }

  /** What is known. */
  public enum Outcome {
    /** A check fails without the order, so it is needed. */
    NEEDED,
    /** Every check was run to its end and none fails. */
    NOT_NOTICED,
    /** No check fails, but not every one was run to its end. */
    UNDECIDED
  }

  /**
   * A check that failed.
   *
   * @param subject the name of the subject
   * @param violation what it broke
   */
  public record Kill(String subject, Violation violation) {}

  /** What is known. */
  public Outcome outcome() {
    if (kill.isPresent()) {
      return Outcome.NEEDED;
    }
    return undecided.isEmpty() ? Outcome.NOT_NOTICED : Outcome.UNDECIDED;
  }
}
