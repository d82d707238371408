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
    ThreadHooks.parkAt(blocker, false);
  }

  // As the program itself calls them: they may return for no reason. The JDK's own calls stand in
  // loops that look again, so there that would show nothing new.

  public static void usersPark() {
    if (!ThreadHooks.wakesForNoReason()) {
      ThreadHooks.park(false);
    }
  }

  public static void usersPark(Object blocker) {
    usersPark();
  }

  public static void usersParkNanos(long nanos) {
    if (!ThreadHooks.wakesForNoReason()) {
      parkNanos(nanos);
    }
  }

  public static void usersParkNanos(Object blocker, long nanos) {
    usersParkNanos(nanos);
  }

  public static void usersParkUntil(long deadline) {
    if (!ThreadHooks.wakesForNoReason()) {
      parkUntil(deadline);
    }
  }

  public static void usersParkUntil(Object blocker, long deadline) {
    usersParkUntil(deadline);
  }

  public static void parkNanos(long nanos) {
    if (nanos > 0) {
      ThreadHooks.park(ThreadHooks.mayStrike(nanos));
    }
  }

  public static void parkNanos(Object blocker, long nanos) {
    if (nanos > 0) {
      ThreadHooks.parkAt(blocker, ThreadHooks.mayStrike(nanos));
    }
  }

  public static void parkUntil(long deadline) {
    ThreadHooks.park(true);
  }

  public static void parkUntil(Object blocker, long deadline) {
    ThreadHooks.park(true);
  }

  public static void setCurrentBlocker(Object blocker) {
    ThreadHooks.blocker(blocker);
  }

  public static Object getBlocker(JavaThread thread) {
    return null;
  }

  public static long getThreadId(JavaThread thread) {
    return thread.threadId();
  }
}
