package org.latticeipc.bench;

import java.util.List;
import java.util.Map;

/**
 * What GenMC 0.11.0 needed for a program: RC11, one core, no symmetry reduction, no in-place
 * revisiting, built with clang 19 against LLVM 19. Figures of one machine of two cores; take them
 * again side by side before quoting a factor.
 *
 * @param program built-in program
 * @param arguments its sizes
 * @param complete complete executions
 * @param seconds wall time
 */
record PeerFigure(String program, Map<String, Integer> arguments, long complete, double seconds) {

  private static PeerFigure of(String program, int n, long complete, double seconds) {
    return new PeerFigure(program, Map.of("n", n), complete, seconds);
  }

  /** All figures, the short ones first. */
  static List<PeerFigure> all() {
    return List.of(
        of("N-writers", 6, 40_320, 0.25),
        of("ticketlock", 6, 720, 0.45),
        of("lastzero", 12, 15_360, 1.1),
        of("casrot", 11, 182_905, 1.3),
        of("spinlock", 5, 14_400, 1.4),
        of("ainc", 8, 40_320, 1.4),
        of("indexer", 15, 4_096, 2.5),
        of("inc", 6, 518_400, 4.1),
        of("fib_bench", 5, 525_630, 5.9),
        of("casrot", 12, 919_146, 6.5),
        of("readers", 18, 262_144, 11.7),
        of("ainc", 9, 362_880, 13.0),
        new PeerFigure("big1", Map.of(), 2_950_753, 29.0));
  }
}
