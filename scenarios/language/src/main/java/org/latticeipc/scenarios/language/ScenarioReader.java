package org.latticeipc.scenarios.language;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.latticeipc.explorer.result.ExplorerOptions;
import org.latticeipc.ipc.IpcParts;
import org.latticeipc.kernel.object.SliceTime;
import org.latticeipc.machine.program.Property;
import org.latticeipc.model.MemoryModel;
import org.latticeipc.model.ModelDescriptor;
import org.latticeipc.scenarios.format.InputError;
import org.latticeipc.scenarios.format.Position;
import org.latticeipc.scenarios.format.Problems;
import org.latticeipc.scenarios.format.Value;
import org.latticeipc.scenarios.format.YamlReader;
import org.latticeipc.scenarios.language.execution.Action;
import org.latticeipc.scenarios.language.execution.CellPlan;
import org.latticeipc.scenarios.language.execution.ChannelPlan;
import org.latticeipc.scenarios.language.execution.EndpointPlan;
import org.latticeipc.scenarios.language.execution.SyncPlan;
import org.latticeipc.scenarios.language.execution.TaskPlan;
import org.latticeipc.scenarios.language.part.BoundedFault;
import org.latticeipc.scenarios.language.part.PropertyCatalogue;
import org.latticeipc.scenarios.language.part.Variants;
import org.latticeipc.scenarios.language.step.Arrays;
import org.latticeipc.scenarios.language.step.StepShapes;
import org.latticeipc.scenarios.language.step.SymbolTable;

/**
 * Reads a scenario file: first its shape, then its names, so that whatever is wrong is said before
 * anything runs. Confined to one file.
 */
public final class ScenarioReader {
  private static final int DEFAULT_CPUS = 2;
  private static final int DEFAULT_CAPACITY = 4;
  private static final int DEFAULT_SLICE = 10;

  private final ScenarioFormat format = new ScenarioFormat();
  private final Problems problems;
  private final SymbolTable file;
  private final Value root;
  private final Set<String> taskNames = new TreeSet<>();

  private ScenarioReader(String shown, byte[] bytes, Map<String, Long> chosen) throws InputError {
    YamlReader.Document document = YamlReader.read(shown, bytes, format.root(), chosen);
    this.root = document.value();
    this.problems = new Problems(shown);
    this.file = new SymbolTable(problems, document.parameters());
  }

  /**
   * Reads a scenario.
   *
   * @param shown the file's name as the user wrote it
   */
  public static Scenario read(String shown, byte[] bytes) throws InputError {
    return read(shown, bytes, Map.of());
  }

  /**
   * Reads a scenario with some of its parameters chosen.
   *
   * @param shown the file's name as the user wrote it
   * @param chosen values of parameters, each of which must be the file's
   */
  public static Scenario read(String shown, byte[] bytes, Map<String, Long> chosen)
      throws InputError {
    return new ScenarioReader(shown, bytes, chosen).read();
  }

  /**
   * The parameters of a scenario, each with the value that it has.
   *
   * @param shown the file's name as the user wrote it
   * @param chosen values of parameters, each of which must be the file's
   */
  public static Map<String, Long> parameters(String shown, byte[] bytes, Map<String, Long> chosen)
      throws InputError {
    return YamlReader.read(shown, bytes, new ScenarioFormat().root(), chosen).parameters().values();
  }

  private Scenario read() throws InputError {
    Scenario.MachineSettings machine = machine();
    if (section("machine").whole("cpu_slices", 0) > 0) {
      file.divideCpus();
    }
    Value faults = root.get("faults");
    if (faults != null && faults.whole(BoundedFault.CRASH.word(), 0) > 0) {
      file.letCrash();
    }
    root.map("functions")
        .forEach(
            (name, function) -> {
              file.define(SymbolTable.Kind.FUNCTION, name, function.at());
              file.functions().define(name, function);
            });
    List<String> locks = names("locks", SymbolTable.Kind.LOCK);
    List<SyncPlan> sync = sync();
    List<CellPlan> cells = cells();
    List<String> domains = names("domains", SymbolTable.Kind.DOMAIN);
    List<EndpointPlan> endpoints = endpoints();
    List<ChannelPlan> channels = channels();
    HardwareReader hardware = new HardwareReader(root, file, problems);
    hardware.define();
    Value ipc = section("ipc");
    List<List<String>> alike = new ArrayList<>();
    List<TaskPlan> tasks = tasks(machine.cpus(), alike);
    Optional<Action> afterwards = afterwards();
    Scenario.Plan plan =
        new Scenario.Plan(
            cells,
            locks,
            sync,
            domains,
            endpoints,
            channels,
            hardware.read(format.steps()),
            ipc.text("suite", "sealed"),
            (int) ipc.whole("queue", IpcParts.QUEUE_CAPACITY),
            hardware.frames(),
            file.usesDag(),
            (int) section("machine").whole("cpu_slices", 0),
            sliceTicks(),
            tasks,
            file.readsIndex() ? List.of() : alike,
            afterwards,
            properties());
    Scenario scenario =
        new Scenario(
            root.need("name").text(),
            root.text("about", ""),
            machine,
            variants(),
            expectation(),
            file.sizes(),
            plan);
    problems.throwIfAny();
    return scenario;
  }

  private List<CellPlan> cells() {
    List<CellPlan> cells = new ArrayList<>();
    root.map("cells")
        .forEach(
            (name, cell) -> {
              file.define(SymbolTable.Kind.CELL, name, cell.at());
              Value in = cell.get("in");
              String memory = in == null ? "" : file.use(SymbolTable.Kind.MEMORY, in);
              long initial = cell.need("initial").whole();
              if (cell.get("count") == null) {
                cells.add(new CellPlan(name, initial, memory));
                return;
              }
              int count = (int) cell.need("count").whole();
              file.arrays().define(name, count);
              for (int i = 0; i < count; i++) {
                cells.add(new CellPlan(Arrays.element(name, i), initial, memory));
              }
            });
    return cells;
  }

  private List<SyncPlan> sync() {
    List<SyncPlan> all = new ArrayList<>();
    root.map("sync")
        .forEach(
            (name, value) -> {
              String kind = value.need("kind").text().toUpperCase(Locale.ROOT);
              boolean spurious = value.get("spurious") != null && value.need("spurious").flag();
              file.define(SymbolTable.Kind.valueOf(kind), name, value.at());
              SyncPlan plan = new SyncPlan(name, SyncPlan.Kind.valueOf(kind), spurious);
              if (plan.kind() == SyncPlan.Kind.FUTEX && !root.map("cells").containsKey(name)) {
                problems.add(
                    value.at(),
                    "futex '" + name + "' is on the cell of its name; there is none under 'cells'");
              }
              all.add(plan);
            });
    return all;
  }

  private Value section(String name) {
    Value section = root.get(name);
    return section == null ? new Value(Position.WHOLE_FILE, Map.of()) : section;
  }

  private List<ChannelPlan> channels() {
    List<ChannelPlan> channels = new ArrayList<>();
    root.map("channels")
        .forEach(
            (name, channel) -> {
              List<Value> between = channel.need("between").list();
              if (between.size() != 2) {
                problems.add(channel.at(), "found " + between.size() + " domains, expected two");
              }
              String first = file.use(SymbolTable.Kind.DOMAIN, between.get(0));
              String second = file.use(SymbolTable.Kind.DOMAIN, between.get(1));
              if (first.equals(second)) {
                problems.add(channel.at(), "found '" + first + "' twice, expected two domains");
              }
              file.end(first, name);
              file.end(second, name);
              channels.add(new ChannelPlan(name, first, second, channel.text("suite", "")));
            });
    return channels;
  }

  private List<Long> sliceTicks() {
    Value machine = section("machine");
    long slices = machine.whole("cpu_slices", 0);
    List<Value> ticks = machine.list("slice_ticks");
    if (ticks.size() > slices) {
      problems.add(
          machine.need("slice_ticks").at(),
          "found "
              + ticks.size()
              + " lengths, expected at most "
              + slices
              + ": 'cpu_slices' says how many slices there are");
    } else if (!ticks.isEmpty()
        && root.list("tasks").stream().allMatch(t -> t.list("slices").isEmpty())) {
      problems.add(
          machine.need("slice_ticks").at(), "no task has 'slices', so no slice has a length");
    }
    return ticks.stream().map(Value::whole).toList();
  }

  private Scenario.MachineSettings machine() {
    Value settings = section("machine");
    String model = settings.text("model", MemoryModel.RC11.id());
    return new Scenario.MachineSettings(
        (int) settings.whole("cpus", DEFAULT_CPUS),
        ModelDescriptor.named(model).orElseThrow(),
        (int) settings.whole("slice", DEFAULT_SLICE),
        settings.whole("seed", 1),
        (int) settings.whole("max_events", ExplorerOptions.DEFAULT_MAX_EVENTS),
        settings.get("max_events") != null);
  }

  private List<String> names(String section, SymbolTable.Kind kind) {
    List<String> names = new ArrayList<>();
    for (Value name : root.list(section)) {
      file.define(kind, name.text(), name.at());
      names.add(name.text());
    }
    return names;
  }

  private List<EndpointPlan> endpoints() {
    List<EndpointPlan> endpoints = new ArrayList<>();
    root.map("endpoints")
        .forEach(
            (name, endpoint) -> {
              file.define(SymbolTable.Kind.ENDPOINT, name, endpoint.at());
              String domain = file.use(SymbolTable.Kind.DOMAIN, endpoint.need("domain"));
              file.own(domain, SymbolTable.Kind.ENDPOINT, name, endpoint.at());
              endpoints.add(
                  new EndpointPlan(
                      name,
                      domain,
                      (int) endpoint.whole("capacity", DEFAULT_CAPACITY),
                      grants(name, endpoint)));
            });
    return endpoints;
  }

  private List<EndpointPlan.Grant> grants(String name, Value of) {
    List<EndpointPlan.Grant> grants = new ArrayList<>();
    for (Value grant : of.list("grants")) {
      String to = file.use(SymbolTable.Kind.DOMAIN, grant.need("to"));
      file.grant(to, name);
      grants.add(new EndpointPlan.Grant(to, StepShapes.rights(grant, "rights")));
    }
    return grants;
  }

  private List<TaskPlan> tasks(int cpus, List<List<String>> alike) {
    IdentityHashMap<Value, List<EndpointPlan.Grant>> grants = new IdentityHashMap<>();
    for (Value task : root.list("tasks")) {
      file.sizes().declare(task.whole("count", 1), task.at(), isSpawned(task));
      if (file.sizes().isRefused()) {
        return List.of();
      }
      grants.put(task, define(task));
    }
    List<TaskPlan> plans = new ArrayList<>();
    SlicePlan slices = new SlicePlan((int) section("machine").whole("cpu_slices", 0), problems);
    slices.owners(root.list("tasks"), cpus).forEach(file::grant);
    int started = 0;
    for (Value task : root.list("tasks")) {
      List<String> group = taskNames(task);
      boolean spawned = isSpawned(task);
      String domain = task.text("domain", "");
      for (int index = 0; index < group.size(); index++) {
        String name = group.get(index);
        int cpu = (int) task.whole("cpu", spawned ? 0 : started % cpus);
        checkCpu(task, cpu, cpus);
        List<Integer> own = slices.of(task, cpu);
        started += spawned ? 0 : 1;
        plans.add(
            new TaskPlan(
                name,
                index,
                domain,
                cpu,
                spawned,
                own,
                gas(task),
                grants.getOrDefault(task, List.of()),
                compile(task, name, domain, !spawned)));
      }
      if (group.size() > 1 && domain.isEmpty()) {
        alike.add(group);
      }
    }
    if (started == 0) {
      problems.add(root.need("tasks").at(), "every task waits to be spawned, nothing would run");
    }
    return plans;
  }

  private long gas(Value task) {
    Value gas = task.get("gas");
    if (gas != null && section("machine").whole("cpu_slices", 0) == 0) {
      problems.add(
          gas.at(), "gas is spent on a divided CPU only; say 'cpu_slices' under 'machine'");
    }
    if (gas != null && isSpawned(task)) {
      problems.add(gas.at(), "a task that is spawned has no gas yet; set it by 'set_gas'");
    }
    return gas == null ? SliceTime.UNMETERED : gas.whole();
  }

  private void checkCpu(Value task, int cpu, int cpus) {
    if (cpu >= cpus) {
      problems.add(
          task.need("cpu").at(),
          "found CPU " + cpu + ", expected 0 to " + (cpus - 1) + ": 'machine' has " + cpus);
    }
  }

  /** Defines the task's names before any step is compiled, since steps of others may use them. */
  private List<EndpointPlan.Grant> define(Value task) {
    Value name = task.need("name");
    Value domain = task.get("domain");
    if (domain != null) {
      file.use(SymbolTable.Kind.DOMAIN, domain);
    } else if (task.get("grants") != null) {
      problems.add(task.need("grants").at(), "'grants' needs a task in a domain; add 'domain'");
    }
    for (String each : taskNames(task)) {
      if (!taskNames.add(each)) {
        problems.add(name.at(), "the task '" + each + "' is defined twice");
      }
    }
    List<EndpointPlan.Grant> grants = List.of();
    for (String each : taskNames(task)) {
      if (isSpawned(task)) {
        file.make(SymbolTable.Kind.TASK, each);
      } else if (domain != null) {
        file.own(domain.text(), SymbolTable.Kind.TASK, each, name.at());
        grants = grants(each, task);
      }
    }
    return grants;
  }

  private static boolean isSpawned(Value task) {
    return task.text("start", "at-once").equals("spawned");
  }

  private static List<String> taskNames(Value task) {
    String name = task.need("name").text();
    Value count = task.get("count");
    if (count == null) {
      return List.of(name);
    }
    List<String> names = new ArrayList<>();
    for (int i = 1; i <= count.whole(); i++) {
      names.add(name + i);
    }
    return names;
  }

  private Action compile(Value task, String name, String domain, boolean runs) {
    SymbolTable scope = file.task(name, domain, runs);
    Action action = format.steps().compile(task.need("steps").list(), scope);
    scope.finish();
    return action;
  }

  private Optional<Action> afterwards() {
    Value steps = root.get("finally");
    if (steps == null) {
      return Optional.empty();
    }
    SymbolTable scope = file.task("finally", "", false);
    Action action = format.steps().compile(steps.list(), scope);
    scope.finish();
    return Optional.of(action);
  }

  private Variants variants() {
    Variants variants = Variants.NONE;
    for (Map.Entry<String, Value> entry : root.map("variants").entrySet()) {
      try {
        variants = variants.with(entry.getKey() + "=" + entry.getValue().text());
      } catch (IllegalArgumentException e) {
        problems.add(entry.getValue().at(), String.valueOf(e.getMessage()));
      }
    }
    return variants;
  }

  private List<Property> properties() {
    return propertyNames().stream().map(format.properties()::named).toList();
  }

  private List<String> propertyNames() {
    return root.list("properties").stream().map(Value::text).distinct().toList();
  }

  private Optional<Scenario.Expectation> expectation() {
    Value expect = root.get("expect");
    if (expect == null) {
      return Optional.empty();
    } else if (expect.tag().equals("holds")) {
      return Optional.of(new Scenario.Expectation(Optional.empty()));
    }
    Value property = expect.body().need("property");
    if (!PropertyCatalogue.isAlways(property.text())
        && !propertyNames().contains(property.text())) {
      problems.add(
          property.at(),
          "'" + property.text() + "' is not under 'properties', so it is never judged; add it");
    }
    return Optional.of(new Scenario.Expectation(Optional.of(property.text())));
  }
}
