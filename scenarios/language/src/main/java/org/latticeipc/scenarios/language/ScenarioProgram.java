package org.latticeipc.scenarios.language;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.latticeipc.kernel.capability.Domain;
import org.latticeipc.kernel.capability.ExoCap;
import org.latticeipc.machine.TaskHandle;
import org.latticeipc.machine.program.Program;
import org.latticeipc.machine.program.Setup;
import org.latticeipc.scenarios.language.execution.EndpointPlan;
import org.latticeipc.scenarios.language.execution.Environment;
import org.latticeipc.scenarios.language.execution.SyncPlan;
import org.latticeipc.scenarios.language.execution.TaskContext;
import org.latticeipc.scenarios.language.execution.TaskPlan;
import org.latticeipc.scenarios.language.part.VariantParts;
import org.latticeipc.scenarios.language.part.Variants;

/** A scenario under some engine. */
final class ScenarioProgram implements Abridgeable {
  private final String name;
  private final Scenario.Plan plan;
  private final VariantParts parts;
  private final Consumer<String> output;
  private final Set<String> leftOut;

  ScenarioProgram(String name, Scenario.Plan plan, Variants variants, Consumer<String> output) {
    this(
        name,
        plan,
        variants.parts(plan.suite(), plan.queue(), plan.cpuSlices()).withFaults(plan.faults()),
        output,
        Set.of());
  }

  private ScenarioProgram(
      String name,
      Scenario.Plan plan,
      VariantParts parts,
      Consumer<String> output,
      Set<String> leftOut) {
    this.name = name;
    this.plan = plan;
    this.parts = parts;
    this.output = output;
    this.leftOut = leftOut;
  }

  @Override
  public Program without(Set<String> places) {
    Set<String> all = new TreeSet<>(leftOut);
    all.addAll(places);
    return new ScenarioProgram(name, plan, parts, output, all);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void build(Setup setup) {
    Environment environment =
        new Environment(setup.machine(), parts, output, plan.hardware().faults(), leftOut);
    plan.sync().stream().filter(SyncPlan::isMemory).forEach(each -> each.addTo(environment));
    plan.cells().forEach(each -> each.addTo(environment));
    for (String lock : plan.locks()) {
      environment.addLock(lock, parts.ipc().lock().create(setup.machine(), lock));
    }
    plan.sync().stream().filter(each -> !each.isMemory()).forEach(each -> each.addTo(environment));
    plan.domains().forEach(environment::addDomain);
    plan.endpoints().forEach(e -> environment.addEndpoint(e.name(), e.domain(), e.capacity()));
    plan.hardware().addTo(environment);
    Map<String, TaskHandle> handles = new LinkedHashMap<>();
    for (TaskPlan task : plan.tasks()) {
      declare(setup, environment, task, handles);
    }
    plan.hardware().declarePower(setup, environment);
    plan.tasks().forEach(task -> environment.bindSlices(task, plan.sliceTicks()));
    plan.endpoints().forEach(e -> grant(environment, e.name(), e.domain(), e.grants()));
    plan.tasks().forEach(t -> grant(environment, t.name(), t.domain(), t.grants()));
    if (!plan.domains().isEmpty()) {
      environment.addLattice();
      plan.channels()
          .forEach(c -> environment.addChannel(c, firstTask(c.first()), firstTask(c.second())));
    }
    if (plan.dag()) {
      environment.addScheduler();
    }
    boolean faultless = plan.hardware().faults().isEmpty();
    if (plan.domains().isEmpty() && !plan.dag() && faultless) {
      setup.holdsOnlyCells();
    }
    plan.alike().forEach(names -> setup.interchangeable(handles(names, handles)));
    plan.afterwards()
        .ifPresent(a -> setup.afterwards(() -> a.run(new TaskContext(environment, "finally"))));
    plan.properties().forEach(setup::property);
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
      Setup setup, Environment environment, TaskPlan task, Map<String, TaskHandle> handles) {
    Runnable body = task.body(environment);
    if (task.spawned()) {
      environment.addSpawned(task);
    } else if (task.domain().isEmpty()) {
      handles.put(task.name(), setup.task(task.name(), task.cpu(), body));
    } else {
      Domain domain = environment.domain(task.domain());
      ExoCap cap = environment.kernel().declareTask(setup, domain, task.name(), task.cpu(), body);
      environment.addTask(task.name(), task.domain(), cap);
    }
  }

  private static void grant(
      Environment environment, String name, String owner, List<EndpointPlan.Grant> grants) {
    grants.forEach(g -> environment.addGrant(name, owner, g.to(), g.rights()));
  }

  private static TaskHandle[] handles(List<String> names, Map<String, TaskHandle> handles) {
    return handles.entrySet().stream()
        .filter(e -> names.contains(e.getKey()))
        .map(Map.Entry::getValue)
        .toArray(TaskHandle[]::new);
  }
}
