package org.latticeipc.scenarios.language.execution;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.latticeipc.ipc.Lattice;
import org.latticeipc.ipc.LatticeChannel;
import org.latticeipc.ipc.LatticeContext;
import org.latticeipc.ipc.LatticePair;
import org.latticeipc.ipc.lock.QuaternionSpinlock;
import org.latticeipc.kernel.Kernel;
import org.latticeipc.kernel.capability.Domain;
import org.latticeipc.kernel.capability.ExoCap;
import org.latticeipc.kernel.capability.Rights;
import org.latticeipc.kernel.object.SliceTime;
import org.latticeipc.machine.LoadOrder;
import org.latticeipc.machine.LongCell;
import org.latticeipc.machine.Machine;
import org.latticeipc.machine.StoppedCpu;
import org.latticeipc.machine.StoreOrder;
import org.latticeipc.machine.TaskHandle;
import org.latticeipc.machine.program.EngineProperties;
import org.latticeipc.machine.program.PropertyViolation;
import org.latticeipc.scenarios.language.part.BoundedFault;
import org.latticeipc.scenarios.language.part.FaultStruck;
import org.latticeipc.scenarios.language.part.VariantParts;
import org.latticeipc.scheduler.DagScheduler;

/**
 * Everything of one execution that steps refer to by name. Built by set-up and never changed by
 * tasks: what they share is in the cells of these things.
 */
public final class Environment {
  private final Machine machine;
  private final Consumer<String> output;
  private final Set<String> leftOut;
  private final Map<String, LongCell> cells = new LinkedHashMap<>();
  private final Map<String, QuaternionSpinlock> locks = new LinkedHashMap<>();
  private final Map<String, TaskPlan> spawned = new LinkedHashMap<>();
  private final Map<String, Domain> domains = new LinkedHashMap<>();
  private final Map<String, ExoCap> capabilities = new LinkedHashMap<>();
  private final Map<String, LatticeChannel> channels = new LinkedHashMap<>();
  private final Map<Integer, DividedCpu> cpus = new LinkedHashMap<>();
  private final SyncObjects sync;
  private final FaultBudget faults;
  private @Nullable LongCell power;

  /** What tasks await that a crash has stopped; null on divided CPUs, which end them. */
  private @Nullable LongCell off;

  /** What tasks of each CPU await when it has failed. */
  private final List<LongCell> cpuPower = new ArrayList<>();

  private final VariantParts parts;
  private @Nullable Kernel kernel;
  private @Nullable Lattice lattice;
  private @Nullable DagScheduler scheduler;

  /**
   * An execution that begins.
   *
   * @param faults how often each fault may happen in it
   * @param leftOut places of steps that are not done
   */
  public Environment(
      Machine machine,
      VariantParts parts,
      Consumer<String> output,
      Map<BoundedFault, Integer> faults,
      Set<String> leftOut) {
    this.machine = machine;
    this.faults = new FaultBudget(machine, faults, parts.kernel().slicesPerCpu() > 0);
    for (int cpu = 0; this.faults.stopsCpus() && cpu < machine.cpuCount(); cpu++) {
      cpuPower.add(machine.longCell("cpu " + cpu, 1));
    }
    if (this.faults.most(BoundedFault.CRASH) > 0 && parts.kernel().slicesPerCpu() == 0) {
      off = machine.longCell("off", 1);
    }
    this.leftOut = leftOut;
    this.sync = new SyncObjects(machine, parts.sync());
    this.parts = parts;
    this.output = output;
  }

  /** Several disks lose their power together; see {@link PowerSupply}. In set-up. */
  void countPowerLosses() {
    power = machine.longCell("power", 0);
  }

  /** All disks are without power, so many times until now. RELEASE pairs with the wait for it. */
  void powerLost(int times) {
    if (power != null) {
      power.store(times, StoreOrder.RELEASE);
    }
  }

  /** Waits until all disks were without power so many times; ACQUIRE, for they are then. */
  void awaitPowerLoss(int times) {
    if (power != null) {
      power.await(lost -> lost >= times, LoadOrder.ACQUIRE);
    }
  }

  /** The calling task's CPU has failed: it goes on no more. RELAXED: it reads nothing. */
  void stopWithCpu() {
    cpuPower.get(machine.currentCpu()).await(StoppedCpu.FOR_EVER, LoadOrder.RELAXED);
    throw new IllegalStateException("a CPU that failed works again");
  }

  /**
   * The calling task has met a crash: it goes on no more, and whoever was there before it is no
   * deadlock. RELAXED: it reads nothing. On divided CPUs, where the kernel ends them, nothing.
   */
  void stopWithPower() {
    if (off != null) {
      off.await(LostPower.FOR_EVER, LoadOrder.RELAXED);
      throw new IllegalStateException("the power of before a crash came back");
    }
  }

  /** Tells that a fault has struck the calling task. */
  void struckBy(String fault) {
    if (machine.observed()) {
      machine.note(new FaultStruck(fault));
    }
  }

  /** How often each fault may happen. */
  public FaultBudget faults() {
    return faults;
  }

  /** Makes a page of a domain. */
  void addPage(PagePlan plan) {
    capabilities.put(
        key(plan.domain(), plan.name()),
        kernel().createPage(domain(plan.domain()), plan.words()).orElseThrow());
    plan.grants().forEach(g -> addGrant(plan.name(), plan.domain(), g.to(), g.rights()));
  }

  /** Makes a device of a domain. */
  void addDevice(DevicePlan plan) {
    capabilities.put(key(plan.domain(), plan.name()), plan.make(kernel(), domain(plan.domain())));
    plan.grants().forEach(g -> addGrant(plan.name(), plan.domain(), g.to(), g.rights()));
  }

  /** Makes a disk of a domain. */
  void addDisk(DiskPlan plan) {
    Domain owner = domain(plan.domain());
    capabilities.put(
        key(plan.domain(), plan.name()),
        kernel()
            .devices()
            .createDisk(owner, plan.blocks(), plan.words(), plan.rule())
            .orElseThrow());
    plan.grants().forEach(g -> addGrant(plan.name(), plan.domain(), g.to(), g.rights()));
  }

  public Machine machine() {
    return machine;
  }

  /** Whether the steps of a place are not done. */
  public boolean leavesOut(String place) {
    return leftOut.contains(place);
  }

  void addCell(CellPlan plan) {
    cells.put(
        plan.name(),
        plan.memory().isEmpty()
            ? machine.longCell(plan.name(), plan.initial())
            : sync.memory(plan.memory()).longCell(plan.name(), plan.initial()));
  }

  public void addLock(String name, QuaternionSpinlock lock) {
    locks.put(name, lock);
  }

  public void addDomain(String name) {
    domains.put(name, kernel().createDomain(name));
  }

  /** Makes an endpoint of a domain. */
  public void addEndpoint(String name, String owner, int capacity) {
    capabilities.put(
        key(owner, name), kernel().createEndpoint(domain(owner), capacity).orElseThrow());
  }

  /** Gives a domain a capability for what another one has. */
  public void addGrant(String name, String owner, String to, Rights rights) {
    capabilities.put(
        key(to, name),
        kernel().grant(domain(owner), capability(owner, name), domain(to), rights).orElseThrow());
  }

  /** Files the capability of a task. */
  public void addTask(String name, String owner, ExoCap cap) {
    capabilities.put(key(owner, name), cap);
  }

  /** A CPU's slices and whose they are. */
  private record DividedCpu(Domain owner, List<ExoCap> slices) {}

  /** The name under which a domain has a slice of a CPU. */
  public static String sliceName(int cpu, int slice) {
    return "cpu" + cpu + ".slice" + slice;
  }

  private DividedCpu divided(String owner, int number, List<Long> lengths) {
    Domain domain = domain(owner);
    List<ExoCap> slices = kernel().claimCpu(domain, number).orElseThrow();
    for (int slice = 0; slice < slices.size(); slice++) {
      capabilities.put(key(owner, sliceName(number, slice)), slices.get(slice));
      if (slice < lengths.size()) {
        kernel().setSliceLength(domain, slices.get(slice), lengths.get(slice)).orElseThrow();
      }
    }
    return new DividedCpu(domain, slices);
  }

  /**
   * Gives a task its slices and gas. A CPU belongs to the domain of the first task that has any
   * slice of it.
   *
   * @param lengths of each CPU's slices, the first ones, in ticks
   */
  public void bindSlices(TaskPlan task, List<Long> lengths) {
    if (task.gas() != SliceTime.UNMETERED) {
      Domain domain = domain(task.domain());
      kernel().setGas(domain, capability(task.domain(), task.name()), task.gas()).orElseThrow();
    }
    for (int slice : task.slices()) {
      Domain domain = domain(task.domain());
      DividedCpu cpu =
          cpus.computeIfAbsent(task.cpu(), number -> divided(task.domain(), number, lengths));
      ExoCap cap = cpu.slices().get(slice);
      ExoCap own =
          cpu.owner().equals(domain)
              ? cap
              : kernel().grant(cpu.owner(), cap, domain, Rights.CONTROL).orElseThrow();
      capabilities.put(key(task.domain(), sliceName(task.cpu(), slice)), own);
      kernel().bindSlice(domain, own, capability(task.domain(), task.name())).orElseThrow();
    }
  }

  private static String key(String domain, String name) {
    return domain + " " + name;
  }

  /** The kernel, started when first asked for, which is in set-up. */
  public Kernel kernel() {
    Kernel running = kernel;
    if (running == null) {
      running = Kernel.boot(machine, parts.kernel());
      kernel = running;
    }
    return running;
  }

  /** Makes the IPC layer; in set-up. */
  public void addLattice() {
    lattice = Lattice.on(kernel(), parts.ipc());
  }

  /** Makes the DAG scheduler; in set-up. */
  public void addScheduler() {
    scheduler = DagScheduler.create(machine, parts.dag());
  }

  /** Connects two domains; their tasks share the ends. */
  public void addChannel(ChannelPlan plan, String firstTask, String secondTask) {
    Lattice layer =
        plan.suite().isEmpty() ? layer() : Lattice.on(kernel(), parts.withSuite(plan.suite()));
    LatticePair pair =
        LatticePair.connect(
            layer
                .context(domain(plan.first()), capabilities.get(key(plan.first(), firstTask)))
                .channel(plan.first() + "." + plan.name()),
            layer
                .context(domain(plan.second()), capabilities.get(key(plan.second(), secondTask)))
                .channel(plan.second() + "." + plan.name()));
    channels.put(key(plan.first(), plan.name()), pair.initiator());
    channels.put(key(plan.second(), plan.name()), pair.responder());
  }

  private Lattice layer() {
    return found(lattice, "the IPC layer");
  }

  /** The context of a task's channels. */
  public LatticeContext context(String domain, String task) {
    return layer().context(domain(domain), capabilities.get(key(domain, task)));
  }

  /** The end of a channel that a domain got in set-up. */
  public LatticeChannel channel(String domain, String name) {
    return found(channels.get(key(domain, name)), name);
  }

  public DagScheduler scheduler() {
    return found(scheduler, "the DAG scheduler");
  }

  public Domain domain(String name) {
    return found(domains.get(name), name);
  }

  /**
   * The capability a domain got in set-up; a capability made later may be asked for and missing.
   */
  public ExoCap capability(String domain, String name) {
    ExoCap cap = capabilities.get(key(domain, name));
    if (cap == null) {
      throw new PropertyViolation(
          EngineProperties.ASSERTION,
          "domain " + domain + " does not have the capability '" + name + "' yet");
    }
    return cap;
  }

  public void addSpawned(TaskPlan plan) {
    spawned.put(plan.name(), plan);
  }

  public LongCell cell(String name) {
    return found(cells.get(name), name);
  }

  /** What tasks wait with and free. */
  public SyncObjects sync() {
    return sync;
  }

  public QuaternionSpinlock lock(String name) {
    return found(locks.get(name), name);
  }

  /** Starts a task that was declared to be spawned; the spawner keeps its names. */
  public void spawn(String name, TaskContext spawner) {
    TaskPlan plan = found(spawned.get(name), name);
    if (!plan.domain().isEmpty() && kernel().config().slicesPerCpu() > 0) {
      ExoCap cap = kernel().spawn(domain(plan.domain()), name, plan.cpu(), plan.body(this));
      spawner.keep("task " + name, cap);
      spawner.keep("cap " + name, cap);
      return;
    }
    TaskHandle handle = machine.spawn(name, plan.cpu(), plan.body(this));
    spawner.keep("task " + name, handle);
    if (!plan.domain().isEmpty()) {
      spawner.keep("cap " + name, kernel().adopt(domain(plan.domain()), handle));
    }
  }

  /** A line of the scenario's own output. */
  public void print(String line) {
    if (machine.observed()) {
      machine.note(new Printed(line));
    }
    output.accept(line);
  }

  private static <T> T found(@Nullable T thing, String name) {
    if (thing == null) {
      throw new IllegalStateException("'" + name + "' was checked and is not there");
    }
    return thing;
  }
}
