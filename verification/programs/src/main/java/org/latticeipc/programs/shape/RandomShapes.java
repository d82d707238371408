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
  public static LitmusShape draw(String name, RandomGenerator random, Focus focus) {
    return new RandomShapes(random, focus).shape(name);
  }

  private LitmusShape shape(String name) {
    int cells = focus == Focus.UPDATES ? 1 + random.nextInt(2) : 1 + random.nextInt(3);
    int tasks = 2 + random.nextInt(3);
    int most = tasks == 4 ? 2 : tasks == 3 ? 3 : 4;
    List<List<ShapeStatement>> all = new ArrayList<>();
    for (int t = 0; t < tasks; t++) {
      registers = 0;
      all.add(block(1 + random.nextInt(most), cells));
    }
    return LitmusShape.of(name, all);
  }

  private List<ShapeStatement> block(int length, int cells) {
    List<ShapeStatement> result = new ArrayList<>();
    for (int i = 0; i < length; i++) {
      int before = registers;
      result.add(statement(CELLS.get(random.nextInt(cells)), cells, length > 1));
      if (focus == Focus.SPINS && registers > before && random.nextBoolean()) {
        result.add(new ShapeStatement.Assume(condition(last())));
      }
    }
    return result;
  }

  private ShapeStatement statement(String cell, int cells, boolean mayBranch) {
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
      return new ShapeStatement.Load(register(), cell, order(LoadOrder.values()));
    } else if (dice < 11) {
      return new ShapeStatement.Store(cell, value(), order(StoreOrder.values()));
    } else if (dice < 12) {
      return new ShapeStatement.Fence(order(FenceOrder.values()));
    } else if (dice < 14) {
      RmwOp operation = random.nextInt(3) > 0 ? RmwOp.ADD : RmwOp.EXCHANGE;
      return new ShapeStatement.Rmw(register(), operation, cell, value(), order(RmwOrder.values()));
    } else if (dice < 16) {
      return cas(cell);
    } else if (dice < 18 && mayBranch && registers > 0) {
      return branch(cells);
    } else if (dice == 18 && registers > 0) {
      return new ShapeStatement.Assume(condition());
    } else if (dice == 19) {
      return new ShapeStatement.Await(
          register(), cell, comparison(), constant(random.nextInt(3)), atomic());
    } else if (dice == 16) {
      return new ShapeStatement.Choose(register(), 2);
    }
    return new ShapeStatement.Fence(FenceOrder.SEQ_CST);
  }

  private ShapeStatement cas(String cell) {
    LoadOrder failure = atomic();
    return new ShapeStatement.Cas(
        register(), cell, constant(random.nextInt(3)), value(), order(RmwOrder.values()), failure);
  }

  private LoadOrder atomic() {
    LoadOrder drawn = order(LoadOrder.values());
    return drawn.isAtomic() ? drawn : LoadOrder.RELAXED;
  }

  private ShapeStatement branch(int cells) {
    ShapeExpression condition = condition();
    List<ShapeStatement> then = block(1, cells);
    return new ShapeStatement.If(
        condition, then, random.nextBoolean() ? block(1, cells) : List.of());
  }

  private ShapeExpression condition() {
    return condition(read());
  }

  private ShapeExpression condition(ShapeExpression of) {
    return new ShapeExpression.Binary(comparison(), of, constant(random.nextInt(2)));
  }

  private Operator comparison() {
    Operator[] all = {Operator.EQUAL, Operator.NOT_EQUAL, Operator.GREATER};
    return all[random.nextInt(all.length)];
  }

  /** A register that has a value; there is at least one. */
  private ShapeExpression read() {
    return new ShapeExpression.Reg("r" + random.nextInt(registers));
  }

  private ShapeExpression last() {
    return new ShapeExpression.Reg("r" + (registers - 1));
  }

  private ShapeExpression value() {
    return registers > 0 && random.nextInt(4) == 0 ? read() : constant(1 + random.nextInt(2));
  }

  private static ShapeExpression constant(long number) {
    return new ShapeExpression.Constant(number);
  }

  private String register() {
    return "r" + registers++;
  }

  private <E extends Enum<E>> E order(E[] all) {
    boolean strong = focus == Focus.SEQ_CST && random.nextInt(3) > 0;
    return strong ? all[all.length - 1] : all[random.nextInt(all.length)];
  }
}
