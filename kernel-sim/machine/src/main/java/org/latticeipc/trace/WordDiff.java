package org.latticeipc.trace;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What differs between two texts, word by word: those outside a longest common subsequence. Where
 * words were only added or only taken away, the words beside them are shown too. Quadratic in the
 * words of a text.
 */
public final class WordDiff {
  private static final String LEFT_OUT = "…";

  private final List<String> before;
  private final List<String> after;
  private final List<String> shownBefore = new ArrayList<>();
  private final List<String> shownAfter = new ArrayList<>();

  /** Up to which word of the text before everything is shown or left out. */
  private int shownTo;

  private WordDiff(String before, String after) {
    this.before = Arrays.asList(before.split(" "));
    this.after = Arrays.asList(after.split(" "));
  }

  /**
   * The differing parts, as {@code old -> new}, with an ellipsis for what is the same; {@code
   * unchanged} if all is.
   */
  public static String of(String before, String after) {
    if (before.equals(after)) {
      return "unchanged";
    }
    WordDiff diff = new WordDiff(before, after);
    diff.walk();
    return String.join(" ", diff.shownBefore) + " -> " + String.join(" ", diff.shownAfter);
  }

  private void walk() {
    int[][] common = common();
    int i = 0;
    int j = 0;
    int startI = 0;
    int startJ = 0;
    while (i < before.size() || j < after.size()) {
      if (i < before.size() && j < after.size() && before.get(i).equals(after.get(j))) {
        show(startI, i, startJ, j);
        startI = ++i;
        startJ = ++j;
      } else if (j == after.size() || (i < before.size() && common[i + 1][j] >= common[i][j + 1])) {
        i++;
      } else {
        j++;
      }
    }
    show(startI, i, startJ, j);
    if (shownTo < before.size()) {
      skip();
    }
  }

  private void skip() {
    shownBefore.add(LEFT_OUT);
    shownAfter.add(LEFT_OUT);
  }

  /** Shows the words from {@code i} to {@code toI} and {@code j} to {@code toJ} as a difference. */
  private void show(int i, int toI, int j, int toJ) {
    if (i == toI && j == toJ) {
      return;
    }
    int around = i == toI || j == toJ ? 1 : 0;
    int from = Math.min(around, Math.min(i - shownTo, j));
    int to = Math.min(around, Math.min(before.size() - toI, after.size() - toJ));
    if (i - from > shownTo) {
      skip();
    }
    shownBefore.addAll(before.subList(i - from, toI + to));
    shownAfter.addAll(after.subList(j - from, toJ + to));
    shownTo = toI + to;
  }

  /** Lengths of the longest common subsequences of what follows each pair of places. */
  private int[][] common() {
    int[][] common = new int[before.size() + 1][after.size() + 1];
    for (int i = before.size() - 1; i >= 0; i--) {
      for (int j = after.size() - 1; j >= 0; j--) {
        common[i][j] =
            before.get(i).equals(after.get(j))
                ? common[i + 1][j + 1] + 1
                : Math.max(common[i + 1][j], common[i][j + 1]);
      }
    }
    return common;
  }
}
