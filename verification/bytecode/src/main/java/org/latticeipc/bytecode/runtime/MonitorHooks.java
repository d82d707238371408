package org.latticeipc.bytecode.runtime;

import org.jspecify.annotations.NullUnmarked;
import org.latticeipc.machine.LoadOrder;
import org.latticeipc.machine.LongCell;
import org.latticeipc.machine.RmwOrder;
import org.latticeipc.machine.StoreOrder;

/**
 * Monitors: a location that is 1 while somebody holds it, acquired by an exchange and released by a
 * release store, so that an unlock synchronises with the locks after it (JLS 17.4.4). Who waits on
 * an object is a bit mask that only the holder touches; each thread has a location that says what
 * ended its wait, so that a notification is not lost to a thread that was interrupted (JLS 17.2.4).
 */
@NullUnmarked // values of the explored program, any of which may be null
public final class MonitorHooks {
  private static final int MAX_TASK = 62;
  private static final int WAITING = 1;
  private static final int NOTIFIED = 2;

  private MonitorHooks() {}

  public static void enter(Object o) {
    ObjectHeader h = JavaWorld.header(o);
    CallState call = JavaWorld.now();
    int depth = call.depth(h);
    if (depth == 0 && !h.local && JavaWorld.inTask()) {
      acquire(h);
    }
    JavaWorld.now().setDepth(h, depth + 1);
  }

  private static void acquire(ObjectHeader h) {
    LongCell monitor = h.numberCell(ObjectShape.MONITOR);
    // The wait orders nothing: the exchange after it acquires.
    monitor.await(v -> v == 0, LoadOrder.RELAXED);
    boolean taken = monitor.compareAndExchange(0, 1, RmwOrder.ACQUIRE, LoadOrder.RELAXED) == 0;
    JavaWorld.machine().assume(taken);
  }

  public static void exit(Object o) {
    ObjectHeader h = JavaWorld.header(o);
    CallState call = JavaWorld.now();
    int depth = call.depth(h);
    if (depth == 0) {
      throw new IllegalMonitorStateException();
    }
    call.setDepth(h, depth - 1);
    if (depth == 1 && !h.local && JavaWorld.inTask()) {
      release(h);
    }
  }

  private static void release(ObjectHeader h) {
    h.numberCell(ObjectShape.MONITOR).store(0, StoreOrder.RELEASE);
  }

  /** Publishing an object whose monitor is held takes the monitor where others see it. */
  static void published(ObjectHeader h) {
    if (JavaWorld.now().depth(h) > 0) {
      acquire(h);
    }
  }

  static boolean holds(Object o) {
    return JavaWorld.now().depth(JavaWorld.header(o)) > 0;
  }

  private static ObjectHeader held(Object o) {
    ObjectHeader h = JavaWorld.header(o);
    if (JavaWorld.now().depth(h) == 0) {
      throw new IllegalMonitorStateException("current thread is not owner");
    }
    return h;
  }

  private static long bit(int task) {
    if (task > MAX_TASK) {
      throw JavaWorld.refuse(
          "more than " + MAX_TASK + " threads that wait on objects cannot be explored");
    }
    return 1L << task;
  }

  // ---- wait and notify; the names are part of the byte code

  public static void waitOn(Object o) throws InterruptedException {
    waitOn(o, false);
  }

  public static void waitOn(Object o, long millis) throws InterruptedException {
    if (millis < 0) {
      throw new IllegalArgumentException("timeout value is negative");
    }
    waitOn(o, millis > 0);
  }

  public static void waitOn(Object o, long millis, int nanos) throws InterruptedException {
    if (millis < 0 || nanos < 0 || nanos > 999_999) {
      throw new IllegalArgumentException("timeout value is negative or out of range");
    }
    waitOn(o, millis > 0 || nanos > 0);
  }

  private static void waitOn(Object o, boolean timed) throws InterruptedException {
    ObjectHeader h = held(o);
    if (!JavaWorld.inTask()) {
      throw JavaWorld.refuse("Object.wait outside of the threads under test would wait for ever");
    }
    ObjectHeader self = JavaWorld.header(ThreadHooks.current());
    if (h.local) {
      h.publish(false);
    }
    JavaWorld.now().writes++;
    LongCell signal = ThreadHooks.signal(self);
    LongCell waiters = h.numberCell(ObjectShape.WAITERS);
    long bit = bit(JavaWorld.now().task);
    int depth = JavaWorld.now().depth(h);
    // Sequentially consistent against an interrupter, which writes its flag and then looks here:
    // one of the two sees the other. Notifiers hold the monitor, so for them relaxed would do.
    boolean interrupts = JavaWorld.interrupts();
    signal.store(WAITING, interrupts ? StoreOrder.SEQ_CST : StoreOrder.RELAXED);
    if (ThreadHooks.takeInterrupt()) {
      signal.store(0, StoreOrder.SEQ_CST);
      throw new InterruptedException();
    }
    waiters.store(waiters.load(LoadOrder.RELAXED) | bit, StoreOrder.RELAXED);
    JavaWorld.now().setDepth(h, 0);
    release(h);
    boolean late = false;
    if (timed) {
      late = signal.await(v -> v != WAITING, LoadOrder.ACQUIRE, 0).isEmpty();
      if (late) {
        ThreadHooks.timeLimitStruck();
      }
    } else {
      signal.await(v -> v != WAITING, LoadOrder.ACQUIRE);
    }
    acquire(h);
    JavaWorld.now().setDepth(h, depth);
    // Whoever was notified keeps that, even if it was late or interrupted meanwhile.
    boolean notified = signal.exchange(0, RmwOrder.ACQ_REL) == NOTIFIED;
    if (!notified) {
      waiters.store(waiters.load(LoadOrder.RELAXED) & ~bit, StoreOrder.RELAXED);
    }
    if (!late && !notified && ThreadHooks.takeInterrupt()) {
      throw new InterruptedException();
    }
  }

  public static void notifyOn(Object o) {
    ObjectHeader h = held(o);
    if (h.local || !JavaWorld.inTask()) {
      return;
    }
    LongCell waiters = h.numberCell(ObjectShape.WAITERS);
    while (true) {
      long mask = waiters.load(LoadOrder.RELAXED);
      if (mask == 0) {
        return;
      }
      int n = Long.bitCount(mask);
      int chosen = n == 1 ? 0 : JavaWorld.machine().choose("who is notified", n);
      if (wake(waiters, mask, chosen)) {
        return;
      }
    }
  }

  private static boolean wake(LongCell waiters, long mask, int chosen) {
    long rest = mask;
    for (int i = 0; i < chosen; i++) {
      rest &= rest - 1;
    }
    long bit = Long.lowestOneBit(rest);
    JavaWorld.now().writes++;
    waiters.store(mask & ~bit, StoreOrder.RELAXED);
    LongCell signal = ThreadHooks.signal(Long.numberOfTrailingZeros(bit));
    return signal.compareAndExchange(WAITING, NOTIFIED, RmwOrder.RELEASE, LoadOrder.RELAXED)
        == WAITING;
  }

  public static void notifyAllOn(Object o) {
    ObjectHeader h = held(o);
    if (h.local || !JavaWorld.inTask()) {
      return;
    }
    LongCell waiters = h.numberCell(ObjectShape.WAITERS);
    for (long mask = waiters.load(LoadOrder.RELAXED);
        mask != 0;
        mask = waiters.load(LoadOrder.RELAXED)) {
      wake(waiters, mask, 0);
    }
  }
}
