package org.latticeipc.bytecode.runtime;

import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.NullUnmarked;
import org.latticeipc.machine.LoadOrder;
import org.latticeipc.machine.LongCell;
import org.latticeipc.machine.RestingWait;
import org.latticeipc.machine.RmwOrder;
import org.latticeipc.machine.StoreOrder;
import org.latticeipc.machine.program.HoldingFact;
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

  // ---- locks that are no monitors: who owns them, as the JDK's own code says

  private static final String SYNC = ".sync";

  private static final String REENTRANT = ".locks.Reentrant";
  private static final String CONDITION = "ConditionObject";

  /** What is said of a lock; for people, so its name is made up when they ask for it. */
  private record LockSaid(ObjectHeader lock, Holding holding) implements HoldingFact {
    @Override
    public String thing() {
      return named(lock);
    }

    @Override
    public String describe() {
      return switch (holding) {
        case WAITS, EXPECTS -> "waits for " + thing();
        case OWNS -> "owns " + thing();
        case LEAVES -> "leaves " + thing();
      };
    }
  }

  /** A lock has this owner from now on, null for none; the running thread says so. */
  public static void owner(Object lock, Object thread) {
    CallState call = JavaWorld.now();
    ObjectHeader h = JavaWorld.header(lock);
    if (thread == null) {
      call.owned.remove(h);
    } else if (!JavaWorld.inTask() || SharedValues.same(thread, ThreadHooks.current())) {
      call.owned.add(h);
    }
    say(lock, thread == null ? HoldingFact.Holding.LEAVES : HoldingFact.Holding.OWNS);
  }

  /** Whether the running thread owns the lock, as it said itself. */
  public static boolean isOwner(Object lock) {
    return JavaWorld.now().owned.contains(JavaWorld.header(lock));
  }

  /** The running thread reads under the lock once more, unless it did not get it. */
  public static void reads(int got, Object lock) {
    if (got >= 0) {
      JavaWorld.now().readings.merge(JavaWorld.header(lock), 1, Integer::sum);
      say(lock, HoldingFact.Holding.OWNS);
    }
  }

  /** As {@link #reads(int, Object)}. */
  public static void reads(boolean got, Object lock) {
    reads(got ? 0 : -1, lock);
  }

  /** The running thread reads under the lock once less. */
  public static void readsNoMore(boolean free, Object lock) {
    CallState call = JavaWorld.now();
    ObjectHeader h = JavaWorld.header(lock);
    int left = call.readings.getOrDefault(h, 1) - 1;
    call.readings.put(h, left);
    if (left == 0 && !call.owned.contains(h)) {
      say(lock, HoldingFact.Holding.LEAVES);
    }
  }

  /** The running thread is about to wait for a lock, or for something that nobody owns. */
  public static void tellsWait(Object blocker) {
    boolean hasOwner = blocker != null && blocker.getClass().getName().contains(REENTRANT);
    say(blocker, hasOwner ? HoldingFact.Holding.WAITS : HoldingFact.Holding.EXPECTS);
  }

  /**
   * The running thread looks at a lock again and again: at a location, even if nobody else knows
   * the lock, so that it is seen to wait.
   */
  public static void waitsFor(Object lock) {
    ObjectHeader h = JavaWorld.header(lock);
    if (h.local && JavaWorld.inTask()) {
      h.publish(false);
    }
    tellsWait(lock);
  }

  /** It does not wait for that any more. */
  public static void tellsEndOfWait(Object blocker) {
    if (blocker instanceof HeapObject) {
      ObjectHeader h = JavaWorld.header(blocker);
      CallState call = JavaWorld.now();
      boolean owns = call.owned.contains(h) || call.readings.getOrDefault(h, 0) > 0;
      say(blocker, owns ? HoldingFact.Holding.OWNS : HoldingFact.Holding.LEAVES);
    }
  }

  /** Of the parts of a lock, which people do not see, the lock. */
  private static String named(ObjectHeader h) {
    Object thing = h.object;
    String name = h.toString();
    boolean isSignal = thing.getClass().getName().endsWith(CONDITION);
    int number = name.indexOf('#');
    int nested = name.indexOf('$');
    if (name.endsWith(SYNC)) {
      name = name.substring(0, name.length() - SYNC.length());
    } else if (number > 0 && nested > 0 && nested < number && isOfJdk(thing)) {
      String from = isSignal ? "Condition" : name.substring(0, nested);
      name = from + name.substring(number);
    }
    return isSignal ? "a signal of " + name : name;
  }

  private static boolean isOfJdk(Object thing) {
    ClassTable classes = JavaWorld.classes();
    int id = classes.id(thing.getClass());
    return id >= 0 && !classes.isOfProgram(id);
  }

  private static void say(Object thing, HoldingFact.Holding what) {
    if (thing instanceof HeapObject && JavaWorld.inTask() && JavaWorld.machine().observed()) {
      JavaWorld.machine().note(new LockSaid(JavaWorld.header(thing), what));
    }
  }
}
