package org.latticeipc.trace;

import java.util.Map;
import java.util.Optional;

/**
 * One step of a run: a record for each kind, which has what there is to say about it. Memory orders
 * are in lower case ({@code relaxed}, {@code acq_rel}, …), values are texts ({@link ValueText}).
 */
public sealed interface Step {

  /**
   * Who did a step, and where.
   *
   * @param task id of the task, 1 and up
   * @param index which event of the task this is ({@link EventId}); for a remark, the index of the
   *     task's next event
   * @param cpu the CPU it ran on
   * @param source file and line of the access in the code under test, {@code File.java:12}; empty
   *     if not known; never compared
   */
  record At(int task, int index, int cpu, String source) {}

  /** Who did it, and where. */
  At at();

  StepKind kind();

  /** What it says beyond {@link #at}, as files have it; {@link StepFields#step} is the inverse. */
  Map<StepField, String> fields();

  /** The step in words, one line, without its task. */
  String words();

  default int task() {
    return at().task();
  }

  default int index() {
    return at().index();
  }

  default int cpu() {
    return at().cpu();
  }

  default String source() {
    return at().source();
  }

  /** The name of the event; of a remark, of the task's next event. */
  default EventId id() {
    return new EventId(task(), index());
  }

  /** An access to a cell. */
  sealed interface Access extends Step {
    /** The name of the cell. */
    String cell();

    /** The memory order. */
    String order();
  }

  /** An access that read. */
  sealed interface Reads extends Access {
    /** The value read. */
    String read();

    /** The write that was read. */
    EventId from();
  }

  /** An access that wrote. */
  sealed interface Writes extends Access {
    /** The value written. */
    String written();

    /** The write right before this one in the cell's coherence order when this one was added. */
    EventId after();
  }

  /** A load. */
  record Load(At at, String cell, String order, String read, EventId from) implements Reads {
    @Override
    public StepKind kind() {
      return StepKind.LOAD;
    }

    @Override
    public Map<StepField, String> fields() {
      return StepFields.of(this).map();
    }

    @Override
    public String words() {
      return "load " + order + " " + cell + " -> " + read;
    }
  }

  /** A store. */
  record Store(At at, String cell, String order, String written, EventId after) implements Writes {
    @Override
    public StepKind kind() {
      return StepKind.STORE;
    }

    @Override
    public Map<StepField, String> fields() {
      return StepFields.of(this).map();
    }

    @Override
    public String words() {
      return "store " + order + " " + cell + " <- " + written;
    }
  }

  /** A read-modify-write that wrote, a successful compare-and-exchange included. */
  record Update(
      At at, String cell, String order, String read, String written, EventId from, EventId after)
      implements Reads, Writes {
    /** Up to how many characters the values are shown whole. */
    private static final int WHOLE = 40;

    @Override
    public StepKind kind() {
      return StepKind.RMW;
    }

    @Override
    public Map<StepField, String> fields() {
      return StepFields.of(this).map();
    }

    /** Of long values only the words that differ are shown. */
    @Override
    public String words() {
      boolean whole = read.length() + written.length() <= WHOLE;
      String change = whole ? read + " -> " + written : WordDiff.of(read, written);
      return "rmw " + order + " " + cell + " " + change;
    }
  }

  /** A compare-and-exchange that read something else than expected: a load. */
  record FailedExchange(At at, String cell, String order, String read, EventId from)
      implements Reads {
    @Override
    public StepKind kind() {
      return StepKind.CAS_FAILED;
    }

    @Override
    public Map<StepField, String> fields() {
      return StepFields.of(this).map();
    }

    @Override
    public String words() {
      return "cas " + order + " " + cell + " failed, found " + read;
    }
  }

  /** An await whose predicate held. */
  record Await(At at, String cell, String order, String read, EventId from) implements Reads {
    @Override
    public StepKind kind() {
      return StepKind.AWAIT;
    }

    @Override
    public Map<StepField, String> fields() {
      return StepFields.of(this).map();
    }

    @Override
    public String words() {
      return "await " + order + " " + cell + " -> " + read;
    }
  }

  /** An await whose deadline struck. */
  record LateAwait(At at, String cell, String order, String read, EventId from) implements Reads {
    @Override
    public StepKind kind() {
      return StepKind.AWAIT_LATE;
    }

    @Override
    public Map<StepField, String> fields() {
      return StepFields.of(this).map();
    }

    @Override
    public String words() {
      return "await " + cell + ": too late";
    }
  }

  /** A fence. */
  record Fence(At at, String order) implements Step {
    @Override
    public StepKind kind() {
      return StepKind.FENCE;
    }

    @Override
    public Map<StepField, String> fields() {
      return Map.of(StepField.ORDER, order);
    }

    @Override
    public String words() {
      return "fence " + order;
    }
  }

  /** A choice between alternatives: what it was about, and the one taken. */
  record Choice(At at, String what, int taken) implements Step {
    @Override
    public StepKind kind() {
      return StepKind.CHOICE;
    }

    @Override
    public Map<StepField, String> fields() {
      return StepFields.numbered(what, taken);
    }

    @Override
    public String words() {
      return "choose " + what + " -> " + taken;
    }
  }

  /** The start of another task. */
  record Spawn(At at, String name, int child) implements Step {
    @Override
    public StepKind kind() {
      return StepKind.SPAWN;
    }

    @Override
    public Map<StepField, String> fields() {
      return StepFields.numbered(name, child);
    }

    @Override
    public String words() {
      return "spawn " + name;
    }
  }

  /** The end of waiting for another task. */
  record Join(At at, String name, int joined) implements Step {
    @Override
    public StepKind kind() {
      return StepKind.JOIN;
    }

    @Override
    public Map<StepField, String> fields() {
      return StepFields.numbered(name, joined);
    }

    @Override
    public String words() {
      return "join " + name;
    }
  }

  /**
   * A task gave up its slice.
   *
   * @param to name of the task that it was donated to, if to one
   */
  record Yield(At at, Optional<String> to) implements Step {
    @Override
    public StepKind kind() {
      return StepKind.YIELD;
    }

    @Override
    public Map<StepField, String> fields() {
      return to.<Map<StepField, String>>map(task -> Map.of(StepField.CELL, task)).orElse(Map.of());
    }

    @Override
    public String words() {
      return to.map(task -> "yield to " + task).orElse("yield");
    }
  }

  /** A fact was noted. */
  record Note(At at, String fact) implements Step {
    @Override
    public StepKind kind() {
      return StepKind.NOTE;
    }

    @Override
    public Map<StepField, String> fields() {
      return Map.of(StepField.DETAIL, fact);
    }

    @Override
    public String words() {
      return "· " + fact;
    }
  }

  /** The task stands and cannot go on; at most the last step of a task in a trace. */
  sealed interface Standstill extends Step {
    /** What it waits for. */
    String why();

    @Override
    default StepKind kind() {
      return StepKind.BLOCKED;
    }

    @Override
    default String words() {
      return "BLOCKED: " + why();
    }
  }

  /** A task waits for another one, or an assumption did not hold. */
  record Blocked(At at, String why) implements Standstill {
    @Override
    public Map<StepField, String> fields() {
      return Map.of(StepField.DETAIL, why);
    }
  }

  /** A task waits in an await, which last read this. */
  record BlockedAwait(At at, String cell, String order, String read, EventId from, String why)
      implements Reads, Standstill {
    @Override
    public Map<StepField, String> fields() {
      return StepFields.of(this).put(StepField.DETAIL, why).map();
    }
  }

  /** The task returned. */
  record End(At at) implements Step {
    @Override
    public StepKind kind() {
      return StepKind.END;
    }

    @Override
    public Map<StepField, String> fields() {
      return Map.of();
    }

    @Override
    public String words() {
      return "ends";
    }
  }

  /** The task threw: an assertion or another exception. */
  record Failed(At at, String why) implements Step {
    @Override
    public StepKind kind() {
      return StepKind.FAILED;
    }

    @Override
    public Map<StepField, String> fields() {
      return Map.of(StepField.DETAIL, why);
    }

    @Override
    public String words() {
      return "FAILED: " + why;
    }
  }
}
