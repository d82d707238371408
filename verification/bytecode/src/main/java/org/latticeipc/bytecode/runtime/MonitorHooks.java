package org.latticeipc.bytecode.runtime;

import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.NullUnmarked;
import org.latticeipc.machine.LoadOrder;
import org.latticeipc.machine.LongCell;
import org.latticeipc.machine.RestingWait;
import org.latticeipc.machine.RmwOrder;
import org.latticeipc.machine.StoreOrder;
import org.latticeipc.machine.program.OwnedWait;

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

  /** As {@link #WAITING}, of a wait that an interruption does not end. */
  private static final int WAITING_ANYWAY = 4;

  private static final OwnedWait FREE = MonitorHooks::isFree;
  private static final RestingWait WORK = MonitorHooks::isOver;

  private MonitorHooks() {}

  private static boolean isFree(long monitor) {
    return monitor == 0;
  }

  private static boolean isOver(long signal) {
    return signal != WAITING && signal != WAITING_ANYWAY;
  }

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
    boolean taken;
    do {
      // The wait orders nothing: the exchange after it acquires.
      monitor.await(FREE, LoadOrder.RELAXED);
      taken = monitor.compareAndExchange(0, 1, RmwOrder.ACQUIRE, LoadOrder.RELAXED) == 0;
      // Of all executions, those suffice in which it is taken at once; a single run goes on.
      JavaWorld.machine().assume(taken || JavaWorld.isSingleRun());
    } while (!taken);
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
    waitOn(o, millis > 0 && ThreadHooks.mayStrike(TimeUnit.MILLISECONDS.toNanos(millis)));
  }

  public static void waitOn(Object o, long millis, int nanos) throws InterruptedException {
    if (millis < 0 || nanos < 0 || nanos > 999_999) {
      throw new IllegalArgumentException("timeout value is negative or out of range");
    }
    if (millis == 0) {
      waitOn(o, nanos > 0);
    } else {
      waitOn(o, millis);
    }
  }

  private static void waitOn(Object o, boolean timed) throws InterruptedException {
    ObjectHeader h = held(o);
    if (!JavaWorld.inTask()) {
      throw JavaWorld.refuse("Object.wait outside of the threads under test would wait for ever");
    }
    if (h.local) {
      h.publish(false);
    }
    LongCell waiters = h.numberCell(ObjectShape.WAITERS);
    long bit = bit(ThreadHooks.task());
    int depth = JavaWorld.now().depth(h);
    announceWait(true);
    waiters.store(waiters.load(LoadOrder.RELAXED) | bit, StoreOrder.RELAXED);
    JavaWorld.now().setDepth(h, 0);
    release(h);
    boolean late = awaitSignal(timed);
    acquire(h);
    JavaWorld.now().setDepth(h, depth);
    boolean notified = takeSignal();
    if (!notified) {
      waiters.store(waiters.load(LoadOrder.RELAXED) & ~bit, StoreOrder.RELAXED);
    }
    if (!late && !notified && ThreadHooks.takeInterrupt()) {
      throw new InterruptedException();
    }
  }

  /** The running thread is about to wait. */
  public static void announceWait(boolean interruptible) throws InterruptedException {
    JavaWorld.now().writes++;
    LongCell signal = ownSignal();
    // Sequentially consistent against an interrupter, which writes its flag and then looks here:
    // one of the two sees the other. Notifiers hold the monitor, so for them relaxed would do.
    boolean interrupts = JavaWorld.interrupts();
    signal.store(
        interruptible ? WAITING : WAITING_ANYWAY,
        interrupts ? StoreOrder.SEQ_CST : StoreOrder.RELAXED);
    if (interruptible && ThreadHooks.takeInterrupt()) {
      signal.store(0, StoreOrder.SEQ_CST);
      throw new InterruptedException();
    }
  }

  /** Waits for what ends the announced wait; whether a time limit did. */
  public static boolean awaitSignal(boolean timed) {
    if (ThreadHooks.wakesForNoReason()) {
      return false;
    }
    LongCell signal = ownSignal();
    if (!timed) {
      signal.await(ThreadHooks.isResting() ? WORK : MonitorHooks::isOver, LoadOrder.ACQUIRE);
      return false;
    }
    return signal.await(MonitorHooks::isOver, LoadOrder.ACQUIRE, 0).isEmpty();
  }

  /**
   * Ends the announced wait; whether the thread was notified. Whoever was keeps that, even if it
   * was late or interrupted meanwhile.
   */
  public static boolean takeSignal() {
    return ownSignal().exchange(0, RmwOrder.ACQ_REL) == NOTIFIED;
  }

  /**
   * Notifies a thread; whether it still waited.
   *
   * @param interruptible whether an interruption might have ended its wait
   */
  public static boolean signal(Object thread, boolean interruptible) {
    JavaWorld.now().writes++;
    return notify(
        ThreadHooks.signal(JavaWorld.header(thread)), interruptible ? WAITING : WAITING_ANYWAY);
  }

  private static boolean notify(LongCell signal, int waiting) {
    return signal.compareAndExchange(waiting, NOTIFIED, RmwOrder.RELEASE, LoadOrder.RELAXED)
        == waiting;
  }

  private static LongCell ownSignal() {
    return ThreadHooks.signal(JavaWorld.header(ThreadHooks.current()));
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
    return notify(ThreadHooks.signal(Long.numberOfTrailingZeros(bit)), WAITING);
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
