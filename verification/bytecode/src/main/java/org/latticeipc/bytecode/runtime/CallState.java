package org.latticeipc.bytecode.runtime;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.NullUnmarked;
import org.latticeipc.machine.TaskHandle;

/** What belongs to one call of a task, set-up or what runs afterwards; starts anew with it. */
@NullUnmarked // values of the explored program, any of which may be null
final class CallState {
  private static long calls;

  /** A number of its own. */
  final long serial = calls++;

  final int task;

  /** Whether what it stores where others see it becomes known to them. */
  final boolean publishes;

  /** Whether new objects are local until they are published. */
  final boolean makesLocal;

  /** Whether the thread is a daemon. */
  boolean daemon;

  /** Whether the thread is a pool's worker that looks for work. */
  boolean resting;

  /** What it said that it waits for, or null. */
  Object blocker;

  /** Locks that are no monitors and that it owns. */
  final Set<ObjectHeader> owned = new HashSet<>(2);

  /** How often it reads under locks of readers and writers. */
  final Map<ObjectHeader, Integer> readings = new HashMap<>(2);

  int nextObject;
  int nextLocation;
  int threads;

  /** The thread that it started last, and what that runs; null if it is not known. */
  TaskHandle startedLast;

  Object startedCode;

  /** How often a wait ended for no reason. */
  int spurious;

  /** How many of its weak exchanges failed for no reason. */
  int weakFailures;

  /** Whether the program itself calls a weak exchange of an atomic class just now. */
  boolean asksWeakly;

  /** Counts writes that others may see. */
  long writes;

  /** Headers of objects that have no field for one. */
  final IdentityHashMap<Object, ObjectHeader> headers = new IdentityHashMap<>();

  private Object lastArray;
  private ObjectHeader lastHeader;
  private final List<ObjectHeader> held = new ArrayList<>(2);
  private int[] depths = new int[2];
  private final List<ObjectHeader> locals = new ArrayList<>();
  private final List<LoopState> loops = new ArrayList<>(2);
  final Map<ObjectHeader, Object> threadLocals = new HashMap<>();
  final StringBuilder line = new StringBuilder();

  CallState(int task, boolean publishes, boolean makesLocal) {
    this.task = task;
    this.publishes = publishes;
    this.makesLocal = makesLocal;
  }

  ObjectHeader header(Object object) {
    if (object == lastArray) {
      return lastHeader;
    }
    ObjectHeader found = headers.get(object);
    if (found != null) {
      lastArray = object;
      lastHeader = found;
    }
    return found;
  }

  /** Remembers a local object, so that a fence can publish it. */
  void made(ObjectHeader header) {
    locals.add(header);
  }

  /** Publishes what only this task knows and has written, in order of allocation. */
  void publishLocals() {
    for (int i = 0; i < locals.size(); i++) {
      ObjectHeader h = locals.get(i);
      if (h.local && h.wasWritten() && publishes && !h.constructing) {
        h.publish(false);
      }
    }
    locals.clear();
  }

  void enter(Object object, ObjectHeader header) {
    headers.put(object, header);
    if (object == lastArray) {
      lastHeader = header;
    }
  }

  /** How often the task holds the monitor. */
  int depth(ObjectHeader monitor) {
    int i = held.indexOf(monitor);
    return i < 0 ? 0 : depths[i];
  }

  void setDepth(ObjectHeader monitor, int depth) {
    int i = held.indexOf(monitor);
    if (i < 0) {
      i = held.size();
      held.add(monitor);
      if (i == depths.length) {
        depths = Arrays.copyOf(depths, i * 2);
      }
    }
    if (depth == 0) {
      held.remove(i);
      System.arraycopy(depths, i + 1, depths, i, depths.length - i - 1);
    } else {
      depths[i] = depth;
    }
  }

  /** Something that only the task knows was changed, that no loop can tell from before. */
  void wroteLocally() {
    for (int i = 0; i < loops.size(); i++) {
      loops.get(i).changed = true;
    }
  }

  /**
   * A field or element that only the task knows is about to change; of an object older than a
   * loop's round, it counts unless it is changed back.
   */
  void toWriteLocally(ObjectHeader h, int slot, boolean isReference) {
    for (int i = 0; i < loops.size(); i++) {
      LoopState loop = loops.get(i);
      if (h.number < loop.firstObject && !loop.changed) {
        loop.keep(h, slot, isReference);
      }
    }
  }

  /** The task looked at its clock. */
  void lookedAtClock() {
    for (int i = 0; i < loops.size(); i++) {
      loops.get(i).looksAtClock = true;
    }
  }

  /**
   * The thread that it started last, if nothing tells the new one from that: both run one object,
   * or objects of one class whose fields are final and hold the same. Else null, and it is said
   * why.
   *
   * @param code what the new one runs, or null
   */
  TaskHandle startedAlike(String name, Object code) {
    if (!JavaWorld.active().usesSymmetry() || startedLast == null) {
      return null;
    } else if (code != null && startedCode != null && runSame(startedCode, code)) {
      JavaWorld.assume("symmetry exchanges " + startedLast.name() + " and " + name);
      return startedLast;
    }
    JavaWorld.assume(
        "symmetry tells "
            + name
            + " from "
            + startedLast.name()
            + ": they do not run one object, nor objects of one class with the same final fields");
    return null;
  }

  private static boolean runSame(Object before, Object code) {
    if (SharedValues.same(before, code)) {
      return true;
    } else if (before.getClass() != code.getClass() || !(code instanceof HeapObject)) {
      return false;
    }
    ObjectHeader a = JavaWorld.header(before);
    ObjectHeader b = JavaWorld.header(code);
    for (int slot = ObjectShape.FIRST; slot < a.slots; slot++) {
      boolean isFinal = a.shape.isFinal(slot) && !a.leaked && !b.leaked;
      if (!isFinal || !holdSame(a, b, slot)) {
        return false;
      }
    }
    return true;
  }

  private static boolean holdSame(ObjectHeader a, ObjectHeader b, int slot) {
    return a.shape.type(slot) == 'A'
        ? SharedValues.same(FieldHooks.finalReference(a, slot), FieldHooks.finalReference(b, slot))
        : a.number(slot) == b.number(slot);
  }

  LoopState loop(int site) {
    for (int i = loops.size() - 1; i >= 0; i--) {
      if (loops.get(i).site == site) {
        return loops.get(i);
      }
    }
    return null;
  }

  void begin(LoopState loop) {
    loops.add(loop);
  }

  void forget(int site) {
    for (int i = loops.size() - 1; i >= 0; i--) {
      if (loops.get(i).site == site) {
        loops.remove(i);
      }
    }
  }

  /** What a field or element held when a loop's header was last passed. */
  private record Before(
      ObjectHeader header, int slot, boolean isReference, long number, Object object) {
    @SuppressWarnings("ReferenceEquality") // identity is the question
    boolean isBack() {
      return isReference ? header.reference(slot) == object : header.number(slot) == number;
    }
  }

  /** Where a loop stood when its header was last passed. */
  static final class LoopState {
    private static final int MOST_KEPT = 16;
    final int site;
    private final List<Before> kept = new ArrayList<>(0);
    Object[] locals;
    long writes;
    int firstObject;
    int position;
    boolean changed;
    boolean looksAtClock;

    /** Its last round changed nothing, and then more time went by than anybody waits. */
    boolean outOfTime;

    LoopState(int site) {
      this.site = site;
    }

    @SuppressWarnings("ReferenceEquality") // identity is the question
    void keep(ObjectHeader h, int slot, boolean isReference) {
      for (Before b : kept) {
        if (b.header == h && b.slot == slot) {
          return;
        }
      }
      if (kept.size() == MOST_KEPT) {
        changed = true;
        return;
      }
      kept.add(
          isReference
              ? new Before(h, slot, true, 0, h.reference(slot))
              : new Before(h, slot, false, h.number(slot), null));
    }

    /** Whether what only the task knows is as it was. */
    boolean isUnchanged() {
      return !changed && kept.stream().allMatch(Before::isBack);
    }

    /** A new round begins. */
    void restart(CallState call, Object[] now, int at) {
      locals = now;
      changed = false;
      looksAtClock = false;
      kept.clear();
      writes = call.writes;
      firstObject = call.nextObject;
      position = at;
    }
  }
}
