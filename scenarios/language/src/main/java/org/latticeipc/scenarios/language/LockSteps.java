package org.latticeipc.scenarios.language;

import java.util.List;
import org.latticeipc.scenarios.format.Shape;

/** Steps on quaternion spinlocks declared under {@code locks}. */
final class LockSteps {
  private LockSteps() {}

  static List<StepDefinition> all(Shape steps, StepTypes compiler) {
    return List.of(
        StepShapes.fields("lock")
            .need("lock", StepShapes.name("a lock's name"), "waits until the task owns the lock")
            .main("lock")
            .step(
                (body, scope) -> {
                  String lock = scope.use(SymbolTable.Kind.LOCK, body.need("lock"));
                  return task -> task.world().lock(lock).lock();
                }),
        StepShapes.fields("unlock")
            .need("lock", StepShapes.name("a lock's name"), "gives the lock to whoever is next")
            .main("lock")
            .step(
                (body, scope) -> {
                  String lock = scope.use(SymbolTable.Kind.LOCK, body.need("lock"));
                  return task -> task.world().lock(lock).unlock();
                }),
        StepShapes.fields("with_lock")
            .need("lock", StepShapes.name("a lock's name"), "held during the steps")
            .need("steps", steps, "what is done under the lock")
            .step(
                (body, scope) -> {
                  String lock = scope.use(SymbolTable.Kind.LOCK, body.need("lock"));
                  Action inner = compiler.compile(body.need("steps").list(), scope);
                  return task -> task.world().lock(lock).withQlock(() -> inner.run(task));
                }));
  }
}
