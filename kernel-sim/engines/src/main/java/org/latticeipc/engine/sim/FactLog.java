package org.latticeipc.engine.sim;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.latticeipc.engine.sim.memory.Clocks;
import org.latticeipc.machine.Fact;
import org.latticeipc.machine.TaskHandle;
import org.latticeipc.machine.program.Execution;
import org.latticeipc.machine.program.Outcome;
import org.latticeipc.machine.program.Property;
import org.latticeipc.machine.program.Register;

/**
 * The facts of a run with what was known where they were noted.
 *
 * <p>A fact between events i-1 and i of its task happens before another task's fact if that task
 * knows event i (or the task's end), since only then is the fact itself in its past; it is known
 * there if that task knows event i-1, or any if there is none before.
 */
final class FactLog implements Execution {
  /** How many facts a run of bounded memory keeps for its properties. */
  static final int MOST = 2_000_000;

  private final boolean unbounded;
  private boolean keeps = true;
  private String forWhom = "";
  private long count;
  private final List<Noted<?>> facts = new ArrayList<>();

  /** For each task, in which order it noted what; a task that noted nothing may be missing. */
  private final List<OfTask> tasks = new ArrayList<>();

  /** A register's value, and how many facts were noted before. */
  private record Value(Register register, long before) {}

  /** The facts of one task. */
  private static final class OfTask {
    private final TaskHandle task;

    /** For each fact, how many events the task had done. */
    private final List<Integer> eventsBefore = new ArrayList<>();

    /** For each fact, what the task knew; never changed, and shared where nothing was learnt. */
    private final List<int[]> known = new ArrayList<>();

    /** The last value of each register. */
    private final Map<String, Value> registers = new HashMap<>();

    OfTask(TaskHandle task) {
      this.task = task;
    }

    /** The clock as it is kept; the task's own entry is never asked for. */
    int[] kept(int[] now) {
      if (!known.isEmpty()) {
        int[] last = known.get(known.size() - 1);
        if (Clocks.sameButFor(task.id(), last, now)) {
          return last;
        }
      }
      return now.clone();
    }
  }

  /**
   * No facts yet.
   *
   * @param unbounded whether every fact is kept, however many there are
   */
  FactLog(boolean unbounded) {
    this.unbounded = unbounded;
  }

  /** Set-up is over: these will judge the facts. */
  void keepAll(List<Property> properties) {
    keeps = unbounded || !properties.isEmpty();
    forWhom = properties.stream().map(Property::name).collect(Collectors.joining(", "));
  }

  private OfTask of(TaskHandle task) {
    while (tasks.size() <= task.id()) {
      tasks.add(new OfTask(task));
    }
    OfTask found = tasks.get(task.id());
    if (found.task.id() != task.id()) {
      found = new OfTask(task);
      tasks.set(task.id(), found);
    }
    return found;
  }

  /** Files a fact; if there is no room for more, gives the reason to end the run. */
  @Nullable String add(TaskHandle task, Fact fact, int events, int[] knownThere) {
    OfTask own = of(task);
    count++;
    if (fact instanceof Register register) {
      own.registers.put(register.name(), new Value(register, count));
    }
    if (!keeps) {
      return null;
    }
    facts.add(new Noted<>(task, own.known.size(), fact));
    own.known.add(own.kept(knownThere));
    own.eventsBefore.add(events);
    return unbounded || facts.size() < MOST
        ? null
        : "the run noted "
            + MOST
            + " facts, the most that are kept for the properties "
            + forWhom
            + "; repeat less, or leave them out";
  }

  /** All facts, or none if nobody judges them and memory is bounded. */
  @Override
  public List<Noted<?>> facts() {
    return Collections.unmodifiableList(facts);
  }

  @Override
  public boolean happensBefore(Noted<?> earlier, Noted<?> later) {
    return isBefore(earlier, later, eventsBefore(earlier) + 1);
  }

  @Override
  public boolean isKnownAt(Noted<?> earlier, Noted<?> later) {
    return isBefore(earlier, later, Math.max(eventsBefore(earlier), 1));
  }

  /** Whether so many events of the earlier one's task are known at the later one. */
  private boolean isBefore(Noted<?> earlier, Noted<?> later, int events) {
    int task = earlier.task().id();
    if (task == later.task().id()) {
      return earlier.index() < later.index();
    }
    int[] there = of(later.task()).known.get(later.index());
    return Clocks.get(there, task) >= events;
  }

  private int eventsBefore(Noted<?> noted) {
    return of(noted.task()).eventsBefore.get(noted.index());
  }

  Outcome outcome() {
    Outcome.Builder outcome = new Outcome.Builder();
    // Tasks may have one name; then the later value counts.
    record Entry(TaskHandle task, Value value) {}
    List<Entry> all = new ArrayList<>();
    for (OfTask own : tasks) {
      own.registers.values().forEach(value -> all.add(new Entry(own.task, value)));
    }
    all.sort(Comparator.comparingLong(entry -> entry.value.before));
    for (Entry entry : all) {
      outcome.add(entry.task.id(), entry.task.name(), entry.value.register);
    }
    return outcome.build();
  }
}
