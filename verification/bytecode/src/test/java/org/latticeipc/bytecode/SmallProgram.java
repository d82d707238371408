package org.latticeipc.bytecode;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.latticeipc.machine.FenceOrder;
import org.latticeipc.machine.LoadOrder;
import org.latticeipc.machine.LongCell;
import org.latticeipc.machine.RmwOrder;
import org.latticeipc.machine.StoreOrder;
import org.latticeipc.machine.program.Program;
import org.latticeipc.machine.program.Register;
import org.latticeipc.machine.program.Setup;
import org.latticeipc.model.MemoryModel;

/**
 * Threads without branches on two cells, with at most four results.
 *
 * @param name of its class, an internal name
 */
record SmallProgram(String name, List<List<Op>> threads) {
  static final int RESULTS = 4;
  static final int CELLS = 2;

  enum Kind {
    LOAD,
    STORE,
    ADD,
    CAS,
    FENCE
  }

  /** Of a load or store; RELEASE and ACQUIRE mean whichever of both there is. */
  enum Mode {
    PLAIN,
    OPAQUE,
    ACQUIRE,
    RELEASE,
    VOLATILE
  }

  /**
   * One step.
   *
   * @param value stored, added or wanted in place of the one before
   * @param result which result it gives, if any
   */
  record Op(Kind kind, Mode mode, int cell, int value, int result) {
    boolean hasResult() {
      return kind == Kind.LOAD || kind == Kind.ADD || kind == Kind.CAS;
    }
  }

  static SmallProgram random(Random random, String name) {
    List<List<Op>> threads = new ArrayList<>();
    int results = 0;
    int n = 2 + random.nextInt(2);
    for (int t = 0; t < n; t++) {
      List<Op> ops = new ArrayList<>();
      int length = n == 2 ? 2 + random.nextInt(3) : 1 + random.nextInt(3);
      for (int i = 0; i < length; i++) {
        Kind kind = Kind.values()[random.nextInt(Kind.values().length)];
        boolean reads = kind == Kind.LOAD || kind == Kind.ADD || kind == Kind.CAS;
        if (reads && results == RESULTS) {
          kind = Kind.STORE;
          reads = false;
        }
        Mode mode = Mode.values()[random.nextInt(Mode.values().length)];
        ops.add(
            new Op(
                kind, mode, random.nextInt(CELLS), 1 + random.nextInt(2), reads ? results++ : 0));
      }
      threads.add(ops);
    }
    return new SmallProgram(name, threads);
  }

  /** The program on cells. */
  Program onTheSeam(MemoryModel model) {
    return new Program() {
      @Override
      public String name() {
        return SmallProgram.this.name();
      }

      @Override
      public void build(Setup setup) {
        List<LongCell> cells = new ArrayList<>();
        List<LongCell> results = new ArrayList<>();
        for (int i = 0; i < CELLS; i++) {
          cells.add(setup.machine().longCell("cell" + i, 0));
        }
        for (int i = 0; i < RESULTS; i++) {
          results.add(setup.machine().longCell("r" + i, 0));
        }
        for (int t = 0; t < threads.size(); t++) {
          List<Op> ops = threads.get(t);
          setup.task("t" + t, () -> ops.forEach(op -> run(setup, op, cells, results, model)));
        }
        setup.afterwards(
            () -> {
              List<String> values = new ArrayList<>();
              results.forEach(r -> values.add(String.valueOf(r.load(LoadOrder.RELAXED))));
              setup.machine().note(new Register("result", String.join(", ", values)));
            });
      }
    };
  }

  private static void run(
      Setup setup, Op op, List<LongCell> cells, List<LongCell> results, MemoryModel model) {
    LongCell cell = cells.get(op.cell());
    long value = 0;
    switch (op.kind()) {
      case LOAD -> value = cell.load(load(op.mode(), model));
      case STORE -> cell.store(op.value(), store(op.mode(), model));
      case ADD -> value = cell.fetchAdd(op.value(), update(op.mode()));
      case CAS -> value = isExchanged(cell, op.value() - 1, op.value()) ? 1 : 0;
      case FENCE -> setup.machine().fence(fence(op.mode()));
    }
    if (op.hasResult()) {
      results.get(op.result()).store(value, StoreOrder.RELAXED);
    }
  }

  /** As {@code VarHandle.compareAndSet}, which reads volatile where it fails, too. */
  private static boolean isExchanged(LongCell cell, long expected, long desired) {
    return cell.compareAndExchange(expected, desired, RmwOrder.SEQ_CST, LoadOrder.SEQ_CST)
        == expected;
  }

  /** Java's plain accesses are relaxed but under its own model. */
  private static LoadOrder load(Mode mode, MemoryModel model) {
    return switch (mode) {
      case PLAIN -> model == MemoryModel.JMM ? LoadOrder.PLAIN : LoadOrder.RELAXED;
      case OPAQUE -> LoadOrder.RELAXED;
      case ACQUIRE, RELEASE -> LoadOrder.ACQUIRE;
      case VOLATILE -> LoadOrder.SEQ_CST;
    };
  }

  private static StoreOrder store(Mode mode, MemoryModel model) {
    return switch (mode) {
      case PLAIN -> model == MemoryModel.JMM ? StoreOrder.PLAIN : StoreOrder.RELAXED;
      case OPAQUE -> StoreOrder.RELAXED;
      case ACQUIRE, RELEASE -> StoreOrder.RELEASE;
      case VOLATILE -> StoreOrder.SEQ_CST;
    };
  }

  private static RmwOrder update(Mode mode) {
    return switch (mode) {
      case ACQUIRE -> RmwOrder.ACQUIRE;
      case RELEASE -> RmwOrder.RELEASE;
      default -> RmwOrder.SEQ_CST;
    };
  }

  private static FenceOrder fence(Mode mode) {
    return switch (mode) {
      case ACQUIRE -> FenceOrder.ACQUIRE;
      case RELEASE -> FenceOrder.RELEASE;
      default -> FenceOrder.SEQ_CST;
    };
  }
}
