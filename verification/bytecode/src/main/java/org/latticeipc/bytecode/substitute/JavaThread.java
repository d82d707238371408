package org.latticeipc.bytecode.substitute;

import java.time.Duration;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.NullUnmarked;
import org.latticeipc.bytecode.runtime.ThreadHooks;

/** {@link Thread}: a task of the machine. Its fields are locations like any others. */
@NullUnmarked // as the original: null where it takes and gives null
public class JavaThread implements Runnable {
  public static final int MIN_PRIORITY = 1;
  public static final int NORM_PRIORITY = 5;
  public static final int MAX_PRIORITY = 10;
  private static final int NEW = 0;
  private static final int STARTED = 1;
  private static volatile UncaughtExceptionHandler defaultHandler;

  private final Runnable target;
  private final String firstName;
  private volatile String name;
  private boolean daemon = ThreadHooks.isDaemon();
  private final boolean virtual;
  private final Object[] inherited;
  private int priority;
  private volatile int status;
  private volatile UncaughtExceptionHandler handler;
  private ClassLoader loader;

  // Read and written by java.util.concurrent, under these names.
  int threadLocalRandomProbe;

  @SuppressWarnings("unused")
  private int threadLocalRandomSecondarySeed;

  @SuppressWarnings("unused")
  private long threadLocalRandomSeed;

  @SuppressWarnings("unused")
  private Object threadLocals;

  @SuppressWarnings("unused")
  private Object inheritableThreadLocals;

  // Read and written by hooks, under these names.
  @SuppressWarnings("unused")
  private volatile int permit;

  @SuppressWarnings("unused")
  private volatile int interrupted;

  @SuppressWarnings("unused")
  private volatile int signal;

  /** Of the first thread: how many more there are now than at the beginning. */
  @SuppressWarnings("unused")
  private volatile int active;

  public JavaThread() {
    this(null, (Runnable) null, null);
  }

  public JavaThread(Runnable target) {
    this(null, target, null);
  }

  public JavaThread(String name) {
    this(null, (Runnable) null, name);
  }

  public JavaThread(Runnable target, String name) {
    this(null, target, name);
  }

  public JavaThread(ThreadGroup group, Runnable target) {
    this(group, target, null);
  }

  public JavaThread(ThreadGroup group, String name) {
    this(group, null, name);
  }

  public JavaThread(ThreadGroup group, Runnable target, String name) {
    this(target, name, true, false);
  }

  JavaThread(Runnable target, String name, boolean inherits, boolean virtual) {
    this.target = target;
    this.firstName = name == null ? ThreadHooks.nextName() : name;
    this.virtual = virtual;
    this.inherited = inherits ? JavaInheritableThreadLocal.heritage() : null;
  }

  public JavaThread(ThreadGroup group, Runnable target, String name, long stackSize) {
    this(group, target, name);
  }

  public JavaThread(
      ThreadGroup group, Runnable target, String name, long stackSize, boolean inherits) {
    this(target, name, inherits, false);
  }

  /** A thread for a task that runs already. */
  static JavaThread running(String name) {
    JavaThread thread = new JavaThread(null, name, false, false);
    thread.status = STARTED;
    return thread;
  }

  public static JavaThread currentThread() {
    return (JavaThread) ThreadHooks.current();
  }

  @Override
  public void run() {
    if (target != null) {
      target.run();
    }
  }

  public void start() {
    start(this::execute);
  }

  private void start(Runnable body) {
    if (status != NEW) {
      throw new IllegalThreadStateException();
    }
    status = STARTED;
    if (!virtual) {
      ThreadHooks.counts(1);
    }
    String shown = firstName.isEmpty() ? "VirtualThread-" + ThreadHooks.number(this) : firstName;
    ThreadHooks.start(this, shown, virtual || daemon, body, code());
  }

  /** What it runs; null if it is a thread of a class of its own, or says what is to happen last. */
  private Runnable code() {
    return getClass() == JavaThread.class && handler == null && inherited == null ? target : null;
  }

  /** Starts it as one of an executor's, which is told of its end. */
  void startIn(JavaContainer container) {
    start(
        () -> {
          try {
            execute();
          } finally {
            container.onExit(this);
          }
        });
  }

  private void execute() {
    if (inherited != null) {
      JavaInheritableThreadLocal.inherit(inherited);
    }
    try {
      run();
    } catch (Throwable thrown) {
      UncaughtExceptionHandler mine = handler != null ? handler : defaultHandler;
      if (mine == null) {
        throw thrown;
      }
      mine.uncaughtException(this, thrown);
    }
    if (ThreadHooks.isWatched()) {
      synchronized (this) {
        status = ThreadHooks.ENDED;
        notifyAll(); // who waits for a thread may wait on it
      }
    }
    if (!virtual) {
      ThreadHooks.counts(-1);
    }
  }

  public final void join() throws InterruptedException {
    join(0);
  }

  public final void join(long millis) throws InterruptedException {
    if (millis < 0) {
      throw new IllegalArgumentException("timeout value is negative");
    }
    if (ThreadHooks.takeInterrupt()) {
      throw new InterruptedException();
    }
    if (status == NEW) {
      return;
    }
    if (millis > 0 && ThreadHooks.mayStrike(TimeUnit.MILLISECONDS.toNanos(millis))) {
      ThreadHooks.joinForAWhile(this);
    } else {
      ThreadHooks.join(this);
    }
  }

  public final void join(long millis, int nanos) throws InterruptedException {
    join(nanos > 0 && millis == 0 ? 1 : millis);
  }

  public final boolean join(Duration time) throws InterruptedException {
    if (status == NEW) {
      throw new IllegalThreadStateException("Thread not started");
    }
    if (ThreadHooks.takeInterrupt()) {
      throw new InterruptedException();
    }
    if (ThreadHooks.mayStrike(TimeUnit.NANOSECONDS.convert(time))) {
      return ThreadHooks.joinForAWhile(this);
    }
    ThreadHooks.join(this);
    return true;
  }

  public final boolean isAlive() {
    ThreadHooks.watch();
    return status == STARTED;
  }

  public Thread.State getState() {
    ThreadHooks.watch();
    int now = status;
    if (now == STARTED) {
      // Whether it runs, waits or is blocked just now is no value of the memory.
      throw ThreadHooks.refuse("Thread.getState of a thread that has not ended cannot be explored");
    }
    return now == NEW ? Thread.State.NEW : Thread.State.TERMINATED;
  }

  public void interrupt() {
    ThreadHooks.interrupt(this);
  }

  public boolean isInterrupted() {
    return ThreadHooks.isInterrupted(this);
  }

  public static boolean interrupted() {
    return ThreadHooks.takeInterrupt();
  }

  public static void sleep(long millis) throws InterruptedException {
    ThreadHooks.sleep();
  }

  public static void sleep(long millis, int nanos) throws InterruptedException {
    ThreadHooks.sleep();
  }

  public static void sleep(Duration time) throws InterruptedException {
    ThreadHooks.sleep();
  }

  @SuppressWarnings("NamedLikeContextualKeyword") // the original's name
  public static void yield() {
    ThreadHooks.yieldCpu();
  }

  public static void onSpinWait() {
    // a hint
  }

  public static int activeCount() {
    return ThreadHooks.activeCount();
  }

  public static boolean holdsLock(Object o) {
    return ThreadHooks.holdsLock(o);
  }

  public final String getName() {
    String changed = name;
    return changed == null ? firstName : changed;
  }

  public final void setName(String name) {
    this.name = name;
  }

  public final boolean isDaemon() {
    return virtual || daemon;
  }

  public final void setDaemon(boolean on) {
    if (status == STARTED) {
      // One that has ended may be told; whether it has is asked only where somebody tells it.
      ThreadHooks.watch();
      if (status == STARTED) {
        throw new IllegalThreadStateException();
      }
    }
    if (virtual && !on) {
      throw new IllegalArgumentException("'false' not legal for virtual threads");
    }
    daemon = on;
  }

  public final boolean isVirtual() {
    return virtual;
  }

  public final int getPriority() {
    return priority == 0 ? NORM_PRIORITY : priority;
  }

  public final void setPriority(int priority) {
    if (priority < MIN_PRIORITY || priority > MAX_PRIORITY) {
      throw new IllegalArgumentException();
    }
    if (!virtual) {
      this.priority = priority;
    }
  }

  public long getId() {
    return ThreadHooks.number(this);
  }

  public final long threadId() {
    return ThreadHooks.number(this);
  }

  public final ThreadGroup getThreadGroup() {
    return ThreadHooks.group();
  }

  public ClassLoader getContextClassLoader() {
    return loader;
  }

  public void setContextClassLoader(ClassLoader loader) {
    this.loader = loader;
  }

  public UncaughtExceptionHandler getUncaughtExceptionHandler() {
    return handler;
  }

  public void setUncaughtExceptionHandler(UncaughtExceptionHandler handler) {
    this.handler = handler;
  }

  public static UncaughtExceptionHandler getDefaultUncaughtExceptionHandler() {
    return defaultHandler;
  }

  public static void setDefaultUncaughtExceptionHandler(UncaughtExceptionHandler handler) {
    defaultHandler = handler;
  }

  public static JavaThread startVirtualThread(Runnable task) {
    return ofVirtual().start(task);
  }

  public static Builder ofVirtual() {
    return new ThreadBuilder(true);
  }

  public static Builder ofPlatform() {
    return new ThreadBuilder(false);
  }

  @Override
  public String toString() {
    return "Thread[" + getName() + "]";
  }

  /** {@code Thread.UncaughtExceptionHandler}. */
  @FunctionalInterface
  public interface UncaughtExceptionHandler {
    void uncaughtException(JavaThread thread, Throwable thrown);
  }

  /** {@code Thread.Builder} and both of its kinds. */
  public interface Builder {
    Builder name(String name);

    Builder name(String prefix, long start);

    Builder daemon();

    Builder daemon(boolean on);

    Builder priority(int priority);

    Builder group(ThreadGroup group);

    Builder stackSize(long stackSize);

    Builder inheritInheritableThreadLocals(boolean inherit);

    Builder uncaughtExceptionHandler(UncaughtExceptionHandler handler);

    JavaThread start(Runnable task);

    JavaThread unstarted(Runnable task);

    ThreadFactory factory();
  }
}
