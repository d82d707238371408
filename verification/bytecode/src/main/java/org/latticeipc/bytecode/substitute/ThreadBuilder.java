package org.latticeipc.bytecode.substitute;

import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.NullUnmarked;
import org.latticeipc.bytecode.runtime.ThreadHooks;

/** {@code Thread.ofVirtual()} and {@code Thread.ofPlatform()}. */
@NullUnmarked // as the original: null where it takes and gives null
final class ThreadBuilder implements JavaThread.Builder {
  private final boolean virtual;
  private String name;
  private boolean counts;
  private boolean daemon = ThreadHooks.isDaemon();
  private boolean inherits = true;
  private int priority = JavaThread.NORM_PRIORITY;
  private JavaThread.UncaughtExceptionHandler handler;
  private final AtomicLong next = new AtomicLong();

  ThreadBuilder(boolean virtual) {
    this.virtual = virtual;
  }

  @Override
  public JavaThread.Builder name(String wanted) {
    name = wanted;
    counts = false;
    return this;
  }

  @Override
  public JavaThread.Builder name(String prefix, long start) {
    name = prefix;
    counts = true;
    next.set(start);
    return this;
  }

  @Override
  public JavaThread.Builder daemon() {
    return daemon(true);
  }

  @Override
  public JavaThread.Builder daemon(boolean on) {
    daemon = on;
    return this;
  }

  @Override
  public JavaThread.Builder priority(int wanted) {
    priority = wanted;
    return this;
  }

  @Override
  public JavaThread.Builder group(ThreadGroup group) {
    return this;
  }

  @Override
  public JavaThread.Builder stackSize(long stackSize) {
    return this;
  }

  @Override
  public JavaThread.Builder inheritInheritableThreadLocals(boolean inherit) {
    inherits = inherit;
    return this;
  }

  @Override
  public JavaThread.Builder uncaughtExceptionHandler(JavaThread.UncaughtExceptionHandler wanted) {
    handler = wanted;
    return this;
  }

  @Override
  public JavaThread unstarted(Runnable task) {
    if (task == null) {
      throw new NullPointerException();
    }
    String first = counts ? name + next.getAndIncrement() : name;
    if (first == null) {
      first = virtual ? "" : ThreadHooks.nextName();
    }
    JavaThread thread = new JavaThread(task, first, inherits, virtual);
    if (!virtual) {
      thread.setDaemon(daemon);
      thread.setPriority(priority);
    }
    if (handler != null) {
      thread.setUncaughtExceptionHandler(handler);
    }
    return thread;
  }

  @Override
  public JavaThread start(Runnable task) {
    JavaThread thread = unstarted(task);
    thread.start();
    return thread;
  }

  @Override
  public ThreadFactory factory() {
    return new Factory(this);
  }

  private record Factory(ThreadBuilder builder) implements ThreadFactory {
    @Override
    public Thread newThread(Runnable task) {
      return (Thread) (Object) builder.unstarted(task); // one class, once rewritten
    }
  }
}
