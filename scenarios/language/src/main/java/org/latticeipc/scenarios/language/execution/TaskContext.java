package org.latticeipc.scenarios.language.execution;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.latticeipc.ipc.LatticeChannel;
import org.latticeipc.ipc.LatticeContext;
import org.latticeipc.kernel.capability.Domain;
import org.latticeipc.kernel.capability.ExoCap;
import org.latticeipc.machine.Machine;
import org.latticeipc.machine.program.EngineProperties;
import org.latticeipc.machine.program.PropertyViolation;
import org.latticeipc.machine.program.Register;
import org.latticeipc.scenarios.format.Formula;
import org.latticeipc.scenarios.language.part.BoundedFault;

/**
 * What one task of one execution holds outside shared memory: its registers and the things it made.
 * Made anew each time the task is called; confined to it.
 */
public final class TaskContext {
  /** The register that says which of several tasks alike this one is. */
  public static final String INDEX = "index";

  private static final int MOST_ROUNDS = 10_000_000;

  private final Environment environment;
  private final String name;
  private final String domain;
  private final Map<String, Object> registers = new TreeMap<>();
  private final Map<String, Object> things = new TreeMap<>();
  private final @Nullable TaskContext maker;
  private final int index;
  private int rounds;
  private final boolean struck;

  /** To whom faults happen that happen here: a task, or a worker while it does a node. */
  private final TaskContext actor;

  private final int crashes;
  private final Map<BoundedFault, Integer> coming = new EnumMap<>(BoundedFault.class);
  private final List<Runnable> held = new ArrayList<>();

  /** The state of steps that are no task's, in no domain, to which nothing happens. */
  public TaskContext(Environment environment, String name) {
    this(environment, name, "", 0, false, 0);
  }

  /**
   * The state of steps after a crash, to which nothing happens but the next one.
   *
   * @param crashes how many there were
   */
  static TaskContext rebooted(Environment environment, String name, String domain, int crashes) {
    return new TaskContext(environment, name, domain, 0, false, crashes);
  }

  /**
   * The state of a task that begins.
   *
   * @param index its place among those of its kind, from 0
   */
  public TaskContext(Environment environment, String name, String domain, int index) {
    this(environment, name, domain, index, true, 0);
  }

  private TaskContext(
      Environment environment, String name, String domain, int index, boolean struck, int crashes) {
    this.crashes = crashes;
    this.environment = environment;
    this.name = name;
    this.domain = domain;
    this.index = index;
    this.maker = null;
    this.struck = struck;
    this.actor = this;
  }

  private TaskContext(TaskContext maker, String node, boolean isNode) {
    this.struck = maker.struck;
    this.actor = isNode ? this : maker.actor;
    this.crashes = maker.crashes;
    this.environment = maker.environment;
    this.name = node;
    this.domain = maker.domain;
    this.index = maker.index;
    this.maker = maker;
  }

  /**
   * The state of a node's work: its own registers, and the things of the task that made it. Faults
   * happen to the worker that does it.
   */
  public TaskContext inNode(String node) {
    return new TaskContext(this, node, true);
  }

  /** The state of a function's call: its own registers, and the things of the task that calls. */
  public TaskContext inCall(String function) {
    return new TaskContext(this, function, false);
  }

  /**
   * Whether a fault happens to the task here. Whether any of its kind will is chosen where it first
   * could, where then, as often as it may.
   */
  public boolean strikes(BoundedFault kind) {
    int most = environment.faults().most(kind);
    TaskContext task = actor;
    if (most == 0 || !struck) {
      return false;
    }
    Integer left = task.coming.get(kind);
    if (left == null) {
      int wanted = machine().choose(kind.fate(), environment.faults().mostOfTask(kind) + 1);
      left = wanted > 0 && takes(kind, wanted) ? wanted : 0;
    }
    boolean now = left > 0 && machine().choose(kind.choice(), 2) == 1;
    task.coming.put(kind, now ? left - 1 : left);
    if (now) {
      environment.struckBy(kind.word());
    }
    return now;
  }

  private boolean takes(BoundedFault kind, int wanted) {
    FaultBudget faults = environment.faults();
    return kind == BoundedFault.KILL_CPU && faults.stopsCpus()
        ? faults.fails(machine().currentCpu())
        : faults.take(kind, wanted);
  }

  /** A step begins: the place where a task may be ended by a fault. */
  public void step() {
    if (strikes(BoundedFault.KILL)) {
      throw new TaskHalted();
    } else if (!domain.isEmpty() && strikes(BoundedFault.KILL_DOMAIN)) {
      environment.kernel().exitDomain(caller());
      throw new TaskHalted();
    }
    outlivesItsCpu();
  }

  /**
   * A CPU may fail before each step of its tasks, and after their last: nothing happens on a CPU
   * between them that anybody could see. One that the kernel divides ends its tasks; on another
   * each stops for ever where it is, as {@link org.latticeipc.machine.StoppedCpu} says.
   */
  public void outlivesItsCpu() {
    if (environment.faults().stopsCpus()) {
      if (strikes(BoundedFault.KILL_CPU)) {
        environment.stopWithCpu();
      }
    } else if (!domain.isEmpty() && strikes(BoundedFault.KILL_CPU)) {
      environment.kernel().hardware().failCpu(machine().currentCpu()).orElseThrow();
      throw new TaskHalted();
    }
  }

  /** Whether a crash may come that is after the task began: after the last one none does. */
  public boolean mayMeetACrash() {
    return crashes < environment.faults().most(BoundedFault.CRASH);
  }

  /** A disk is found without power: the task ends, with all that was before the crash. */
  public TaskHalted crashed() {
    environment.awaitPowerLoss(crashes + 1);
    environment.stopWithPower();
    return new TaskHalted();
  }

  /** Holds a message back until after the next one, or the end of the task. */
  public void hold(Runnable sending) {
    actor.held.add(sending);
  }

  /** Sends what was held back. */
  public void sendHeld() {
    List<Runnable> all = List.copyOf(actor.held);
    actor.held.clear();
    all.forEach(Runnable::run);
  }

  /** Gives a register a value that is no part of the outcome, as a call does its arguments. */
  public void pass(String register, Object value) {
    registers.put(register, value);
  }

  /**
   * Counts a round of a loop or a call of a function, so that none goes on for ever without an
   * access, at which an engine would cut it.
   *
   * @param where the step, for people
   */
  public void round(String where) {
    TaskContext task = actor;
    if (++task.rounds > MOST_ROUNDS) {
      throw new PropertyViolation(
          EngineProperties.ASSERTION,
          "task " + task.name + ", " + where + ": more than " + MOST_ROUNDS + " rounds and calls");
    }
  }

  public Environment environment() {
    return environment;
  }

  public Machine machine() {
    return environment.machine();
  }

  public String name() {
    return name;
  }

  /** The name of the task's domain, empty if it has none. */
  public String domain() {
    return domain;
  }

  /** The value of a register: a {@code Long} or a text, 0 before it is set. */
  public Object register(String register) {
    Object value = registers.get(register);
    return value == null ? (register.equals(INDEX) ? (long) index : 0L) : value;
  }

  /** The values that some registers have now. */
  public Map<String, Object> registers(Set<String> names) {
    Map<String, Object> now = new TreeMap<>();
    names.forEach(name -> now.put(name, register(name)));
    return now;
  }

  /** Sets a register, which is part of the execution's outcome. */
  public void set(String register, Object value) {
    registers.put(register, value);
    if (machine().observed()) {
      machine()
          .note(new Register(maker == null ? register : name + "." + register, value.toString()));
    }
  }

  /** Evaluates an expression over the registers. */
  public Object evaluate(Formula formula) {
    try {
      return formula.evaluate(this::register);
    } catch (ArithmeticException e) {
      throw new PropertyViolation(EngineProperties.ASSERTION, "cannot evaluate: " + e.getMessage());
    }
  }

  /** Evaluates an expression whose value is a number. */
  public long number(Formula formula) {
    try {
      return formula.number(this::register);
    } catch (ArithmeticException e) {
      throw new PropertyViolation(EngineProperties.ASSERTION, "cannot evaluate: " + e.getMessage());
    }
  }

  /** Why an expression does not hold: itself, and what the registers in it are. */
  public String explain(Formula formula) {
    Set<String> read = new TreeSet<>();
    formula.collect(read);
    List<String> values = read.stream().map(name -> name + " = " + register(name)).toList();
    return "'"
        + formula.text()
        + "' does not hold"
        + (values.isEmpty() ? "" : " (" + String.join(", ", values) + ")");
  }

  /** The task's domain as the kernel names it. */
  public Domain caller() {
    return environment.domain(domain);
  }

  /** A capability by the name it has in this task. */
  public ExoCap capability(String cap) {
    return kept("cap " + cap) instanceof ExoCap made ? made : environment.capability(domain, cap);
  }

  /** A channel that is not connected, whose peer may yield to this task. */
  public LatticeChannel newChannel(String as, boolean waits) {
    LatticeContext context = environment.context(domain, name);
    String full = name + "." + as;
    return waits ? context.channel(full) : context.nonBlockingChannel(full);
  }

  /** A channel by the name it has in this task. */
  public LatticeChannel channel(String channel) {
    return kept("channel " + channel) instanceof LatticeChannel made
        ? made
        : environment.channel(domain, channel);
  }

  /** Keeps something a step made, under the name the file gives it. */
  public void keep(String key, Object thing) {
    things.put(key, thing);
  }

  /** What was kept under a name, or null. */
  public @Nullable Object kept(String key) {
    Object own = things.get(key);
    return own != null || maker == null ? own : maker.kept(key);
  }
}
