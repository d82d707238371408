package org.latticeipc.programs.os;

import org.latticeipc.engine.plain.PlainMachine;
import org.latticeipc.ipc.lock.QuaternionSpinlock;
import org.latticeipc.machine.LoadOrder;
import org.latticeipc.machine.LongCell;
import org.latticeipc.machine.Machine;
import org.latticeipc.machine.StoreOrder;
import org.latticeipc.machine.program.Program;
import org.latticeipc.machine.program.PropertyViolation;
import org.latticeipc.machine.program.Setup;

/**
 * The relaxed sequence counter as the channel uses it: a payload and its number, written and read
 * under the lock. {@code outside} as the argument takes the number before the lock, which is wrong.
 */
public final class CounterEntry {
  /** The argument for the wrong way. */
  public static final String OUTSIDE = "outside";

  private CounterEntry() {}

  /** Runs the program. */
  public static void main(String[] arguments) {
    PlainMachine.run(program(arguments.length > 0 && arguments[0].equals(OUTSIDE)));
  }

  /** The program, for any engine. */
  public static Program program(boolean outside) {
    return new Sends(outside);
  }

  private static final class Sends implements Program {
    private final boolean outside;

    Sends(boolean outside) {
      this.outside = outside;
    }

    @Override
    public String name() {
      return outside ? "counter outside the lock" : "counter under the lock";
    }

    @Override
    public void build(Setup setup) {
      Machine machine = setup.machine();
      QuaternionSpinlock lock = new QuaternionSpinlock(machine, "lock", 1);
      LongCell seq = machine.longCell("seq", 0);
      LongCell used = machine.longCell("used", 0);
      for (int i = 0; i < 2; i++) {
        setup.task("sender" + i, () -> send(lock, seq, used));
      }
      setup.afterwards(
          () ->
              PropertyViolation.require(
                  used.load(LoadOrder.PLAIN) == 0b110, "a number was used twice or left out"));
    }

    private void send(QuaternionSpinlock lock, LongCell seq, LongCell used) {
      long before = seq.load(LoadOrder.RELAXED);
      lock.lock();
      long number = (outside ? before : seq.load(LoadOrder.RELAXED)) + 1;
      used.store(used.load(LoadOrder.PLAIN) | 1L << number, StoreOrder.PLAIN);
      seq.store(number, StoreOrder.RELAXED);
      lock.unlock();
    }
  }
}
