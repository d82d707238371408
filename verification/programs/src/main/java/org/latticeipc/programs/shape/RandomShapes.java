package org.latticeipc.programs.shape;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.latticeipc.machine.FenceOrder;
import org.latticeipc.machine.LoadOrder;
import org.latticeipc.machine.RmwOp;
import org.latticeipc.machine.RmwOrder;
import org.latticeipc.machine.StoreOrder;

/**
 * Draws small shapes for comparing two judges: 2 to 4 tasks of 1 to 4 statements on 1 to 3 cells,
 * of every kind and order. The same generator state gives the same shape.
 */
public final class RandomShapes {
  private static final List<String> CELLS = List.of("x", "y", "z");

  private final RandomGenerator random;
  private final Focus focus;
  private int registers;

  /** What the drawn shapes are rich in. */
  public enum Focus {
    /** All statements alike. */
    EVERYTHING,
    /** Sequentially consistent accesses and fences. */
    SEQ_CST,
    /** Read-modify-writes of one or two cells. */
    UPDATES,
    /** Awaits, branches and assumptions. */
    CONTROL,
    /** Reads and compare-and-exchanges that go on only with the right value. */
    SPINS
  }

  private RandomShapes(RandomGenerator random, Focus focus) {
    this.random = random;
    this.focus = focus;
  }

  /** Draws one shape. */
  public static Shape draw(String name, RandomGenerator random, Focus focus) {
    return new RandomShapes(random, focus).shape(name);
  }

  private Shape shape(String name) {
    int cells = focus == Focus.UPDATES ? 1 + random.nextInt(2) : 1 + random.nextInt(3);
    int tasks = 2 + random.nextInt(3);
    int most = tasks == 4 ? 2 : tasks == 3 ? 3 : 4;
    List<List<Statement>> all = new ArrayList<>();
    for (int t = 0; t < tasks; t++) {
      registers = 0;
      all.add(block(1 + random.nextInt(most), cells));
    }
    return Shape.of(name, all);
  }

  private List<Statement> block(int length, int cells) {
    List<Statement> result = new ArrayList<>();
    for (int i = 0; i < length; i++) {
      int before = registers;
      result.add(statement(CELLS.get(random.nextInt(cells)), cells, length > 1));
      if (focus == Focus.SPINS && registers > before && random.nextBoolean()) {
        result.add(new Statement.Assume(condition(last())));
      }
    }
    return result;
  }

  private Statement statement(String cell, int cells, boolean mayBranch) {
    int dice = random.nextInt(20);
    if (focus == Focus.UPDATES && dice < 9) {
      dice = 12 + random.nextInt(4);
    }
    if (focus == Focus.SPINS && dice < 4) {
      dice = 14;
    }
    if (focus == Focus.CONTROL && dice < 7) {
      dice = 16 + random.nextInt(4);
    }
    if (dice < 6) {
      return new Statement.Load(register(), cell, order(LoadOrder.values()));
    } else if (dice < 11) {
      return new Statement.Store(cell, value(), order(StoreOrder.values()));
    } else if (dice < 12) {
      return new Statement.Fence(order(FenceOrder.values()));
    } else if (dice < 14) {
      RmwOp operation = random.nextInt(3) > 0 ? RmwOp.ADD : RmwOp.EXCHANGE;
      return new Statement.Rmw(register(), operation, cell, value(), order(RmwOrder.values()));
    } else if (dice < 16) {
      return cas(cell);
    } else if (dice < 18 && mayBranch && registers > 0) {
      return branch(cells);
    } else if (dice == 18 && registers > 0) {
      return new Statement.Assume(condition());
    } else if (dice == 19) {
      return new Statement.Await(
          register(), cell, comparison(), constant(random.nextInt(3)), atomic());
    } else if (dice == 16) {
      return new Statement.Choose(register(), 2);
    }
    return new Statement.Fence(FenceOrder.SEQ_CST);
  }

  private Statement cas(String cell) {
    LoadOrder failure = atomic();
    return new Statement.Cas(
        register(), cell, constant(random.nextInt(3)), value(), order(RmwOrder.values()), failure);
  }

  private LoadOrder atomic() {
    LoadOrder drawn = order(LoadOrder.values());
    return drawn.isAtomic() ? drawn : LoadOrder.RELAXED;
  }

  private Statement branch(int cells) {
    Expression condition = condition();
    List<Statement> then = block(1, cells);
    return new Statement.If(condition, then, random.nextBoolean() ? block(1, cells) : List.of());
  }

  private Expression condition() {
    return condition(read());
  }

  private Expression condition(Expression of) {
    return new Expression.Binary(comparison(), of, constant(random.nextInt(2)));
  }

  private Operator comparison() {
    Operator[] all = {Operator.EQUAL, Operator.NOT_EQUAL, Operator.GREATER};
    return all[random.nextInt(all.length)];
  }

  /** A register that has a value; there is at least one. */
  private Expression read() {
    return new Expression.Reg("r" + random.nextInt(registers));
  }

  private Expression last() {
    return new Expression.Reg("r" + (registers - 1));
  }

  private Expression value() {
    return registers > 0 && random.nextInt(4) == 0 ? read() : constant(1 + random.nextInt(2));
  }

  private static Expression constant(long number) {
    return new Expression.Constant(number);
  }

  private String register() {
    return "r" + registers++;
  }

  private <E extends Enum<E>> E order(E[] all) {
    boolean strong = focus == Focus.SEQ_CST && random.nextInt(3) > 0;
    return strong ? all[all.length - 1] : all[random.nextInt(all.length)];
  }
}
