package org.latticeipc.programs.shape;

import java.util.List;

/** Walks the statements of one task over a {@link ShapeMemory}. Confined to one thread. */
public final class Interpreter {
  private final ShapeMemory memory;
  private final Registers registers = new Registers();

  private Interpreter(ShapeMemory memory) {
    this.memory = memory;
  }

  /** Runs a task to its end, then tells its registers in the order in which they were set. */
  public static void run(List<ShapeStatement> task, ShapeMemory memory) {
    Interpreter interpreter = new Interpreter(memory);
    interpreter.block(task);
    interpreter.registers.forEach(memory::note);
  }

  private void block(List<ShapeStatement> statements) {
    // By index: tasks are run for every execution, and an iterator each would show.
    for (int i = 0; i < statements.size(); i++) {
      step(statements.get(i));
    }
  }

  private void step(ShapeStatement statement) {
    if (statement instanceof ShapeStatement.Load load) {
      registers.put(load.register(), memory.load(load.cell(), load.order()));
    } else if (statement instanceof ShapeStatement.Store store) {
      memory.store(store.cell(), value(store.value()), store.order());
    } else if (statement instanceof ShapeStatement.Rmw rmw) {
      registers.put(
          rmw.register(),
          memory.rmw(rmw.cell(), rmw.operation(), value(rmw.operand()), rmw.order()));
    } else if (statement instanceof ShapeStatement.Cas cas) {
      registers.put(cas.register(), compareAndExchange(cas));
    } else if (statement instanceof ShapeStatement.Await await) {
      registers.put(await.register(), await(await));
    } else if (statement instanceof ShapeStatement.Fence fence) {
      memory.fence(fence.order());
    } else {
      local(statement);
    }
  }

  private void local(ShapeStatement statement) {
    if (statement instanceof ShapeStatement.Choose choose) {
      registers.put(choose.register(), memory.choose(choose.alternatives()));
    } else if (statement instanceof ShapeStatement.Assign assign) {
      registers.put(assign.register(), value(assign.value()));
    } else if (statement instanceof ShapeStatement.Assume assume) {
      memory.assume(value(assume.condition()) != 0);
    } else if (statement instanceof ShapeStatement.Assert check) {
      memory.check(value(check.condition()) != 0, check.toString());
    } else if (statement instanceof ShapeStatement.If branch) {
      block(value(branch.condition()) != 0 ? branch.then() : branch.otherwise());
    }
  }

  private long compareAndExchange(ShapeStatement.Cas cas) {
    return memory.cas(
        cas.cell(), value(cas.expected()), value(cas.desired()), cas.success(), cas.failure());
  }

  private long await(ShapeStatement.Await await) {
    long bound = value(await.bound());
    return memory.await(
        await.cell(), seen -> await.comparison().apply(seen, bound) != 0, await.order());
  }

  private long value(ShapeExpression expression) {
    return expression.value(registers);
  }
}
