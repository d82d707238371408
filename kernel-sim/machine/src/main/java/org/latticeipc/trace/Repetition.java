package org.latticeipc.trace;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;

/** Leaves out what a list only repeats: a loop that a task never leaves is shown once. */
final class Repetition {
  private static final int LONGEST_ROUND = 16;
  private static final int FEWEST_ROUNDS = 4;

  /** Makes the element that stands for the rounds left out. */
  @FunctionalInterface
  interface Rest<E> {
    E of(E last, int elements, int rounds);
  }

  private Repetition() {}

  /**
   * The list with every block that comes at least four times in a row shown once, and then counted.
   * Looks at blocks of up to 16 elements; linear in the list for a given longest block.
   */
  static <E> List<E> folded(List<E> list, BiPredicate<E, E> same, Rest<E> rest) {
    List<E> out = new ArrayList<>();
    int i = 0;
    while (i < list.size()) {
      int round = roundAt(list, i, same);
      if (round == 0) {
        out.add(list.get(i++));
        continue;
      }
      int rounds = rounds(list, i, round, same);
      out.addAll(list.subList(i, i + round));
      out.add(rest.of(list.get(i + round - 1), round, rounds - 1));
      i += rounds * round;
    }
    return out;
  }

  /** The length of the shortest block at {@code i} that is repeated often enough, or 0. */
  private static <E> int roundAt(List<E> list, int i, BiPredicate<E, E> same) {
    for (int round = 1; round <= LONGEST_ROUND; round++) {
      if (i + FEWEST_ROUNDS * round <= list.size()
          && repeats(list, i, round, (FEWEST_ROUNDS - 1) * round, same)) {
        return round;
      }
    }
    return 0;
  }

  private static <E> boolean repeats(
      List<E> list, int i, int round, int elements, BiPredicate<E, E> same) {
    for (int k = i; k < i + elements; k++) {
      if (!same.test(list.get(k), list.get(k + round))) {
        return false;
      }
    }
    return true;
  }

  private static <E> int rounds(List<E> list, int i, int round, BiPredicate<E, E> same) {
    int k = i;
    while (k + round < list.size() && same.test(list.get(k), list.get(k + round))) {
      k++;
    }
    return (k - i) / round + 1;
  }
}
