package org.latticeipc.scenarios.language.step;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongPredicate;
import org.latticeipc.machine.FenceOrder;
import org.latticeipc.machine.LoadOrder;
import org.latticeipc.machine.LongCell;
import org.latticeipc.machine.RmwOp;
import org.latticeipc.machine.RmwOrder;
import org.latticeipc.machine.StoreOrder;
import org.latticeipc.scenarios.format.Formula;
import org.latticeipc.scenarios.format.Value;
import org.latticeipc.scenarios.language.execution.Action;

/** Steps on shared cells. The default order is the weakest atomic one, relaxed. */
public final class MemorySteps implements StepFamily {
  private static final String CELL =
      "the cell, as named under 'cells', or an element such as slot[i]";
  private static final String INTO = "the register that gets the value read";
  private static final String ORDER = "the memory order, relaxed if left out";

  @Override
  public boolean isRepeatable() {
    return true;
  }

  @Override
  public List<StepDefinition> steps(StepTypes types) {
    return List.of(
        load(),
        store(),
        readModifyWrite("fetch_add", RmwOp.ADD, "what is added, 1 if left out"),
        readModifyWrite("exchange", RmwOp.EXCHANGE, "what is written, 1 if left out"),
        compareExchange(),
        fence(),
        await());
  }

  private static StepDefinition load() {
    return StepShapes.fields("load")
        .need("cell", StepShapes.place("a cell's name"), CELL)
        .need("into", StepShapes.name("a register's name"), INTO)
        .may("order", StepShapes.orders(LoadOrder.class), ORDER)
        .step(
            (body, scope) -> {
              CellPlace cell = scope.cell(body.need("cell"));
              String into = scope.register(body.need("into"));
              LoadOrder order = StepShapes.order(body, "order", LoadOrder.class, LoadOrder.RELAXED);
              return task -> task.set(into, cell.of(task).load(order));
            });
  }

  private static StepDefinition store() {
    return StepShapes.fields("store")
        .need("cell", StepShapes.place("a cell's name"), CELL)
        .need("value", StepShapes.formula(), "what is written")
        .may("order", StepShapes.orders(StoreOrder.class), ORDER)
        .step(
            (body, scope) -> {
              CellPlace cell = scope.cell(body.need("cell"));
              Formula value = scope.formula(body.need("value"));
              StoreOrder order =
                  StepShapes.order(body, "order", StoreOrder.class, StoreOrder.RELAXED);
              return task -> cell.of(task).store(task.number(value), order);
            });
  }

  private static StepDefinition readModifyWrite(String name, RmwOp op, String about) {
    return StepShapes.fields(name)
        .need("cell", StepShapes.place("a cell's name"), CELL)
        .may("value", StepShapes.formula(), about)
        .may(
            "into", StepShapes.name("a register's name"), "the register that gets the value before")
        .may("order", StepShapes.orders(RmwOrder.class), ORDER)
        .main("cell")
        .step(
            (body, scope) -> {
              CellPlace cell = scope.cell(body.need("cell"));
              Value given = body.get("value");
              Formula value = given == null ? new Formula.Constant(1L) : scope.formula(given);
              RmwOrder order = StepShapes.order(body, "order", RmwOrder.class, RmwOrder.RELAXED);
              Value into = body.get("into");
              String register = into == null ? "" : scope.register(into);
              return task -> {
                LongCell target = cell.of(task);
                if (register.isEmpty()) {
                  target.modify(op, task.number(value), order);
                } else {
                  task.set(register, target.readModifyWrite(op, task.number(value), order));
                }
              };
            });
  }

  private static StepDefinition compareExchange() {
    return StepShapes.fields("compare_exchange")
        .need("cell", StepShapes.place("a cell's name"), CELL)
        .need("expected", StepShapes.formula(), "written only if this is found")
        .need("desired", StepShapes.formula(), "what is written then")
        .may("into", StepShapes.name("a register's name"), INTO)
        .may(
            "order",
            StepShapes.orders(RmwOrder.class),
            "the order of a success, relaxed if left out")
        .may("failure", StepShapes.orders(LoadOrder.class), "the order of a failure, likewise")
        .step(
            (body, scope) -> {
              CellPlace cell = scope.cell(body.need("cell"));
              Formula expected = scope.formula(body.need("expected"));
              Formula desired = scope.formula(body.need("desired"));
              RmwOrder success = StepShapes.order(body, "order", RmwOrder.class, RmwOrder.RELAXED);
              LoadOrder failure =
                  StepShapes.order(body, "failure", LoadOrder.class, LoadOrder.RELAXED);
              if (failure == LoadOrder.PLAIN) {
                scope.problem(
                    body.need("failure").at(), "found 'plain', a compare_exchange is atomic");
              }
              Value into = body.get("into");
              String register = into == null ? "" : scope.register(into);
              return task -> {
                LongCell target = cell.of(task);
                long found =
                    target.compareAndExchange(
                        task.number(expected), task.number(desired), success, failure);
                if (!register.isEmpty()) {
                  task.set(register, found);
                }
              };
            });
  }

  private static StepDefinition fence() {
    return StepShapes.fields("fence")
        .need("order", StepShapes.orders(FenceOrder.class), "the strength of the fence")
        .main("order")
        .step(
            (body, scope) -> {
              FenceOrder order =
                  StepShapes.order(body, "order", FenceOrder.class, FenceOrder.SEQ_CST);
              return task -> task.machine().fence(order);
            });
  }

  private static StepDefinition await() {
    return StepShapes.fields("await")
        .need("cell", StepShapes.place("a cell's name"), CELL)
        .need("until", StepShapes.formula(), "what ends the wait; 'value' is the cell's value")
        .may("into", StepShapes.name("a register's name"), INTO)
        .may("order", StepShapes.orders(LoadOrder.class), ORDER)
        .may("ticks", StepShapes.whole("ticks", 0, 1L << 40), "wait no longer than this")
        .may("late", StepShapes.name("a register's name"), "gets 1 if the time ran out, else 0")
        .step(MemorySteps::compileAwait);
  }

  private static Action compileAwait(Value body, SymbolTable scope) {
    CellPlace cell = scope.cell(body.need("cell"));
    Formula until = scope.formula(body.need("until"), Set.of("value"));
    LoadOrder order = StepShapes.order(body, "order", LoadOrder.class, LoadOrder.RELAXED);
    Value into = body.get("into");
    String register = into == null ? "" : scope.register(into);
    Value late = body.get("late");
    String lateRegister = late == null ? "" : scope.register(late);
    Value ticks = body.get("ticks");
    if (late != null && ticks == null) {
      scope.problem(late.at(), "'late' needs 'ticks': a wait without a limit is never late");
    }
    long limit = ticks == null ? -1 : ticks.whole();
    Set<String> read = new TreeSet<>();
    until.collect(read);
    return task -> {
      // Engines ask the predicate again later, when the registers may have changed.
      Map<String, Object> registers = task.registers(read);
      LongPredicate holds = value -> truth(until, registers, value);
      LongCell target = cell.of(task);
      OptionalLong found =
          limit < 0
              ? OptionalLong.of(target.await(holds, order))
              : target.await(holds, order, task.machine().nowTicks() + limit);
      if (!register.isEmpty() && found.isPresent()) {
        task.set(register, found.getAsLong());
      }
      if (!lateRegister.isEmpty()) {
        task.set(lateRegister, found.isPresent() ? 0L : 1L);
      }
    };
  }

  private static boolean truth(Formula until, Map<String, Object> registers, long value) {
    try {
      return until.number(name -> name.equals("value") ? (Object) value : registers.get(name)) != 0;
    } catch (ArithmeticException e) {
      return false;
    }
  }
}
