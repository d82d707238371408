package org.latticeipc.machine.sync;

import org.jspecify.annotations.Nullable;
import org.latticeipc.machine.Allocated;
import org.latticeipc.machine.LoadOrder;
import org.latticeipc.machine.LongCell;
import org.latticeipc.machine.Machine;
import org.latticeipc.machine.RefCell;
import org.latticeipc.machine.StoreOrder;
import org.latticeipc.machine.program.EngineProperties;
import org.latticeipc.machine.program.PropertyViolation;

/**
 * Memory that is freed by hand: a cell, an object of several, a block. Cells made here are used by
 * each of their accesses; whatever else lives in the memory says {@link #use} itself. A use after
 * the free and a second free are violations. So is a use, or a free, that the free is not ordered
 * with: each access of the lifetime is plain, so it is a data race; where races are no violations
 * some execution shows the use after the free. That all is freed in the end is asked by {@link
 * #requireFreed}, or of all lifetimes of a program by the property {@code no-leak}.
 *
 * <p>It needs no help of an engine. A use and the access that follows it are neighbours in program
 * order and a plain load releases and acquires nothing, so whatever is ordered after the access is
 * ordered after the use, and the other way round: the free happens after both or after neither.
 * Hence every engine, under every model, judges it exactly as far as it judges races.
 *
 * <p>For code whose memory is freed by hand in the original. Each use is one plain access, a free
 * two. An object that is itself the value of a cell holds its lifetime, which is equal to itself.
 */
public final class Lifetime extends Allocated {
  private static final long LIVE = 1;
  private static final long FREED = 0;

  private final Machine machine;
  private final String name;
  private final LongCell live;

  /** The lifetime of memory that is there now. */
  public Lifetime(Machine machine, String name) {
    super(machine);
    this.machine = machine;
    this.name = name;
    this.live = machine.longCell(name, LIVE);
    if (machine.observed()) {
      machine.note(new LifetimeFact.Begun(name, allocationId()));
    }
  }

  /** A cell in this memory: each access of it is a use. */
  public LongCell longCell(String cell, long initial) {
    return new FreedLongCell(machine.longCell(cell, initial), this);
  }

  /** A cell for immutable values in this memory: each access of it is a use. */
  public <V> RefCell<V> refCell(String cell, @Nullable V initial) {
    return new FreedRefCell<>(machine.refCell(cell, initial), this);
  }

  /**
   * The memory is used here.
   *
   * @throws PropertyViolation if it is freed
   */
  public void use() {
    check(EngineProperties.NO_USE_AFTER_FREE, name, "is used after it was freed");
  }

  /** A cell in the memory is accessed next. */
  void use(String cell) {
    check(EngineProperties.NO_USE_AFTER_FREE, cell, "is accessed after " + name + " was freed");
  }

  /**
   * Frees the memory.
   *
   * @throws PropertyViolation if it is freed
   */
  public void free() {
    check(EngineProperties.NO_DOUBLE_FREE, name, "is freed twice");
    live.store(FREED, StoreOrder.PLAIN);
    if (machine.observed()) {
      machine.note(new LifetimeFact.Ended(name, allocationId()));
    }
  }

  /**
   * For the end of a program: the memory was freed.
   *
   * @throws PropertyViolation if not
   */
  public void requireFreed() {
    if (live.load(LoadOrder.PLAIN) == LIVE) {
      throw new PropertyViolation(EngineProperties.NO_LEAK, name + " is never freed");
    }
  }

  private void check(String property, String what, String wrong) {
    if (live.load(LoadOrder.PLAIN) != LIVE) {
      throw new PropertyViolation(property, what + " " + wrong);
    }
  }
}
