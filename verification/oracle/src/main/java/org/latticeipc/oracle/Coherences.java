package org.latticeipc.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Every way to order the writes of every cell: the product of all permutations. */
final class Coherences {
  private Coherences() {}

  /**
   * Calls {@code visitor} once for each way.
   *
   * @param writes for each cell its writes, the initial one first; that one stays first
   */
  static void forEach(List<List<Integer>> writes, Consumer<List<List<Integer>>> visitor) {
    List<List<Integer>> chosen = new ArrayList<>();
    cell(writes, chosen, visitor);
  }

  /** How many ways there are; saturates. */
  static long count(List<List<Integer>> writes) {
    long result = 1;
    for (List<Integer> cell : writes) {
      for (int i = 2; i < cell.size() && result < Integer.MAX_VALUE; i++) {
        result *= i;
      }
    }
    return result;
  }

  private static void cell(
      List<List<Integer>> writes,
      List<List<Integer>> chosen,
      Consumer<List<List<Integer>>> visitor) {
    if (chosen.size() == writes.size()) {
      visitor.accept(chosen);
      return;
    }
    List<Integer> all = writes.get(chosen.size());
    List<Integer> order = new ArrayList<>(all.subList(0, 1));
    permute(
        new ArrayList<>(all.subList(1, all.size())),
        order,
        () -> {
          chosen.add(order);
          cell(writes, chosen, visitor);
          chosen.remove(chosen.size() - 1);
        });
  }

  private static void permute(List<Integer> rest, List<Integer> order, Runnable visitor) {
    if (rest.isEmpty()) {
      visitor.run();
      return;
    }
    for (int i = 0; i < rest.size(); i++) {
      Integer next = rest.remove(i);
      order.add(next);
      permute(rest, order, visitor);
      order.remove(order.size() - 1);
      rest.add(i, next);
    }
  }
}
