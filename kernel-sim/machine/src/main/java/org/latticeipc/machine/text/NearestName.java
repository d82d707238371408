package org.latticeipc.machine.text;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Finds the name a person probably meant, and words for it. Upper and lower case count as the same,
 * as do {@code -} and {@code _}; of candidates equally near the first given is taken. Time is the
 * product of the lengths for each candidate, as far as {@value #COMPARED} letters: what comes after
 * them counts as that many edits.
 */
public final class NearestName {
  private static final int COMPARED = 100;

  /** As many names as one line has room for; of more than a few above that only these are said. */
  private static final int SAID = 24;

  private static final int FEW = 6;

  private NearestName() {}

  /** The candidate nearest to {@code found}, if one is near enough to be worth saying. */
  public static Optional<String> nearest(String found, Collection<String> candidates) {
    return nearest(found, candidates, 1).stream()
        .filter(name -> distance(found, name) <= tolerance(found))
        .findFirst();
  }

  private static int tolerance(String found) {
    return found.length() < 4 ? 1 : Math.max(2, found.length() / 3);
  }

  /** The nearest candidates, nearest first, at most {@code most}, however far they are. */
  public static List<String> nearest(String found, Collection<String> candidates, int most) {
    return candidates.stream()
        .sorted(Comparator.comparingInt(name -> distance(found, name)))
        .limit(most)
        .toList();
  }

  /** {@code ; did you mean 'x'?}, or nothing if no candidate is near. */
  public static String suggestion(String found, Collection<String> candidates) {
    return nearest(found, candidates).map(name -> "; did you mean '" + name + "'?").orElse("");
  }

  /** {@code ; did you mean 'x'?}, or the list of names if none is near. */
  public static String hint(String found, Collection<String> candidates) {
    String suggestion = suggestion(found, candidates);
    if (!suggestion.isEmpty()) {
      return suggestion;
    }
    return candidates.isEmpty() ? "; none is defined" : "; expected " + oneOf(candidates);
  }

  /**
   * {@code one of a, b, c} or just {@code a}; of very many only the first, {@code one of a, b, …
   * (99 in all)}.
   */
  public static String oneOf(Collection<String> names) {
    if (names.size() > SAID + FEW) {
      String first = String.join(", ", names.stream().limit(SAID).toList());
      return "one of " + first + ", … (" + names.size() + " in all)";
    }
    return (names.size() == 1 ? "" : "one of ") + String.join(", ", names);
  }

  /** {@code a, b or c}. */
  public static String alternatives(List<String> names) {
    int last = names.size() - 1;
    return last < 1
        ? String.join("", names)
        : String.join(", ", names.subList(0, last)) + " or " + names.get(last);
  }

  /** Edits between two names, a swap of neighbours counting as one (restricted Damerau). */
  public static int distance(String one, String other) {
    String a = plain(one);
    String b = plain(other);
    int beyond =
        Math.abs(Math.max(0, one.length() - COMPARED) - Math.max(0, other.length() - COMPARED));
    int[][] d = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        d[i][j] = i == 0 || j == 0 ? i + j : cell(d, a, b, i, j);
      }
    }
    return d[a.length()][b.length()] + beyond;
  }

  private static String plain(String name) {
    String compared = name.length() > COMPARED ? name.substring(0, COMPARED) : name;
    return compared.toLowerCase(Locale.ROOT).replace('-', '_');
  }

  private static int cell(int[][] d, String a, String b, int i, int j) {
    int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
    int best = Math.min(d[i - 1][j - 1] + change, Math.min(d[i - 1][j], d[i][j - 1]) + 1);
    boolean swapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(best, d[i - 2][j - 2] + 1) : best;
  }
}
