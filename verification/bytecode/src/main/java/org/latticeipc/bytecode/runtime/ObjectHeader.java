package org.latticeipc.bytecode.runtime;

import java.util.function.IntFunction;
import org.jspecify.annotations.NullUnmarked;
import org.latticeipc.machine.LazyMemory;
import org.latticeipc.machine.LongCell;
import org.latticeipc.machine.RefCell;

/**
 * An object's identity, and its values as long as no other task can know it. Headers are what cells
 * hold: equal if they have the same name, whichever call of the task made them.
 */
@NullUnmarked // values of the explored program, any of which may be null
public final class ObjectHeader implements IntFunction<String> {
  private static final int UNNAMED = -1;
  private static final int LABEL_LIMIT = 60;

  /** In the names of classes that are made up for lambdas. */
  private static final String MADE_UP = "$lattice$";

  final int task;
  final int number;
  final Object object;
  final ObjectShape shape;

  /** Slots in all; for an array two more than its length. */
  final int slots;

  /** The number of the first location, once the object may be shared. */
  private int base = UNNAMED;

  /** No other task can know the object: its values are here, or in the array itself. */
  boolean local;

  /** Its constructor has not returned. */
  boolean constructing;

  /** It was published before its constructor returned, so its final fields are ordinary ones. */
  boolean leaked;

  /** Set-up keeps it, and no task may get hold of it. */
  boolean unshareable;

  /** So much of the log was written when a constructor froze what it reaches. */
  int frozen;

  /** The class whose initialiser made it, or {@link EarlyInitialisers#NONE}. */
  final int madeBy = EarlyInitialisers.running;

  /** What initialisers of other classes that run early did to each slot, or null. */
  byte[] early;

  /** One of those classes. */
  int earlyBy;

  private long[] numbers;
  private Object[] references;
  private Object[] cells;
  private WriteLog log;
  private String label;

  ObjectHeader(int task, int number, Object object, ObjectShape shape, int slots) {
    this.task = task;
    this.number = number;
    this.object = object;
    this.shape = shape;
    this.slots = slots;
  }

  @Override
  public boolean equals(Object other) {
    return this == other
        || (other instanceof ObjectHeader that && task == that.task && number == that.number);
  }

  @Override
  public int hashCode() {
    return task * 31 + number;
  }

  /** The object's identity as the program may ask for it: who made it, and when. */
  int identity() {
    JavaWorld.asksWhoItIs();
    return hashCode();
  }

  boolean isArray() {
    return shape == null;
  }

  // ---- names

  /** Keeps how the object was first reached, for people. */
  @SuppressWarnings("ReferenceEquality") // identity is the question
  void reachedBy(ObjectHeader holder, int slot) {
    if (label == null && holder != this && task == 0) {
      String path = holder.apply(slot);
      label = path.length() <= LABEL_LIMIT ? path : simpleName() + "#" + number;
    }
  }

  void label(String text) {
    label = text;
  }

  private String simpleName() {
    return shape != null && shape != ObjectShape.BARE
        ? shape.name
        : JavaWorld.simpleName(object.getClass());
  }

  /** The name of a location. */
  @Override
  public String apply(int slot) {
    if (slot == ObjectShape.MONITOR) {
      return "monitor of " + this;
    } else if (slot == ObjectShape.WAITERS) {
      return "wait set of " + this;
    } else if (isArray()) {
      return this + "[" + (slot - ObjectShape.FIRST) + "]";
    }
    String owner = toString();
    return owner.isEmpty() ? shape.field(slot) : owner + "." + shape.field(slot);
  }

  /** The same without how the object was reached, if that is through what a rewriter made. */
  String plainName(int slot) {
    if (label == null || !label.contains(MADE_UP)) {
      return apply(slot);
    }
    String reached = label;
    label = null;
    try {
      return apply(slot);
    } finally {
      label = reached;
    }
  }

  /** What traces show: how it was reached, or its class with its number; of a value, the value. */
  @Override
  public String toString() {
    if (label != null) {
      return label;
    }
    if (!isArray() && SharedValues.isPureValue(object)) {
      return object instanceof String text ? '"' + text + '"' : object.toString();
    }
    return simpleName() + "#" + (task == 0 ? "" : task + ".") + number;
  }

  // ---- locations

  int base() {
    if (base == UNNAMED) {
      base = JavaWorld.takeLocations(this);
    }
    return base;
  }

  /** Gives it its locations. */
  void locatedAt(int first) {
    base = first;
  }

  /** Gives it locations, in the order in which the calling task publishes. */
  void takeLocations() {
    base();
  }

  LongCell numberCell(int slot) {
    JavaWorld.ticks = 0;
    if (BesideCells.watching) {
      BesideCells.touched(this, slot);
    }
    if (early != null || EarlyInitialisers.running != EarlyInitialisers.NONE) {
      EarlyInitialisers.touched(this, slot);
    }
    Object[] all = cells;
    if (all == null) {
      cells = all = new Object[slots];
    }
    Object cell = all[slot];
    if (cell == null) {
      LazyMemory machine = JavaWorld.machine();
      all[slot] = cell = machine.longCell(task, base() + slot, this, slot);
    }
    return (LongCell) cell;
  }

  /** A field or element is about to be written where others may see it. */
  void toWrite(int slot) {
    if (BesideCells.watching) {
      BesideCells.toWrite(this, slot);
    }
    if (early != null || EarlyInitialisers.running != EarlyInitialisers.NONE) {
      EarlyInitialisers.toWrite(this, slot);
    }
  }

  @SuppressWarnings("unchecked")
  RefCell<Object> referenceCell(int slot) {
    JavaWorld.ticks = 0;
    if (BesideCells.watching) {
      BesideCells.touched(this, slot);
    }
    if (early != null || EarlyInitialisers.running != EarlyInitialisers.NONE) {
      EarlyInitialisers.touched(this, slot);
    }
    Object[] all = cells;
    if (all == null) {
      cells = all = new Object[slots];
    }
    Object cell = all[slot];
    if (cell == null) {
      all[slot] = cell = JavaWorld.machine().refCell(task, base() + slot, this, slot);
    }
    return (RefCell<Object>) cell;
  }

  // ---- values of local objects, and of final fields

  long number(int slot) {
    if (isArray()) {
      return ArrayHooks.bits(object, slot - ObjectShape.FIRST);
    }
    return numbers == null ? 0 : numbers[slot];
  }

  Object reference(int slot) {
    if (isArray()) {
      return ((Object[]) object)[slot - ObjectShape.FIRST];
    }
    return references == null ? null : references[slot];
  }

  void setNumber(int slot, long value) {
    if (numbers == null) {
      numbers = new long[slots];
    }
    numbers[slot] = value;
  }

  void setReference(int slot, Object value) {
    if (references == null) {
      references = new Object[slots];
    }
    references[slot] = value;
  }

  void writeLocally(int slot, long value, int order) {
    if (BesideCells.watching) {
      BesideCells.toWriteLocally(this, slot);
    }
    if (number(slot) != value) {
      JavaWorld.now().toWriteLocally(this, slot, false);
    } else if (order == Modes.PLAIN) {
      return; // nobody can tell: all writes are done at once, when the object is published
    }
    if (isArray()) {
      ArrayHooks.setBits(object, slot - ObjectShape.FIRST, value);
    } else {
      setNumber(slot, value);
    }
    log().number(slot, value, order);
  }

  void writeLocally(int slot, Object value, int order) {
    if (BesideCells.watching) {
      BesideCells.toWriteLocally(this, slot);
    }
    if (reference(slot) != value) {
      JavaWorld.now().toWriteLocally(this, slot, true);
    } else if (order == Modes.PLAIN) {
      return; // as above
    }
    if (isArray()) {
      ((Object[]) object)[slot - ObjectShape.FIRST] = value;
    } else {
      setReference(slot, value);
    }
    log().reference(slot, value, order);
  }

  WriteLog log() {
    if (log == null) {
      log = new WriteLog();
    }
    return log;
  }

  boolean wasWritten() {
    return log != null;
  }

  // ---- freezing and publishing

  /**
   * The constructor returns: what its final fields reach has its values so far as first values for
   * whoever comes through them (JLS 17.5.1).
   */
  void freezeFinals() {
    constructing = false;
    for (int slot = ObjectShape.FIRST; slot < slots && references != null; slot++) {
      if (shape.isFinal(slot)) {
        freezeReached(references[slot]);
      }
    }
  }

  private static void freezeReached(Object value) {
    ObjectHeader h = SharedValues.localHeader(value);
    if (h == null || h.frozen > 0 || h.log == null) {
      return;
    }
    h.frozen = h.log.size();
    for (int i = 0; i < h.frozen; i++) {
      if (h.log.isReference(i)) {
        freezeReached(h.log.reference(i));
      }
    }
  }

  /** Other tasks may know it from now on: what was written so far becomes writes. */
  void publish(boolean throughFinal) {
    local = false;
    takeLocations();
    MonitorHooks.published(this);
    leaked = constructing;
    if (log == null) {
      return;
    }
    if (log.isFull()) {
      JavaWorld.refuse(
          "more than "
              + WriteLog.LIMIT
              + " writes to an object before it is shared cannot be explored; make it smaller");
    }
    int first = throughFinal ? frozen : 0;
    publishFirstValues(first);
    for (int i = first; i < log.size(); i++) {
      int slot = log.slot(i);
      boolean constant = shape != null && shape.isFinal(slot) && !leaked;
      if (log.isReference(i)) {
        Object value = SharedValues.wrap(log.reference(i), this, slot, constant);
        if (constant) {
          setReference(slot, value);
        } else {
          referenceCell(slot).store(value, Modes.STORE[log.order(i)]);
        }
      } else if (!constant) {
        numberCell(slot).store(log.number(i), Modes.STORE[log.order(i)]);
      }
    }
    log = null;
  }

  private void publishFirstValues(int end) {
    boolean[] told = new boolean[end == 0 ? 0 : slots];
    for (int i = end - 1; i >= 0; i--) {
      int slot = log.slot(i);
      if (told[slot]) {
        continue;
      }
      told[slot] = true;
      boolean constant = shape != null && shape.isFinal(slot) && !leaked;
      if (log.isReference(i)) {
        Object value = SharedValues.wrap(log.reference(i), this, slot, true);
        if (constant) {
          setReference(slot, value);
        } else if (value != null) {
          cells()[slot] = JavaWorld.machine().refCell(task, base() + slot, this, slot, value);
        }
      } else if (!constant && log.number(i) != 0) {
        cells()[slot] =
            JavaWorld.machine().longCell(task, base() + slot, this, slot, log.number(i));
      }
    }
  }

  private Object[] cells() {
    if (cells == null) {
      cells = new Object[slots];
    }
    return cells;
  }

  /** Copies every field or element, reading each. */
  static void copy(ObjectHeader from, ObjectHeader to) {
    for (int slot = ObjectShape.FIRST; slot < from.slots; slot++) {
      char type = from.shape.type(slot);
      boolean constant = from.shape.isFinal(slot);
      if (type == 'A') {
        Object value =
            constant
                ? FieldHooks.finalReference(from, slot)
                : FieldHooks.loadReference(from, slot, Modes.PLAIN);
        if (constant) {
          FieldHooks.setFinal(to, slot, value);
        } else {
          FieldHooks.storeReference(to, slot, value, Modes.PLAIN);
        }
      } else if (constant) {
        FieldHooks.setFinal(to, slot, FieldHooks.finalNumber(from, slot));
      } else {
        FieldHooks.storeNumber(
            to, slot, FieldHooks.loadNumber(from, slot, Modes.PLAIN), Modes.PLAIN);
      }
    }
    if (to.shape.hasFinals) {
      to.freezeFinals();
    }
  }
}
