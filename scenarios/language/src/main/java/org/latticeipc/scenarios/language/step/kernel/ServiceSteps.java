package org.latticeipc.scenarios.language.step.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.latticeipc.kernel.Kernel;
import org.latticeipc.kernel.capability.ExoCap;
import org.latticeipc.kernel.result.ExoError;
import org.latticeipc.kernel.result.ExoResult;
import org.latticeipc.scenarios.format.Formula;
import org.latticeipc.scenarios.format.Shape;
import org.latticeipc.scenarios.format.Value;
import org.latticeipc.scenarios.language.execution.Action;
import org.latticeipc.scenarios.language.execution.TaskContext;
import org.latticeipc.scenarios.language.step.StepDefinition;
import org.latticeipc.scenarios.language.step.StepFamily;
import org.latticeipc.scenarios.language.step.StepShapes;
import org.latticeipc.scenarios.language.step.StepTypes;
import org.latticeipc.scenarios.language.step.SymbolTable;
import org.latticeipc.scheduler.stream.Services;

/**
 * Steps of a supervisor: a library that starts services in the order of their dependencies, learns
 * of the end of any of them by an interrupt, and starts it again with all that depend on it.
 */
public final class ServiceSteps implements StepFamily {
  private static final String TASK = "a task";

  @Override
  public List<StepDefinition> steps(StepTypes types) {
    return List.of(
        KernelCall.named("watch_end")
            .on("cap", TASK, "the task whose end is told; one that has ended is told at once")
            .on("on", "a device", "an interrupt line that is raised then")
            .mayNumber("source", "0 to 63, 0 if left out", 0, 63)
            .does(
                types,
                g -> g.kernel().watchEnd(g.caller(), g.cap("cap"), g.cap("on"), g.small("source"))),
        KernelCall.named("unwatch_end")
            .on("cap", TASK, "the task whose end is told no more")
            .main("cap")
            .does(types, g -> g.kernel().unwatchEnd(g.caller(), g.cap("cap"))),
        start(),
        restart());
  }

  private static StepShapes.Builder services(String step) {
    return StepShapes.fields(step)
        .need(
            "services",
            StepShapes.list(StepShapes.name("a task's name"), "a list of tasks"),
            "tasks that are 'spawned'; the end of the first is source 0, and so on")
        .may(
            "after",
            new Shape.Dictionary(
                StepShapes.list(StepShapes.name("a task's name"), "a list of tasks"),
                "tasks by task"),
            "what a service depends on")
        .need("on", StepShapes.name("a device's name"), "an interrupt line that their ends raise");
  }

  private static StepDefinition start() {
    return services("start_services")
        .step(
            (body, scope) ->
                Plan.of(body, scope, "start_services")
                    .<Action>map(plan -> task -> plan.start(task, plan.services.startOrder()))
                    .orElse(task -> {}));
  }

  private static StepDefinition restart() {
    return services("restart_services")
        .need(
            "ended",
            StepShapes.formula(),
            "which have ended, as bits; who depends on them is killed, and all start again")
        .step(
            (body, scope) -> {
              Formula ended = scope.formula(body.need("ended"));
              return Plan.of(body, scope, "restart_services")
                  .<Action>map(plan -> task -> plan.restart(task, task.number(ended)))
                  .orElse(task -> {});
            });
  }

  /** The services of a step. */
  private record Plan(List<String> names, Services services, String line) {
    static Optional<Plan> of(Value body, SymbolTable scope, String step) {
      scope.needDividedCpu(body.at(), step);
      List<String> names = new ArrayList<>();
      for (Value name : body.list("services")) {
        names.add(scope.use(SymbolTable.Kind.TASK, name));
        scope.spawns(name.at());
        scope.make(SymbolTable.Kind.CAPABILITY, name.text());
      }
      String line = scope.capability(body.need("on"));
      try {
        Services services = new Services(TimeSteps.dependencies(body, names, scope, "services"));
        return Optional.of(new Plan(List.copyOf(names), services, line));
      } catch (IllegalArgumentException e) {
        scope.problem(body.at(), String.valueOf(e.getMessage()));
        return Optional.empty();
      }
    }

    void start(TaskContext task, List<Integer> which) {
      Kernel kernel = task.environment().kernel();
      for (int service : which) {
        task.environment().spawn(names.get(service), task);
        kernel
            .watchEnd(task.caller(), cap(task, service), task.capability(line), service)
            .orElseThrow();
      }
    }

    private ExoCap cap(TaskContext task, int service) {
      return task.capability(names.get(service));
    }

    void restart(TaskContext task, long ended) {
      long down = 0;
      long more = services.affectedBy(ended);
      while (more != 0) {
        services.toStop(more).forEach(service -> stop(task, service));
        down |= more;
        more = services.affectedBy(down | pending(task)) & ~down;
      }
      start(task, services.toStart(down));
    }

    private void stop(TaskContext task, int service) {
      Kernel kernel = task.environment().kernel();
      ExoCap cap = cap(task, service);
      kernel.unwatchEnd(task.caller(), cap).orElseThrow();
      ExoResult<?> killed = kernel.kill(task.caller(), cap);
      if (killed.error() != ExoError.TASK_ENDED) {
        killed.orElseThrow();
      }
      kernel.awaitEnd(task.caller(), cap).orElseThrow();
    }

    /** The ends that were told meanwhile: nobody else will be told of them. */
    private long pending(TaskContext task) {
      ExoResult<Long> bits =
          task.environment().kernel().tryTakeIrq(task.caller(), task.capability(line));
      return bits instanceof ExoResult.Ok<Long> ok ? ok.value() : 0;
    }
  }
}
