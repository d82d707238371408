package org.latticeipc.junit;

import org.latticeipc.machine.LoadOrder;
import org.latticeipc.machine.LongCell;
import org.latticeipc.machine.StoreOrder;
import org.latticeipc.machine.program.PropertyViolation;
import org.latticeipc.machine.program.Register;
import org.latticeipc.machine.program.Setup;

/** Small programs with known counts. */
final class Programs {
  private Programs() {}

  /** MP: 3 complete executions with release and acquire, 4 relaxed. */
  static void messagePassing(Setup setup, StoreOrder store, LoadOrder load) {
    LongCell data = setup.machine().longCell("data", 0);
    LongCell flag = setup.machine().longCell("flag", 0);
    setup.task(
        "a",
        () -> {
          data.store(1, StoreOrder.RELAXED);
          flag.store(1, store);
        });
    setup.task(
        "b",
        () -> {
          setup.machine().note(Register.of("r0", flag.load(load)));
          setup.machine().note(Register.of("r1", data.load(LoadOrder.RELAXED)));
        });
  }

  /** Fails where the data is older than the flag. */
  static void checkedMessagePassing(Setup setup, StoreOrder store, LoadOrder load) {
    LongCell data = setup.machine().longCell("data", 0);
    LongCell flag = setup.machine().longCell("flag", 0);
    setup.task(
        "a",
        () -> {
          data.store(1, StoreOrder.RELAXED);
          flag.store(1, store);
        });
    setup.task(
        "b",
        () -> {
          if (flag.load(load) == 1) {
            PropertyViolation.require(data.load(LoadOrder.RELAXED) == 1, "stale data");
          }
        });
  }

  static void deadlock(Setup setup) {
    LongCell never = setup.machine().longCell("never", 0);
    setup.task("waiter", () -> never.await(v -> v == 1, LoadOrder.ACQUIRE));
  }

  /** Does something with a value that no compiler knows. */
  static void use(int value) {
    if (value > 1) {
      throw new AssertionError(value);
    }
  }
}
