package org.latticeipc.bytecode.runtime;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Comparator;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.NullUnmarked;
import org.latticeipc.machine.BackgroundTask;
import org.latticeipc.machine.LazyMemory;
import org.latticeipc.machine.LoadOrder;
import org.latticeipc.machine.LongCell;
import org.latticeipc.machine.RestingWait;
import org.latticeipc.machine.RmwOrder;
import org.latticeipc.machine.StoreOrder;
import org.latticeipc.machine.TaskHandle;
import org.latticeipc.machine.Unwinding;
import org.latticeipc.machine.program.PropertyViolation;

/** What the stand-in for {@link Thread} is built on. */
@NullUnmarked // values of the explored program, any of which may be null
public final class ThreadHooks {
  private static final int INTERRUPTED = 3;
  private static final int WAITING = 1;

  /** The status of a thread that has ended, as its stand-in says. */
  public static final int ENDED = 2;

  private static final RestingWait WORK = ThreadHooks::isGiven;

  private ThreadHooks() {}

  private static boolean isGiven(long permit) {
    return permit != 0;
  }

  /** The thread that runs; a stand-in for {@link Thread}. */
  public static Object current() {
    JavaWorld.asksWhoItIs();
    return thread(JavaWorld.now().task);
  }

  static Object thread(int task) {
    Object thread = JavaWorld.active().threads().get(task);
    if (thread == null) {
      throw JavaWorld.refuse("the thread of task " + task + " is asked for, which has none");
    }
    return thread;
  }

  /** Gives a task, or set-up as task 0, its thread. */
  public static void is(int task, Object thread) {
    JavaWorld.active().threads().put(task, thread);
  }

  private static LongCell field(ObjectHeader thread, String name) {
    int slot = thread.shape.slot(name);
    if (slot < 0) {
      throw new IllegalStateException("a thread has no field " + name);
    }
    if (thread.local) {
      thread.publish(false);
    }
    return thread.numberCell(slot);
  }

  static LongCell signal(ObjectHeader thread) {
    return field(thread, "signal");
  }

  static LongCell signal(int task) {
    return signal(JavaWorld.header(thread(task)));
  }

  // ---- start and end

  /**
   * Starts a thread.
   *
   * @param body all that it does
   * @param code what of that the program wrote; null if that is not all
   */
  public static void start(
      Object thread, String name, boolean daemon, Runnable body, Runnable code) {
    JavaWorld.asksWhoItIs();
    ObjectHeader h = JavaWorld.header(thread);
    h.label(name);
    SharedValues.wrap(thread, null, 0, false);
    SharedValues.wrap(body, null, 0, false);
    JavaWorld.now().writes++;
    JavaWorld world = JavaWorld.active();
    TaskHandle[] made = new TaskHandle[1];
    Runnable task =
        () -> {
          TaskHandle self = made[0] != null ? made[0] : world.started().get(h);
          world.begin(self.id(), daemon);
          world.threads().put(self.id(), thread);
          guarded(name, body);
        };
    CallState call = JavaWorld.now();
    TaskHandle earlier = daemon ? null : call.startedAlike(name, code);
    TaskHandle handle =
        earlier != null
            ? JavaWorld.machine().spawnAlike(earlier, name, 0, task)
            : JavaWorld.machine().spawn(name, 0, daemon ? (BackgroundTask) task::run : task);
    call.startedLast = handle;
    call.startedCode = daemon ? null : code;
    made[0] = handle;
    world.started().put(h, handle);
    world.threads().put(handle.id(), thread);
  }

  /** What a task gives to one that it starts may be known to both from now on. */
  public static void publish(Object body) {
    SharedValues.wrap(body, null, 0, false);
    JavaWorld.now().writes++;
  }

  /**
   * Runs a thread's code. An exception that leaves it breaks {@code uncaught-exception}; what is
   * wrong with the byte code itself is no fault of the program.
   */
  public static void guarded(String name, Runnable body) {
    try {
      body.run();
    } catch (LinkageError e) {
      throw JavaWorld.refuse(e + ": code that does not link cannot be explored");
    } catch (OutOfMemoryError e) {
      throw e;
    } catch (Throwable thrown) { // whatever leaves a thread
      if (thrown instanceof Unwinding || thrown instanceof PropertyViolation) {
        throw CallHooks.sneaky(thrown);
      }
      throw new PropertyViolation("uncaught-exception", name + told(thrown));
    }
  }

  private static String told(Throwable thrown) {
    boolean says = thrown instanceof AssertionError && thrown.getMessage() != null;
    String at = CallHooks.userLine(thrown.getStackTrace());
    return (says ? ": " + thrown.getMessage() : " threw " + CallHooks.plain(thrown.toString()))
        + (at.isEmpty() ? "" : " (" + at + ")");
  }

  /** Waits for the end of a thread that was started. */
  public static void join(Object thread) {
    TaskHandle handle = JavaWorld.active().started().get(JavaWorld.header(thread));
    if (handle == null) {
      throw JavaWorld.refuse("a thread is joined that was not started as one of the program's");
    }
    if (!JavaWorld.inTask()) {
      throw JavaWorld.refuse("set-up waits for the end of a thread, which starts after it");
    }
    JavaWorld.machine().join(handle);
  }

  /**
   * Waits for the end of a thread that was started, or until a time limit strikes.
   *
   * @return whether it ended
   */
  public static boolean joinForAWhile(Object thread) {
    if (!JavaWorld.inTask()) {
      return false;
    }
    watch();
    LongCell status = field(JavaWorld.header(thread), "status");
    if (status.await(v -> v == ENDED, LoadOrder.SEQ_CST, 0).isEmpty()) {
      return false;
    }
    join(thread);
    return true;
  }

  // ---- waiting

  /** Parks: takes the permit, or waits for one; may end early if there is a time limit. */
  public static void park(boolean timed) {
    if (!JavaWorld.inTask()) {
      throw JavaWorld.refuse("set-up parks, so it would wait for ever");
    }
    ObjectHeader self = JavaWorld.header(current());
    if (JavaWorld.interrupts() && interruptedCell(self).load(LoadOrder.SEQ_CST) != 0) {
      return;
    }
    LongCell permit = field(self, "permit");
    if (timed) {
      if (permit.await(v -> v != 0, LoadOrder.RELAXED, 0).isEmpty()) {
        return;
      }
    } else {
      permit.await(isResting() ? WORK : v -> v != 0, LoadOrder.RELAXED);
    }
    JavaWorld.now().writes++;
    permit.exchange(0, RmwOrder.SEQ_CST);
  }

  /** Parks for something that people may be told of. */
  public static void parkAt(Object blocker, boolean timed) {
    MonitorHooks.tellsWait(blocker);
    park(timed);
    MonitorHooks.tellsEndOfWait(blocker);
  }

  /** What the running thread waits for from now on, null if for nothing; for people. */
  public static void blocker(Object blocker) {
    CallState call = JavaWorld.now();
    if (blocker == null) {
      MonitorHooks.tellsEndOfWait(call.blocker);
    } else {
      MonitorHooks.tellsWait(blocker);
    }
    call.blocker = blocker;
  }

  /** Whether a wait that begins now ends for no reason; as often as the run allows. */
  public static boolean wakesForNoReason() {
    CallState call = JavaWorld.now();
    if (call.spurious >= JavaWorld.active().spurious() || !JavaWorld.inTask()) {
      return false;
    }
    boolean wakes = JavaWorld.machine().choose("wakes up for no reason", 2) == 1;
    if (wakes) {
      call.spurious++;
      call.writes++; // the same round would be another one now
    }
    return wakes;
  }

  /** A pool's worker looks for work: who waits for that for ever is at rest. */
  public static void rests() {
    JavaWorld.now().resting = true;
  }

  /** It does not any more. */
  public static void restsNoMore() {
    JavaWorld.now().resting = false;
  }

  static boolean isResting() {
    boolean rests = JavaWorld.now().resting;
    if (rests) {
      JavaWorld.assume(
          "a pool's worker or a timer that waits for work for ever is at rest and no deadlock");
    }
    return rests;
  }

  /** Whether a wait of so long ends by itself; one of decades, as of the longest time, does not. */
  public static boolean mayStrike(long nanos) {
    return nanos <= TimeUnit.MILLISECONDS.toNanos(LazyMemory.LONG);
  }

  /** Makes a permit available. */
  public static void unpark(Object thread) {
    JavaWorld.now().writes++;
    field(JavaWorld.header(thread), "permit").exchange(1, RmwOrder.SEQ_CST);
  }

  private static LongCell interruptedCell(ObjectHeader thread) {
    return field(thread, "interrupted");
  }

  /** Interrupts a thread. */
  public static void interrupt(Object thread) {
    JavaWorld.learnsOfInterrupts();
    ObjectHeader h = JavaWorld.header(thread);
    JavaWorld.now().writes++;
    interruptedCell(h).store(1, StoreOrder.SEQ_CST);
    unpark(thread);
    signal(h).compareAndExchange(WAITING, INTERRUPTED, RmwOrder.SEQ_CST, LoadOrder.SEQ_CST);
  }

  /** Whether a thread is interrupted. */
  public static boolean isInterrupted(Object thread) {
    return JavaWorld.interrupts()
        && interruptedCell(JavaWorld.header(thread)).load(LoadOrder.SEQ_CST) != 0;
  }

  /** Whether the running thread was interrupted; it is not any more. */
  public static boolean takeInterrupt() {
    if (!JavaWorld.interrupts()) {
      return false;
    }
    LongCell cell = interruptedCell(JavaWorld.header(current()));
    if (cell.load(LoadOrder.SEQ_CST) == 0) {
      return false;
    }
    JavaWorld.now().writes++;
    cell.store(0, StoreOrder.SEQ_CST);
    return true;
  }

  /** Sleeping is no guarantee: others may do anything meanwhile, or nothing. */
  public static void sleep() throws InterruptedException {
    if (takeInterrupt()) {
      throw new InterruptedException("sleep interrupted");
    }
    yieldCpu();
  }

  /** Lets others run; orders nothing. */
  public static void yieldCpu() {
    if (JavaWorld.inTask()) {
      JavaWorld.machine().yieldCpu();
    }
  }

  /** Whether the running thread holds the monitor. */
  public static boolean holdsLock(Object o) {
    return MonitorHooks.holds(o);
  }

  /** One of {@code n} alternatives, each explored. */
  public static int choose(String what, int n) {
    return JavaWorld.inTask() && n > 1 ? JavaWorld.machine().choose(what, n) : 0;
  }

  /** The name of a thread that was given none: which of its maker's it is. */
  public static String nextName() {
    JavaWorld.asksWhoItIs();
    CallState call = JavaWorld.now();
    int n = call.threads++;
    return call.task <= 1 ? "Thread-" + n : "Thread-" + call.task + "." + n;
  }

  /** A number that no other thread has. */
  public static long number(Object thread) {
    return JavaWorld.header(thread).identity() + 1L;
  }

  /** From now on threads say when they have ended; begins the exploration again if that is new. */
  public static void watch() {
    JavaWorld.learnsOfWatching();
  }

  /** Whether threads say when they have ended. */
  public static boolean isWatched() {
    return JavaWorld.isWatching();
  }

  /**
   * How many threads there are that are not virtual; begins the exploration again if that was not
   * asked before. That a thread is counted no more says nothing of what it wrote, as JLS 17.4.5
   * does not name this.
   */
  public static int activeCount() {
    JavaWorld.learnsOfCounting();
    return JavaWorld.inTask()
        ? JavaWorld.active().entries() + (int) counter().load(LoadOrder.RELAXED)
        : 1;
  }

  /** A thread begins or ends, if anybody asks how many there are. */
  public static void counts(int change) {
    if (JavaWorld.isCounting()) {
      JavaWorld.now().writes++;
      counter().fetchAdd(change, RmwOrder.RELAXED);
    }
  }

  private static LongCell counter() {
    return field(JavaWorld.header(thread(1)), "active");
  }

  /** Ends the exploration, since something cannot be explored. Does not return. */
  public static RuntimeException refuse(String message) {
    return JavaWorld.refuse(message);
  }

  /** Whether the running thread is a daemon, as the threads that it makes will be. */
  public static boolean isDaemon() {
    return JavaWorld.now().daemon;
  }

  /** The group of all threads: one that is there anyway. */
  public static ThreadGroup group() {
    return Thread.currentThread().getThreadGroup();
  }

  /** The number of the running task. */
  public static int task() {
    JavaWorld.asksWhoItIs();
    return JavaWorld.now().task;
  }

  /** A value of the running thread's own; null if it has none. */
  public static Object local(Object key) {
    return JavaWorld.now().threadLocals.get(JavaWorld.header(key));
  }

  /** Whether the running thread has such a value. */
  public static boolean hasLocal(Object key) {
    return JavaWorld.now().threadLocals.containsKey(JavaWorld.header(key));
  }

  /** Sets a value of the running thread's own. */
  public static void setLocal(Object key, Object value) {
    JavaWorld.now().wroteLocally();
    JavaWorld.now().threadLocals.put(JavaWorld.header(key), value);
  }

  /** How many values of its own the running thread has. */
  public static int locals() {
    return JavaWorld.now().threadLocals.size();
  }

  /** What the {@code i}th of them is a value of, in an order that is the same in every run. */
  public static Object localKey(int i) {
    return JavaWorld.now().threadLocals.keySet().stream()
        .sorted(Comparator.comparingLong(ObjectHeader::identity))
        .skip(i)
        .findFirst()
        .orElseThrow()
        .object;
  }

  /** Removes it. */
  public static void removeLocal(Object key) {
    JavaWorld.now().wroteLocally();
    JavaWorld.now().threadLocals.remove(JavaWorld.header(key));
  }

  /** The slot of a volatile field for an updater. */
  public static long volatileField(Class<?> type, String name, Class<?> valueType) {
    Field field;
    try {
      field = type.getDeclaredField(name);
    } catch (NoSuchFieldException e) {
      throw new RuntimeException(e);
    }
    if (field.getType() != valueType) {
      throw new ClassCastException();
    }
    if (!Modifier.isVolatile(field.getModifiers())) {
      throw new IllegalArgumentException("Must be volatile type");
    }
    return UnsafeSlots.offset(type, name);
  }

  /** The enum constants of a class, initialised if need be. */
  public static Object[] constants(Class<?> type) {
    return ClassHooks.constants(type);
  }
}
