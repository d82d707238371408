package org.latticeipc.bytecode.substitute;

import java.time.Duration;
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
  private static final int ENDED = 2;
  private static volatile UncaughtExceptionHandler defaultHandler;

  private final Runnable target;
  private final String firstName;
  private volatile String name;
  private boolean daemon;
  private int priority;
  private volatile int status;
  private volatile UncaughtExceptionHandler handler;
  private ClassLoader loader;

  // Read and written by hooks, under these names.
  @SuppressWarnings("unused")
  private volatile int permit;

  @SuppressWarnings("unused")
  private volatile int interrupted;

  @SuppressWarnings("unused")
  private volatile int signal;

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
    this.target = target;
    this.firstName = name == null ? ThreadHooks.nextName() : name;
  }

  public JavaThread(ThreadGroup group, Runnable target, String name, long stackSize) {
    this(group, target, name);
  }

  public JavaThread(
      ThreadGroup group, Runnable target, String name, long stackSize, boolean inherits) {
    this(group, target, name);
  }

  /** A thread for a task that runs already. */
  static JavaThread running(String name) {
    JavaThread thread = new JavaThread(null, null, name);
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
    if (status != NEW) {
      throw new IllegalThreadStateException();
    }
    status = STARTED;
    ThreadHooks.start(this, firstName, daemon, this::execute);
  }

  private void execute() {
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
      status = ENDED;
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
    if (millis > 0 && ThreadHooks.choose("join times out", 2) == 1) {
      return;
    }
    ThreadHooks.join(this);
  }

  public final void join(long millis, int nanos) throws InterruptedException {
    join(nanos > 0 && millis == 0 ? 1 : millis);
  }

  public final boolean isAlive() {
    ThreadHooks.watch();
    return status == STARTED;
  }

  public Thread.State getState() {
    ThreadHooks.watch();
    int now = status;
    return now == NEW
        ? Thread.State.NEW
        : now == ENDED ? Thread.State.TERMINATED : Thread.State.RUNNABLE;
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
    return daemon;
  }

  public final void setDaemon(boolean on) {
    daemon = on;
  }

  public final boolean isVirtual() {
    return false;
  }

  public final int getPriority() {
    return priority == 0 ? NORM_PRIORITY : priority;
  }

  public final void setPriority(int priority) {
    this.priority = priority;
  }

  public long getId() {
    return ThreadHooks.number(this);
  }

  public final long threadId() {
    return ThreadHooks.number(this);
  }

  public final ThreadGroup getThreadGroup() {
    return null;
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
    JavaThread thread = new JavaThread(task, "");
    thread.start();
    return thread;
  }

  public static Builder ofVirtual() {
    return new Built();
  }

  public static Builder ofPlatform() {
    return new Built();
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

    JavaThread start(Runnable task);

    JavaThread unstarted(Runnable task);
  }

  private static final class Built implements Builder {
    private String name;
    private boolean daemon;

    @Override
    public Builder name(String wanted) {
      name = wanted;
      return this;
    }

    @Override
    public Builder name(String prefix, long start) {
      name = prefix + start;
      return this;
    }

    @Override
    public Builder daemon() {
      daemon = true;
      return this;
    }

    @Override
    public Builder daemon(boolean on) {
      daemon = on;
      return this;
    }

    @Override
    public JavaThread unstarted(Runnable task) {
      JavaThread thread = new JavaThread(null, task, name);
      thread.setDaemon(daemon);
      return thread;
    }

    @Override
    public JavaThread start(Runnable task) {
      JavaThread thread = unstarted(task);
      thread.start();
      return thread;
    }
  }
}
