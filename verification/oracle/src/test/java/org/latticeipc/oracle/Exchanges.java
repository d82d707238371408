package org.latticeipc.oracle;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The outcomes that exchanging the first tasks, t1 and up, makes of some. */
final class Exchanges {
  private Exchanges() {}

  static Set<String> of(Set<String> outcomes, int tasks) {
    List<int[]> orders = new ArrayList<>();
    addOrders(orders, new int[tasks], 0, tasks);
    Set<String> result = new TreeSet<>();
    for (String outcome : outcomes) {
      for (int[] order : orders) {
        result.add(exchanged(outcome, order));
      }
    }
    return result;
  }

  private static void addOrders(List<int[]> orders, int[] order, int done, int tasks) {
    if (done == tasks) {
      orders.add(order.clone());
      return;
    }
    for (int t = 1; t <= tasks; t++) {
      int next = t;
      if (Arrays.stream(order, 0, done).noneMatch(used -> used == next)) {
        order[done] = t;
        addOrders(orders, order, done + 1, tasks);
      }
    }
  }

  private static String exchanged(String outcome, int[] order) {
    List<String> registers = new ArrayList<>();
    for (String register : outcome.split("; ")) {
      registers.add(renamed(register, order));
    }
    registers.sort(null);
    return String.join("; ", registers);
  }

  private static String renamed(String register, int[] order) {
    for (int t = 1; t <= order.length; t++) {
      String name = "t" + t + ":";
      if (register.startsWith(name)) {
        return "t" + order[t - 1] + ":" + register.substring(name.length());
      }
    }
    return register;
  }
}
