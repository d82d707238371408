package org.latticeipc.scenarios.language;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.latticeipc.kernel.capability.Domain;
import org.latticeipc.kernel.capability.ExoCap;
import org.latticeipc.machine.TaskHandle;
import org.latticeipc.machine.program.Program;
import org.latticeipc.machine.program.Setup;

/** A scenario under some engine. */
final class ScenarioProgram implements Program {
  private final String name;
  private final Scenario.Plan plan;
  private final Variants variants;
  private final VariantParts parts;
  private final Consumer<String> output;

  ScenarioProgram(String name, Scenario.Plan plan, Variants variants, Consumer<String> output) {
    this.name = name;
    this.plan = plan;
    this.variants = variants;
    this.parts = variants.parts(plan.suite(), plan.queue()).withFaults(plan.faults());
    this.output = output;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void build(Setup setup) {
    Environment world = new Environment(setup.machine(), parts, output);
    plan.cells().forEach(world::addCell);
    for (String lock : plan.locks()) {
      world.addLock(lock, variants.lock(setup.machine(), lock));
    }
    plan.domains().forEach(world::addDomain);
    plan.endpoints().forEach(e -> world.addEndpoint(e.name(), e.domain(), e.capacity()));
    Map<String, TaskHandle> handles = new LinkedHashMap<>();
    for (TaskPlan task : plan.tasks()) {
      declare(setup, world, task, handles);
    }
    plan.endpoints().forEach(e -> grant(world, e.name(), e.domain(), e.grants()));
    plan.tasks().forEach(t -> grant(world, t.name(), t.domain(), t.grants()));
    if (!plan.domains().isEmpty()) {
      world.addLattice();
      plan.channels()
          .forEach(c -> world.addChannel(c, firstTask(c.first()), firstTask(c.second())));
    }
    if (plan.dag()) {
      world.addScheduler();
    }
    if (plan.domains().isEmpty() && !plan.dag()) {
      setup.holdsOnlyCells();
    }
    plan.alike().forEach(names -> setup.interchangeable(handles(names, handles)));
    plan.afterwards()
        .ifPresent(a -> setup.afterwards(() -> a.run(new TaskContext(world, "finally", ""))));
    plan.properties().forEach(p -> setup.property(PropertyCatalogue.named(p)));
  }

  /** The task that gets time when somebody yields to a channel of the domain. */
  private String firstTask(String domain) {
    return plan.tasks().stream()
        .filter(t -> t.domain().equals(domain) && !t.spawned())
        .map(TaskPlan::name)
        .findFirst()
        .orElse("");
  }

  private static void declare(
      Setup setup, Environment world, TaskPlan task, Map<String, TaskHandle> handles) {
    Runnable body = task.body(world);
    if (task.spawned()) {
      world.addSpawned(task);
    } else if (task.domain().isEmpty()) {
      handles.put(task.name(), setup.task(task.name(), task.cpu(), body));
    } else {
      Domain domain = world.domain(task.domain());
      ExoCap cap = world.kernel().declareTask(setup, domain, task.name(), task.cpu(), body);
      world.addTask(task.name(), task.domain(), cap);
    }
  }

  private static void grant(
      Environment world, String name, String owner, List<EndpointPlan.Grant> grants) {
    grants.forEach(g -> world.addGrant(name, owner, g.to(), g.rights()));
  }

  private static TaskHandle[] handles(List<String> names, Map<String, TaskHandle> handles) {
    return handles.entrySet().stream()
        .filter(e -> names.contains(e.getKey()))
        .map(Map.Entry::getValue)
        .toArray(TaskHandle[]::new);
  }
}
