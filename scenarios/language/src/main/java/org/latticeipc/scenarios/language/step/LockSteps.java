package org.latticeipc.scenarios.language.step;

import java.util.List;
import org.latticeipc.ipc.lock.QuaternionSpinlock;
import org.latticeipc.scenarios.language.execution.Action;
import org.latticeipc.scenarios.language.execution.TaskContext;
import org.latticeipc.scenarios.language.execution.TaskHalted;

/** Steps on quaternion spinlocks declared under {@code locks}. */
public final class LockSteps implements StepFamily {
  @Override
  public List<StepDefinition> steps(StepTypes types) {
    return List.of(
        StepShapes.fields("lock")
            .need("lock", StepShapes.name("a lock's name"), "waits until the task owns the lock")
            .main("lock")
            .step(
                (body, scope) -> {
                  String lock = scope.use(SymbolTable.Kind.LOCK, body.need("lock"));
                  return task -> task.environment().lock(lock).lock();
                }),
        StepShapes.fields("unlock")
            .need("lock", StepShapes.name("a lock's name"), "gives the lock to whoever is next")
            .main("lock")
            .step(
                (body, scope) -> {
                  String lock = scope.use(SymbolTable.Kind.LOCK, body.need("lock"));
                  return task -> task.environment().lock(lock).unlock();
                }),
        StepShapes.fields("with_lock")
            .need("lock", StepShapes.name("a lock's name"), "held during the steps")
            .need("steps", types.shape(), "what is done under the lock")
            .step(
                (body, scope) -> {
                  String lock = scope.use(SymbolTable.Kind.LOCK, body.need("lock"));
                  Action inner = types.compile(body.need("steps").list(), scope);
                  return task -> within(task, task.environment().lock(lock), inner);
                }));
  }

  /** Who is killed in the middle gives nothing back. */
  private static void within(TaskContext task, QuaternionSpinlock lock, Action inner) {
    boolean halted = false;
    lock.lock();
    try {
      inner.run(task);
    } catch (TaskHalted ended) {
      halted = true;
      throw ended;
    } finally {
      if (!halted) {
        lock.unlock();
      }
    }
  }
}
