package org.latticeipc.machine.sync;

import org.latticeipc.machine.LoadOrder;
import org.latticeipc.machine.LongCell;
import org.latticeipc.machine.Machine;
import org.latticeipc.machine.StoreOrder;
import org.latticeipc.machine.program.EngineProperties;
import org.latticeipc.machine.program.PropertyViolation;

/**
 * That some memory is there: a cell, an object of several, a block. Who uses it says so, who frees
 * it frees it here. A use after the free and a second free are violations; a use or a free that is
 * not ordered with the free is a data race, as both access the lifetime plainly. That nothing is
 * left is asked at the end, by who wants to know.
 *
 * <p>For code whose memory is freed by hand in the original. Each call is one plain access, a free
 * two.
 */
public final class Lifetime {
  private static final long LIVE = 1;
  private static final long FREED = 0;

  private final String name;
  private final LongCell live;

  /** The lifetime of memory that is there now. */
  public Lifetime(Machine machine, String name) {
    this.name = name;
    this.live = machine.longCell(name, LIVE);
  }

  /**
   * The memory is used here.
   *
   * @throws PropertyViolation if it is freed
   */
  public void use() {
    check(EngineProperties.NO_USE_AFTER_FREE, "is used after it was freed");
  }

  /**
   * Frees the memory.
   *
   * @throws PropertyViolation if it is freed
   */
  public void free() {
    check(EngineProperties.NO_DOUBLE_FREE, "is freed twice");
    live.store(FREED, StoreOrder.PLAIN);
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

  private void check(String property, String wrong) {
    if (live.load(LoadOrder.PLAIN) != LIVE) {
      throw new PropertyViolation(property, name + " " + wrong);
    }
  }
}
