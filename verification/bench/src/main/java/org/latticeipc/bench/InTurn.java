package org.latticeipc.bench;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.DoubleSupplier;

/**
 * Figures of several things that are measured in turn, round after round, so that a machine that is
 * busy for a while is busy for all of them.
 */
final class InTurn {
  private final double[][] figures;

  private InTurn(double[][] figures) {
    this.figures = figures;
  }

  /** Figures that were measured in turn already, of each round. */
  static InTurn of(double[]... figures) {
    return new InTurn(figures);
  }

  /** Measures each so many times, in turn. */
  static InTurn of(int rounds, DoubleSupplier... subjects) {
    double[][] figures = new double[subjects.length][rounds];
    for (int round = 0; round < rounds; round++) {
      for (int subject = 0; subject < subjects.length; subject++) {
        figures[subject][round] = subjects[subject].getAsDouble();
      }
    }
    return new InTurn(figures);
  }

  /** Median and, in brackets, least and most of one of them. */
  String shown(int subject) {
    return spread(figures[subject], "%.0f");
  }

  /** The same of the quotients of two of them, each taken within a round. */
  String ratio(int subject, int by) {
    double[] ratios = new double[figures[subject].length];
    for (int round = 0; round < ratios.length; round++) {
      ratios[round] = figures[subject][round] / figures[by][round];
    }
    return spread(ratios, "%.2f");
  }

  private static String spread(double[] values, String format) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int half = sorted.length / 2;
    double median = sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    return String.format(
        Locale.ROOT,
        format + " (" + format + " to " + format + ")",
        median,
        sorted[0],
        sorted[sorted.length - 1]);
  }
}
