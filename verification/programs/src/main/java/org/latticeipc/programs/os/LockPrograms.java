package org.latticeipc.programs.os;

import org.latticeipc.ipc.IpcParts.LockMaker;
import org.latticeipc.ipc.lock.QuaternionSpinlock;
import org.latticeipc.ipc.property.BoundedOvertaking;
import org.latticeipc.ipc.property.MutualExclusion;
import org.latticeipc.machine.LoadOrder;
import org.latticeipc.machine.LongCell;
import org.latticeipc.machine.StoreOrder;
import org.latticeipc.machine.program.Program;
import org.latticeipc.machine.program.PropertyViolation;
import org.latticeipc.machine.program.Setup;

/** Programs around one lock. */
public final class LockPrograms {
  private LockPrograms() {}

  /** Tasks that each add to a plain counter some times, recursively or not. */
  public static Program counting(LockMaker maker, int tasks, int sections, boolean recursive) {
    return Program.of(
        "counting",
        setup -> {
          QuaternionSpinlock lock = maker.create(setup.machine(), "l");
          LongCell count = setup.machine().longCell("count", 0);
          for (int t = 1; t <= tasks; t++) {
            setup.task("t" + t, () -> work(lock, count, sections, recursive));
          }
          judged(setup);
          setup.afterwards(
              () ->
                  PropertyViolation.require(
                      count.load(LoadOrder.PLAIN) == (long) tasks * sections,
                      "an addition was lost"));
        });
  }

  /** One task takes the lock twice while another waits for its turn. */
  public static Program overtaking(LockMaker maker) {
    return Program.of(
        "overtaking",
        setup -> {
          QuaternionSpinlock lock = maker.create(setup.machine(), "l");
          setup.task(
              "busy",
              () -> {
                lock.withQlock(() -> {});
                lock.withQlock(() -> {});
              });
          setup.task("patient", () -> lock.withQlock(() -> {}));
          setup.property(new BoundedOvertaking());
        });
  }

  private static void judged(Setup setup) {
    setup.property(new MutualExclusion());
    setup.property(new BoundedOvertaking());
  }

  private static void work(
      QuaternionSpinlock lock, LongCell count, int sections, boolean recursive) {
    for (int i = 0; i < sections; i++) {
      lock.lock();
      if (recursive) {
        lock.lock();
      }
      count.store(count.load(LoadOrder.PLAIN) + 1, StoreOrder.PLAIN);
      if (recursive) {
        lock.unlock();
      }
      lock.unlock();
    }
  }
}
