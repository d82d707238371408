package org.latticeipc.scenarios.format;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Finds the name a person probably meant. */
public final class NearestName {
  private NearestName() {}

  /** The candidate nearest to {@code found}, if one is near enough to be worth saying. */
  public static Optional<String> nearest(String found, Collection<String> candidates) {
    String wanted = found.toLowerCase(Locale.ROOT).replace('-', '_');
    String best = null;
    int bestDistance = (wanted.length() < 4 ? 1 : Math.max(2, wanted.length() / 3)) + 1;
    for (String candidate : candidates) {
      int distance = distance(wanted, candidate.toLowerCase(Locale.ROOT).replace('-', '_'));
      if (distance < bestDistance) {
        bestDistance = distance;
        best = candidate;
      }
    }
    return Optional.ofNullable(best);
  }

  /** {@code ; did you mean 'x'?}, or the list of names if none is near and the list is short. */
  public static String hint(String found, Collection<String> candidates) {
    Optional<String> nearest = nearest(found, candidates);
    if (nearest.isPresent()) {
      return "; did you mean '" + nearest.get() + "'?";
    }
    if (candidates.isEmpty()) {
      return "; none is defined";
    }
    return "; expected " + oneOf(candidates);
  }

  /** {@code one of a, b, c} or just {@code a}. */
  public static String oneOf(Collection<String> names) {
    return (names.size() == 1 ? "" : "one of ") + String.join(", ", names);
  }

  /** Edits between two texts, a swap of neighbours counting as one (restricted Damerau). */
  static int distance(String a, String b) {
    int[][] d = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        d[i][j] = i == 0 || j == 0 ? i + j : cell(d, a, b, i, j);
      }
    }
    return d[a.length()][b.length()];
  }

  private static int cell(int[][] d, String a, String b, int i, int j) {
    int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
    int best = Math.min(d[i - 1][j - 1] + change, Math.min(d[i - 1][j], d[i][j - 1]) + 1);
    boolean swapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(best, d[i - 2][j - 2] + 1) : best;
  }
}
