package org.latticeipc.oracle;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.latticeipc.machine.FenceOrder;
import org.latticeipc.machine.LoadOrder;
import org.latticeipc.machine.RmwOrder;
import org.latticeipc.machine.StoreOrder;

/** Draws small random programs; the same seed gives the same program on every machine. */
final class Draw {
  private final SplittableRandom random;
  private final Flavour flavour;
  private int cells;
  private int tasks;
  private int registers;

  private Draw(long seed, Flavour flavour) {
    this.random = new SplittableRandom(seed);
    this.flavour = flavour;
  }

  /** Two to four tasks of one to four statements, together about as many as asked for. */
  static DrawnTest of(long seed, Flavour flavour, int statements) {
    return new Draw(seed, flavour).test(statements);
  }

  /** Two or three tasks that do the same, and up to two others. */
  static DrawnTest symmetric(long seed, Flavour flavour, int statements) {
    SplittableRandom random = new SplittableRandom(seed);
    int alike = 2 + random.nextInt(2);
    DrawnTest parts = of(seed, flavour, statements / alike + 2);
    List<List<String>> tasks = new ArrayList<>();
    for (int i = 0; i < alike; i++) {
      tasks.add(first(parts.tasks().get(0), Math.max(1, statements / alike)));
    }
    for (int others = random.nextInt(3), i = 1; i <= others && i < parts.tasks().size(); i++) {
      tasks.add(first(parts.tasks().get(i), 2));
    }
    return new DrawnTest(parts.cells(), tasks, false, alike);
  }

  private static List<String> first(List<String> statements, int count) {
    return statements.subList(0, Math.min(statements.size(), count));
  }

  private DrawnTest test(int statements) {
    int fewest = flavour.fewestCells();
    cells = fewest + random.nextInt(flavour.mostCells() - fewest + 1);
    tasks = 2 + random.nextInt(3);
    int budget = statements;
    List<List<String>> all = new ArrayList<>();
    for (int t = 0; t < tasks; t++) {
      int left = tasks - t - 1;
      int size = 1 + random.nextInt(Math.max(1, Math.min(4, budget - left)));
      budget -= size;
      registers = 0;
      all.add(block(t, size, true));
    }
    boolean spawns = flavour == Flavour.SPAWNS;
    if (spawns) {
      List<String> parent = all.get(0);
      int at = random.nextInt(parent.size() + 1);
      parent.add(at, "int child = spawn();");
      if (random.nextBoolean()) {
        parent.add(at + 1 + random.nextInt(parent.size() - at), "join(child);");
      }
    }
    return new DrawnTest(cells, all, spawns, 0);
  }

  private List<String> block(int task, int size, boolean mayBranch) {
    List<String> result = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      int before = registers;
      result.add(statement(task, mayBranch));
      if (flavour.isSpinning() && registers > before && random.nextBoolean()) {
        result.add("assume(" + condition(registers - 1) + ");");
      }
    }
    return result;
  }

  private String statement(int task, boolean mayBranch) {
    Flavour.Kind kind = flavour.draw(random);
    int number = random.nextInt(cells);
    if (flavour.isOwned()) {
      kind = owned(kind, task, number);
    }
    String cell = DrawnTest.cell(number);
    return switch (kind) {
      case LOAD -> load(cell);
      case STORE -> store(cell);
      case FENCE -> fence(flavour.order(FenceOrder.values(), random));
      case ADD -> update("fetch_add", cell, "1");
      case EXCHANGE -> update("exchange", cell, value());
      case CAS -> compareAndExchange(cell);
      case AWAIT -> await("", cell);
      case LATE -> await("_late", cell);
      case CHOOSE -> register() + " = choose(2);";
      case BRANCH -> mayBranch && registers > 0 ? branch(task) : fence(FenceOrder.SEQ_CST);
      case ASSUME ->
          registers > 0
              ? "assume(" + condition(random.nextInt(registers)) + ");"
              : fence(FenceOrder.SEQ_CST);
      case LOCK -> lock(cell);
      case SECTION -> section(task, cell, mayBranch);
    };
  }

  private String lock(String cell) {
    int expected = random.nextInt(5) == 0 ? 1 : 0;
    String exchange = compareAndExchange(cell, expected);
    return exchange + " assume(r%d == %d);".formatted(registers - 1, expected);
  }

  private String section(int task, String cell, boolean mayBranch) {
    String lock = lock(cell);
    boolean holdsMore = registers < 5 && random.nextBoolean();
    String inner = holdsMore ? statement(task, mayBranch) + " " : "";
    int after = random.nextInt(6) == 0 ? 1 : 0;
    return lock
        + " %satomic_store_explicit(%s, %d, %s);"
            .formatted(inner, cell, after, word(flavour.order(StoreOrder.values(), random)));
  }

  /** Stores go to odd cells, and only by one task each; updates go to even cells. */
  private Flavour.Kind owned(Flavour.Kind kind, int task, int cell) {
    boolean writes =
        kind == Flavour.Kind.STORE || kind == Flavour.Kind.ADD || kind == Flavour.Kind.CAS;
    if (!writes) {
      return kind;
    } else if (cell % 2 == 0) {
      return kind == Flavour.Kind.STORE ? Flavour.Kind.ADD : kind;
    }
    return task == cell % tasks ? Flavour.Kind.STORE : Flavour.Kind.AWAIT;
  }

  private String load(String cell) {
    LoadOrder order = flavour.order(LoadOrder.values(), random);
    return register()
        + (order.isAtomic()
            ? " = atomic_load_explicit(%s, %s);".formatted(cell, word(order))
            : " = *%s;".formatted(cell));
  }

  private String store(String cell) {
    StoreOrder order = flavour.order(StoreOrder.values(), random);
    return order == StoreOrder.PLAIN
        ? "*%s = %s;".formatted(cell, value())
        : "atomic_store_explicit(%s, %s, %s);".formatted(cell, value(), word(order));
  }

  private static String fence(FenceOrder order) {
    return "atomic_thread_fence(" + word(order) + ");";
  }

  private String update(String function, String cell, String operand) {
    RmwOrder order = flavour.order(RmwOrder.values(), random);
    return "%s = atomic_%s_explicit(%s, %s, %s);"
        .formatted(register(), function, cell, operand, word(order));
  }

  private String compareAndExchange(String cell) {
    return compareAndExchange(cell, random.nextInt(3));
  }

  private String compareAndExchange(String cell, int expected) {
    String desired = value();
    RmwOrder success = flavour.order(RmwOrder.values(), random);
    LoadOrder failure = atomic();
    String register = register();
    return "%s = %d; atomic_compare_exchange_strong_explicit(%s, &%s, %s, %s, %s);"
        .formatted(register, expected, cell, register, desired, word(success), word(failure));
  }

  private String await(String kind, String cell) {
    String[] all = {"eq", "ne", "gt", "ge"};
    String comparison = all[random.nextInt(all.length)];
    int bound = comparison.equals("ge") ? 1 + random.nextInt(2) : random.nextInt(3);
    return "%s = await_%s%s(%s, %d, %s);"
        .formatted(register(), comparison, kind, cell, bound, word(atomic()));
  }

  private LoadOrder atomic() {
    LoadOrder drawn = flavour.order(LoadOrder.values(), random);
    return drawn.isAtomic() ? drawn : LoadOrder.RELAXED;
  }

  private String branch(int task) {
    String then = "if (" + condition(random.nextInt(registers)) + ") { ";
    then += String.join(" ", block(task, 1, false)) + " }";
    return random.nextBoolean()
        ? then + " else { " + String.join(" ", block(task, 1, false)) + " }"
        : then;
  }

  private String condition(int register) {
    String[] all = {"==", "!=", ">"};
    return "r%d %s %d".formatted(register, all[random.nextInt(all.length)], random.nextInt(2));
  }

  private String value() {
    if (registers > 0 && random.nextInt(4) == 0) {
      return "r" + random.nextInt(registers) + (random.nextBoolean() ? " + 1" : "");
    }
    return Integer.toString(1 + random.nextInt(3));
  }

  private String register() {
    return "r" + registers++;
  }

  private static String word(Enum<?> order) {
    return "memory_order_" + order.name().toLowerCase(Locale.ROOT);
  }
}
