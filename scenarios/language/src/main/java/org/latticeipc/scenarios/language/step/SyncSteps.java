package org.latticeipc.scenarios.language.step;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.BiConsumer;
import org.latticeipc.machine.sync.Condition;
import org.latticeipc.machine.sync.Futex;
import org.latticeipc.machine.sync.WordMutex;
import org.latticeipc.scenarios.format.Formula;
import org.latticeipc.scenarios.format.Value;
import org.latticeipc.scenarios.language.execution.SyncObjects;

/** Steps on what is declared under {@code sync}. */
public final class SyncSteps implements StepFamily {
  private static final String TICKS =
      "waits so long; in the explorer the time may come at any moment";
  private static final String LATE = "the register that gets 1 if the time came, else 0";

  private static final Set<String> CALLS =
      Set.of(
          "park",
          "unpark",
          "futex_wait",
          "futex_wake",
          "mutex_lock",
          "mutex_unlock",
          "condition_wait",
          "signal",
          "broadcast");

  /**
   * Whether a step waits for something or wakes somebody by accesses of the machine's own.
   *
   * @param text of the step, from its word on, or in braces
   */
  public static boolean isCall(String text) {
    return CALLS.contains(text.replaceFirst("^\\{", "").split("[:} ]", 2)[0]);
  }

  @Override
  public boolean isRepeatable() {
    return true;
  }

  @Override
  public List<StepDefinition> steps(StepTypes types) {
    return List.of(
        park(),
        one(
            "unpark",
            SymbolTable.Kind.PERMIT,
            "gives the permit; a second one is lost",
            (s, n) -> s.permit(n).unpark()),
        futexWait(),
        futexWake(),
        one(
            "mutex_lock",
            SymbolTable.Kind.MUTEX,
            "waits until the mutex is free and takes it",
            (s, n) -> s.mutex(n).lock()),
        one(
            "mutex_unlock",
            SymbolTable.Kind.MUTEX,
            "frees the mutex",
            (s, n) -> s.mutex(n).unlock()),
        conditionWait(),
        one(
            "signal",
            SymbolTable.Kind.CONDITION,
            "ends the wait of one task",
            (s, n) -> s.condition(n).signal()),
        one(
            "broadcast",
            SymbolTable.Kind.CONDITION,
            "ends the waits of all",
            (s, n) -> s.condition(n).broadcast()),
        one(
            "use_memory",
            SymbolTable.Kind.MEMORY,
            "must not be freed",
            (s, n) -> s.memory(n).use()),
        one("free_memory", SymbolTable.Kind.MEMORY, "is freed, once", (s, n) -> s.memory(n).free()),
        one(
            "require_freed",
            SymbolTable.Kind.MEMORY,
            "must be freed by now; for 'finally'",
            (s, n) -> s.memory(n).requireFreed()));
  }

  private static StepDefinition one(
      String step, SymbolTable.Kind kind, String about, BiConsumer<SyncObjects, String> effect) {
    return StepShapes.fields(step)
        .need("on", StepShapes.name("a name under 'sync'"), about)
        .main("on")
        .step(
            (body, scope) -> {
              String name = scope.use(kind, body.need("on"));
              return task -> effect.accept(task.environment().sync(), name);
            });
  }

  private static StepDefinition park() {
    return StepShapes.fields("park")
        .need("on", StepShapes.name("a permit's name"), "waits for the permit and takes it")
        .may("ticks", StepShapes.formula(), TICKS)
        .may("late", StepShapes.name("a register's name"), LATE)
        .main("on")
        .step(
            (body, scope) -> {
              String name = scope.use(SymbolTable.Kind.PERMIT, body.need("on"));
              Value ticks = body.get("ticks");
              String late = late(body, scope);
              if (ticks == null) {
                return task -> task.environment().sync().permit(name).park();
              }
              Formula time = scope.formula(ticks);
              return task -> {
                long deadline = task.environment().machine().nowTicks() + task.number(time);
                boolean taken = task.environment().sync().permit(name).park(deadline);
                if (!late.isEmpty()) {
                  task.set(late, taken ? 0L : 1L);
                }
              };
            });
  }

  private static String late(Value body, SymbolTable scope) {
    Value late = body.get("late");
    if (late != null && body.get("ticks") == null) {
      scope.problem(late.at(), "'late' needs 'ticks': a wait without a limit is never late");
    }
    return late == null ? "" : scope.register(late);
  }

  private static StepDefinition futexWait() {
    return StepShapes.fields("futex_wait")
        .need("on", StepShapes.name("a futex's name"), "sleeps until woken")
        .need("expected", StepShapes.formula(), "does not sleep if the cell holds anything else")
        .may("ticks", StepShapes.formula(), TICKS)
        .may(
            "result",
            StepShapes.name("a register's name"),
            "the register that gets woken, changed or late")
        .step(
            (body, scope) -> {
              String name = scope.use(SymbolTable.Kind.FUTEX, body.need("on"));
              Formula expected = scope.formula(body.need("expected"));
              Value ticks = body.get("ticks");
              Formula time = ticks == null ? null : scope.formula(ticks);
              Value into = body.get("result");
              String result = into == null ? "" : scope.register(into);
              return task -> {
                Futex futex = task.environment().sync().futex(name);
                Futex.Ended ended =
                    time == null
                        ? futex.await(task.number(expected))
                        : futex.await(
                            task.number(expected),
                            task.environment().machine().nowTicks() + task.number(time));
                if (!result.isEmpty()) {
                  task.set(result, ended.name().toLowerCase(Locale.ROOT));
                }
              };
            });
  }

  private static StepDefinition futexWake() {
    return StepShapes.fields("futex_wake")
        .need("on", StepShapes.name("a futex's name"), "wakes who sleeps on it")
        .may("most", StepShapes.formula(), "at most so many, 1 if left out")
        .main("on")
        .step(
            (body, scope) -> {
              String name = scope.use(SymbolTable.Kind.FUTEX, body.need("on"));
              Value given = body.get("most");
              Formula most = given == null ? new Formula.Constant(1L) : scope.formula(given);
              return task ->
                  task.environment()
                      .sync()
                      .futex(name)
                      .wake((int) Math.max(0, Math.min(Integer.MAX_VALUE, task.number(most))));
            });
  }

  private static StepDefinition conditionWait() {
    return StepShapes.fields("condition_wait")
        .need("on", StepShapes.name("a condition's name"), "waits until it is signalled")
        .need("with", StepShapes.name("a mutex's name"), "freed while it waits, and taken again")
        .may("ticks", StepShapes.formula(), TICKS)
        .may("late", StepShapes.name("a register's name"), LATE)
        .step(
            (body, scope) -> {
              String name = scope.use(SymbolTable.Kind.CONDITION, body.need("on"));
              String with = scope.use(SymbolTable.Kind.MUTEX, body.need("with"));
              Value ticks = body.get("ticks");
              Formula time = ticks == null ? null : scope.formula(ticks);
              String late = late(body, scope);
              return task -> {
                Condition condition = task.environment().sync().condition(name);
                WordMutex mutex = task.environment().sync().mutex(with);
                boolean early = true;
                if (time == null) {
                  condition.await(mutex);
                } else {
                  early =
                      condition.await(
                          mutex, task.environment().machine().nowTicks() + task.number(time));
                }
                if (!late.isEmpty()) {
                  task.set(late, early ? 0L : 1L);
                }
              };
            });
  }
}
