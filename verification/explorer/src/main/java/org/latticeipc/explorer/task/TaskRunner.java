package org.latticeipc.explorer.task;

import java.util.Objects;
import java.util.OptionalLong;
import java.util.function.LongPredicate;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.latticeipc.explorer.declared.SearchContext;
import org.latticeipc.explorer.graph.Flags;
import org.latticeipc.explorer.graph.Signature;
import org.latticeipc.explorer.graph.TaskState;
import org.latticeipc.explorer.step.GraphExtender;
import org.latticeipc.explorer.step.Values;
import org.latticeipc.explorer.work.Refill;
import org.latticeipc.machine.TaskHandle;
import org.latticeipc.machine.TimedWait;
import org.latticeipc.machine.program.TaskLimits;
import org.latticeipc.trace.ValueText;

/**
 * Answers the accesses of tasks: from the graph while the access has an event there, else by adding
 * one.
 *
 * <p>Replaying allocates nothing and takes a few comparisons an access. The cells and the machine
 * that programs see are thin fronts of this class. Confined to one thread.
 */
public final class TaskRunner extends TaskCall {
  public TaskRunner(GraphExtender extender, SetUpMemory setUpMemory, SearchContext context) {
    super(extender, setUpMemory, context);
  }

  long load(int loc, int sig) {
    int c = cursor;
    if (c < limit && owner == Thread.currentThread()) {
      int e = po[c];
      if (g.signature[e] == sig && g.loc[e] == loc) {
        cursor = c + 1;
        return g.value[e];
      }
    }
    return task == 0 ? setUpMemory.load(loc) : valueOf(read(loc, sig, 0, 0, null, null));
  }

  @Nullable Object loadReference(int loc, int sig) {
    return task == 0
        ? setUpMemory.loadReference(loc)
        : referenceOf(read(loc, sig, 0, 0, null, null));
  }

  void store(int loc, int sig, long value) {
    int c = cursor;
    if (c < limit && owner == Thread.currentThread()) {
      int e = po[c];
      if (g.signature[e] == sig && g.loc[e] == loc && g.value[e] == value) {
        cursor = c + 1;
        return;
      }
    }
    write(loc, sig, value, null);
  }

  void storeReference(int loc, int sig, @Nullable Object value) {
    write(loc, sig, 0, value);
  }

  long rmw(int loc, int sig, long operand) {
    int c = cursor;
    if (c < limit && owner == Thread.currentThread()) {
      int e = po[c];
      if (g.signature[e] == sig && g.loc[e] == loc && g.first[e] == operand) {
        cursor = c + 2;
        return g.value[e];
      }
    }
    if (task == 0) {
      long before = setUpMemory.load(loc);
      setUpMemory.store(loc, Signature.op(sig).apply(before, operand), null);
      return before;
    }
    return valueOf(read(loc, sig, operand, 0, null, null));
  }

  /** Looks the array up after the event was added, which may have replaced it. */
  private long valueOf(int event) {
    return g.value[event];
  }

  private @Nullable Object referenceOf(int event) {
    Object value = g.reference[event];
    if (value instanceof Values.Thrown) { // its task tells of it
      throw leave(TaskState.STOPPED);
    }
    return value;
  }

  long cas(int loc, int sig, long expected, long desired) {
    if (task == 0) {
      long before = setUpMemory.load(loc);
      if (before == expected) {
        setUpMemory.store(loc, desired, null);
      }
      return before;
    }
    return valueOf(read(loc, sig, expected, desired, null, null));
  }

  /** A read-modify-write of a reference: compare-and-exchange, exchange or update. */
  @Nullable Object rmwReference(int loc, int sig, @Nullable Object x, @Nullable Object y) {
    if (task == 0) {
      Object before = setUpMemory.loadReference(loc);
      int type = Signature.type(sig);
      if (type == Signature.UPDATE) {
        Object after = extender.values().apply(Objects.requireNonNull(x), before);
        setUpMemory.store(loc, 0, after);
      } else if (type == Signature.RMW) {
        setUpMemory.store(loc, 0, x);
      } else if (Objects.equals(before, x)) {
        setUpMemory.store(loc, 0, y);
      }
      return before;
    }
    int e = read(loc, sig, 0, 0, x, y);
    if (Signature.type(sig) == Signature.UPDATE
        && g.reference[po[g.index[e] + 1]] instanceof Values.Thrown thrown) {
      throw functionThrew(loc, thrown.what());
    } else if (Signature.type(sig) == Signature.CAS && extender.values().hasFoundIncomparable()) {
      boolean unused = extender.values().same(g.reference[e], x);
    }
    return referenceOf(e);
  }

  long await(int loc, int sig, LongPredicate until) {
    if (task == 0) {
      long found = setUpMemory.load(loc);
      if (!until.test(found)) {
        throw setUpMemory.waitsForEver(loc);
      }
      return found;
    }
    int e = awaitEvent(loc, sig, until);
    if (!isSatisfied(e)) {
      throw leave(TaskState.WAITING);
    }
    return g.value[e];
  }

  OptionalLong awaitTimed(int loc, int sig, LongPredicate until) {
    if (task == 0) {
      long found = setUpMemory.load(loc);
      return until.test(found) ? OptionalLong.of(found) : OptionalLong.empty();
    }
    int e = awaitEvent(loc, sig, until);
    return isSatisfied(e) ? OptionalLong.of(g.value[e]) : OptionalLong.empty();
  }

  private int awaitEvent(int loc, int sig, LongPredicate until) {
    int e = read(loc, sig, 0, 0, until, null);
    // Asked without an end of what was recorded, so that its own accesses, if any, are refused.
    int at = limit;
    limit = -1;
    boolean ends;
    try {
      ends = extender.values().ends(until, g.value[e]);
    } finally {
      limit = at;
    }
    return agreed(e, ends);
  }

  private int awaitReferenceEvent(int loc, int sig, Predicate<@Nullable Object> until) {
    int e = read(loc, sig, 0, 0, until, null);
    return agreed(e, extender.values().ends(until, referenceOf(e)));
  }

  /** Whether an await ends is known; its task must see it alike. */
  private int agreed(int e, boolean ends) {
    if (ends != isSatisfied(e)) {
      diverged("has another opinion on what it awaits at " + describe(e));
      throw leave(TaskState.FAILED);
    }
    return e;
  }

  private boolean isSatisfied(int e) {
    return (g.flags[e] & Flags.SATISFIED) != 0;
  }

  @Nullable Object awaitReference(int loc, int sig, Predicate<@Nullable Object> until) {
    if (task == 0) {
      Object found = setUpMemory.loadReference(loc);
      if (!until.test(found)) {
        throw setUpMemory.waitsForEver(loc);
      }
      return found;
    }
    int e = awaitReferenceEvent(loc, sig, until);
    if (!isSatisfied(e)) {
      throw leave(TaskState.WAITING);
    }
    return g.reference[e];
  }

  TimedWait<?> awaitReferenceTimed(int loc, int sig, Predicate<@Nullable Object> until) {
    if (task == 0) {
      Object found = setUpMemory.loadReference(loc);
      return until.test(found) ? TimedWait.endedBy(found) : TimedWait.late();
    }
    int e = awaitReferenceEvent(loc, sig, until);
    return isSatisfied(e) ? TimedWait.endedBy(g.reference[e]) : TimedWait.late();
  }

  /** Any read on the slow path; gives its event. */
  private int read(int loc, int sig, long a, long b, @Nullable Object x, @Nullable Object y) {
    int e = next();
    if (e < 0) {
      requireMade(loc);
      extender.addRead(task, sig, loc, a, b, x, y);
      e = addedFrom(recorded);
    } else if (refill != null) {
      fillRead(refill, e, loc, sig, a, b, x, y);
    } else {
      boolean same =
          g.signature[e] == sig && g.loc[e] == loc && g.first[e] == a && g.second[e] == b;
      if (!same || !sameOperands(e, sig, x, y)) {
        throw otherwise(e, loc, sig, a, b, x, y);
      }
      cursor += (g.flags[e] & Flags.EXCLUSIVE) != 0 ? 2 : 1;
      observe(e);
    }
    return e;
  }

  /** A read-modify-write is another one, or is given something else. */
  private Abandon otherwise(
      int e, int loc, int sig, long a, long b, @Nullable Object x, @Nullable Object y) {
    if (g.signature[e] != sig || g.loc[e] != loc) {
      return differs(e, sig, loc);
    } else if (Signature.type(sig) == Signature.UPDATE) {
      Object made = extender.values().apply(Objects.requireNonNull(x), g.reference[e]);
      return differs(e, ValueText.of(made), ValueText.of(g.reference[po[g.index[e] + 1]]));
    } else if (Signature.isReference(sig)) {
      return differs(e, given(sig, x, y), given(sig, g.firstObject[e], g.secondObject[e]));
    }
    return differs(e, given(sig, a, b), given(sig, g.first[e], g.second[e]));
  }

  private static String given(int sig, @Nullable Object first, @Nullable Object second) {
    return Signature.type(sig) == Signature.CAS
        ? ValueText.of(second) + " for " + ValueText.of(first)
        : ValueText.of(first);
  }

  private void fillRead(
      Refill filling,
      int e,
      int loc,
      int sig,
      long a,
      long b,
      @Nullable Object x,
      @Nullable Object y) {
    if (g.signature[e] != sig || g.loc[e] != loc) {
      throw differs(e, sig, loc);
    }
    if (!filling.read(e, a, b, x, y)) {
      throw leave(TaskState.RUNNABLE);
    }
    cursor += (g.flags[e] & Flags.EXCLUSIVE) != 0 ? 2 : 1;
  }

  private boolean sameOperands(int e, int sig, @Nullable Object x, @Nullable Object y) {
    int type = Signature.type(sig);
    if (type == Signature.CAS || type == Signature.RMW) {
      return Objects.equals(g.firstObject[e], x) && Objects.equals(g.secondObject[e], y);
    } else if (type == Signature.UPDATE) {
      Object written = g.reference[po[g.index[e] + 1]];
      return written instanceof Values.Thrown
          || Objects.equals(
              written, extender.values().apply(Objects.requireNonNull(x), g.reference[e]));
    }
    return true;
  }

  private void write(int loc, int sig, long value, @Nullable Object reference) {
    if (task == 0) {
      setUpMemory.store(loc, value, reference);
      return;
    }
    int e = next();
    if (e < 0) {
      requireMade(loc);
      extender.addWrite(task, sig, loc, value, reference);
      addedFrom(recorded);
      return;
    }
    if (refill != null) {
      fill(refill, e, sig, loc, value, reference);
      return;
    }
    if (g.signature[e] != sig
        || g.loc[e] != loc
        || g.value[e] != value
        || !Objects.equals(g.reference[e], reference)) {
      throw differs(e, sig, loc, value, reference);
    }
    cursor++;
    observe(e);
  }

  void fence(int sig) {
    if (task == 0) {
      return;
    }
    int e = next();
    if (e < 0) {
      extender.addFence(task, sig);
      addedFrom(recorded);
      return;
    }
    replay(e, sig, -1);
  }

  int choose(int alternatives, String what) {
    if (task == 0) {
      throw new IllegalStateException("choose(" + what + ") outside of a task");
    }
    int e = next();
    if (e < 0) {
      e = extender.addChoice(task, alternatives);
      g.firstObject[e] = what;
      addedFrom(recorded);
      return (int) g.value[e];
    }
    if (refill != null) {
      fill(refill, e, Signature.CHOICE, -1, g.value[e], null);
      g.first[e] = alternatives;
      g.firstObject[e] = what;
      return (int) g.value[e];
    }
    if (g.first[e] != alternatives) {
      throw differs(e, Signature.CHOICE, -1);
    }
    replay(e, Signature.CHOICE, -1);
    return (int) g.value[e];
  }

  /** Starts a task; gives the number under which to name it. */
  int nextSpawn() {
    return spawns++;
  }

  void spawn(int child, Runnable body, @Nullable TaskHandle earlier) {
    extender.symmetry().spawned(earlier == null ? 0 : earlier.id(), child);
    beginsHere(child);
    int e = next();
    if (e < 0) {
      if (child > TaskLimits.MOST_EXPLORED) {
        throw leave(TaskState.CUT);
      }
      extender.addSpawn(task, child, body);
      addedFrom(recorded);
      return;
    }
    if (g.signature[e] == Signature.SPAWN) {
      // Before others may go, who need it to start the child.
      g.firstObject[e] = body;
    }
    replay(e, Signature.SPAWN, child);
  }

  void join(int child) {
    int e = next();
    if (e >= 0) {
      replay(e, Signature.JOIN, child);
      return;
    }
    if (child == task || child >= g.stride || g.state[child] != TaskState.ENDED) {
      g.joining[task] = child;
      throw leave(TaskState.JOINING);
    }
    extender.addJoin(task, child);
    addedFrom(recorded);
  }

  void allocateCell(int loc, int sig, long value, @Nullable Object reference) {
    if (task == 0) {
      setUpMemory.store(loc, value, reference);
      return;
    }
    int e = next();
    if (e < 0) {
      extender.addAllocation(task, sig, loc, value, reference);
      addedFrom(recorded);
      return;
    }
    if (refill != null) {
      fill(refill, e, sig, loc, value, reference);
      return;
    }
    if (g.value[e] != value || !Objects.equals(g.reference[e], reference)) {
      throw differs(e, sig, loc);
    }
    replay(e, sig, loc);
  }

  private void fill(
      Refill filling, int e, int sig, int loc, long value, @Nullable Object reference) {
    if (g.signature[e] != sig || g.loc[e] != loc) {
      throw differs(e, sig, loc);
    }
    if (sig == Signature.JOIN) {
      int n = g.length[loc];
      if (!filling.has(n > 0 ? g.po[loc][n - 1] : g.spawnedBy[loc])) {
        throw leave(TaskState.RUNNABLE);
      }
    }
    if (!filling.hasPartner(e)) {
      throw leave(TaskState.RUNNABLE);
    }
    boolean known = filling.has(e);
    filling.other(e, value, reference);
    if (!known) {
      extender.synchronise(e);
    }
    cursor++;
  }

  private void replay(int e, int sig, int loc) {
    if (refill != null) {
      fill(refill, e, sig, loc, 0, null);
      return;
    }
    if (g.signature[e] != sig || g.loc[e] != loc) {
      throw differs(e, sig, loc);
    }
    cursor++;
    observe(e);
  }
}
