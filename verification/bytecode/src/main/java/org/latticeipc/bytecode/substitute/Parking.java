package org.latticeipc.bytecode.substitute;

import org.jspecify.annotations.NullUnmarked;
import org.latticeipc.bytecode.runtime.ThreadHooks;

/** {@link java.util.concurrent.locks.LockSupport}. */
@NullUnmarked // as the original: null where it takes and gives null
public final class Parking {
  private Parking() {}

  public static void unpark(JavaThread thread) {
    if (thread != null) {
      ThreadHooks.unpark(thread);
    }
  }

  public static void park() {
    ThreadHooks.park(false);
  }

  public static void park(Object blocker) {
    ThreadHooks.park(false);
  }

  public static void parkNanos(long nanos) {
    if (nanos > 0) {
      ThreadHooks.park(true);
    }
  }

  public static void parkNanos(Object blocker, long nanos) {
    parkNanos(nanos);
  }

  public static void parkUntil(long deadline) {
    ThreadHooks.park(true);
  }

  public static void parkUntil(Object blocker, long deadline) {
    ThreadHooks.park(true);
  }

  public static void setCurrentBlocker(Object blocker) {
    // for people who look at thread dumps
  }

  public static Object getBlocker(JavaThread thread) {
    return null;
  }

  public static long getThreadId(JavaThread thread) {
    return thread.threadId();
  }
}
