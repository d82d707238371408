package org.latticeipc.bytecode.substitute;

import java.security.AccessControlContext;
import org.latticeipc.bytecode.runtime.ThreadHooks;

/** {@link java.util.concurrent.ThreadLocalRandom}: small numbers are choices, each explored. */
public final class JavaThreadLocalRandom extends JavaRandom {
  private static final int CHOICES = 4;
  private static final JavaThreadLocalRandom INSTANCE = new JavaThreadLocalRandom();

  private JavaThreadLocalRandom() {}

  public static JavaThreadLocalRandom current() {
    JavaThread thread = JavaThread.currentThread();
    if (thread.threadLocalRandomProbe == 0) {
      thread.threadLocalRandomProbe = getProbe();
    }
    return INSTANCE;
  }

  public static void localInit() {
    // the probe is there already
  }

  @SuppressWarnings("removal") // the original's signature
  public static void setInheritedAccessControlContext(
      JavaThread thread, AccessControlContext context) {
    // permissions are not looked at
  }

  public static void eraseThreadLocals(JavaThread thread) {
    // each has its own
  }

  public static int getProbe() {
    return ThreadHooks.task() + 1;
  }

  public static int advanceProbe(int probe) {
    int p = probe;
    p ^= p << 13;
    p ^= p >>> 17;
    p ^= p << 5;
    return p;
  }

  public static int nextSecondarySeed() {
    return 1;
  }

  @Override
  protected int next(int bits) {
    return ThreadHooks.choose("random bits", CHOICES) << Math.max(0, bits - 2) & -1 >>> 1;
  }

  @Override
  public int nextInt(int bound) {
    if (bound <= 0) {
      throw new IllegalArgumentException("bound must be positive");
    }
    return ThreadHooks.choose("a random number", bound);
  }

  @Override
  public boolean nextBoolean() {
    return ThreadHooks.choose("a random number", 2) == 1;
  }
}
