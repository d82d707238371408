package org.latticeipc.engine.host;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.latticeipc.machine.LoadOrder;
import org.latticeipc.machine.RefCell;
import org.latticeipc.machine.RmwOrder;

/** An update that takes long is not put off by others that are quick. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class FirstComesTest {
  private static Long slowly(Long value) {
    long end = System.nanoTime() + 2_000_000;
    while (System.nanoTime() < end) {
      Thread.onSpinWait();
    }
    return value + 1_000_000_000L;
  }

  @Test
  void slowUpdate_againstQuickOnes_isMade_andNoneIsLost() throws Exception {
    RefCell<Long> cell = HostMachine.create().refCell("counter", 0L);
    AtomicBoolean stop = new AtomicBoolean();
    long[] quick = new long[2];
    Thread[] threads = new Thread[quick.length];
    for (int i = 0; i < quick.length; i++) {
      int me = i;
      threads[i] =
          new Thread(
              () -> {
                while (!stop.get()) {
                  cell.getAndUpdate(v -> v + 1, RmwOrder.ACQ_REL);
                  quick[me]++;
                }
              });
      threads[i].start();
    }
    try {
      for (int i = 0; i < 5; i++) {
        cell.getAndUpdate(FirstComesTest::slowly, RmwOrder.ACQ_REL);
      }
    } finally {
      stop.set(true);
    }
    for (Thread thread : threads) {
      thread.join();
    }
    long value = Objects.requireNonNull(cell.load(LoadOrder.ACQUIRE));
    assertEquals(5_000_000_000L + quick[0] + quick[1], value);
  }
}
