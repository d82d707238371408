package org.latticeipc.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.latticeipc.machine.LoadOrder;
import org.latticeipc.machine.RmwOrder;
import org.latticeipc.machine.StoreOrder;

/**
 * Draws programs of attempts that are taken back when they found a wrong value: some tasks make
 * them, some may notice them and tell of it by another cell, some hear of that and may break a
 * property. The same seed gives the same program on every machine.
 */
final class DrawnAttempts {
  private static final String COUNT = "x";
  private static final String TOLD = "y";

  private final SplittableRandom random;
  private int registers;

  private DrawnAttempts(long seed) {
    this.random = new SplittableRandom(seed);
  }

  /** Two to four tasks over two cells. */
  static DrawnTest of(long seed) {
    return new DrawnAttempts(seed).test();
  }

  private DrawnTest test() {
    List<List<String>> tasks = new ArrayList<>();
    for (int t = 2 + random.nextInt(3); t > 0; t--) {
      registers = 0;
      tasks.add(task());
    }
    return new DrawnTest(2, tasks, false, 0);
  }

  private List<String> task() {
    List<String> all = new ArrayList<>();
    switch (random.nextInt(5)) {
      case 0, 1:
        for (int i = random.nextInt(2); i > 0; i--) {
          all.add(other());
        }
        all.add(attempt());
        for (int i = random.nextInt(2); i > 0; i--) {
          all.add(other());
        }
        break;
      case 2, 3:
        for (int i = 1 + random.nextInt(3); i > 0; i--) {
          all.add(update("fetch_add", random.nextInt(4) == 0 ? 1 : 0));
        }
        all.add("if (" + condition() + ") { " + store() + " }");
        break;
      default:
        all.add(load(TOLD));
        all.add("assert(" + condition() + ");");
    }
    return all;
  }

  private String attempt() {
    if (random.nextInt(6) == 0) {
      return update("exchange", 1) + " assume(r%d == 0);".formatted(registers - 1);
    }
    int much = 1 + random.nextInt(2);
    String first = update("fetch_sub", much);
    int back = random.nextInt(8) == 0 ? 1 : much;
    String wrong = "r%d %s %d".formatted(registers - 1, comparison(), random.nextInt(2));
    String taken = random.nextInt(5) == 0 ? update("fetch_add", back) : unseen(back);
    return "%s if (%s) { %s assume(0 == 1); }".formatted(first, wrong, taken);
  }

  private String other() {
    return switch (random.nextInt(16)) {
      case 0 -> load(COUNT);
      case 1 -> "assume(%s);".formatted(registers > 0 ? condition() : "1 == 1");
      case 2, 3, 4 -> load(TOLD);
      case 5, 6 -> store();
      case 7 -> "atomic_thread_fence(memory_order_seq_cst);";
      case 8, 9 -> update("exchange", random.nextInt(3));
      case 10, 11 -> update("fetch_add", 1);
      default -> unseen(random.nextInt(3) - 1);
    };
  }

  private String update(String function, int operand) {
    return "r%d = atomic_%s_explicit(%s, %d, %s);"
        .formatted(registers++, function, COUNT, operand, word(one(RmwOrder.values())));
  }

  /** An addition that asks for nothing. */
  private String unseen(int operand) {
    return "atomic_fetch_add_explicit(%s, %d, %s);"
        .formatted(COUNT, operand, word(one(RmwOrder.values())));
  }

  private String load(String cell) {
    LoadOrder order = one(LoadOrder.values());
    return "r%d = atomic_load_explicit(%s, %s);"
        .formatted(registers++, cell, word(order.isAtomic() ? order : LoadOrder.RELAXED));
  }

  private String store() {
    StoreOrder order = one(StoreOrder.values());
    return "atomic_store_explicit(%s, %d, %s);"
        .formatted(
            TOLD,
            1 + random.nextInt(2),
            word(order == StoreOrder.PLAIN ? StoreOrder.RELAXED : order));
  }

  private String condition() {
    return registers > 1 && random.nextBoolean()
        ? "r%d > r%d".formatted(random.nextInt(registers), random.nextInt(registers))
        : "r%d %s %d".formatted(random.nextInt(registers), comparison(), random.nextInt(2));
  }

  private String comparison() {
    return one(new String[] {"==", "!=", ">"});
  }

  private <T> T one(T[] all) {
    return all[random.nextInt(all.length)];
  }

  private static String word(Enum<?> order) {
    return "memory_order_" + order.name().toLowerCase(Locale.ROOT);
  }
}
