package org.latticeipc.bytecode.substitute;

import java.util.concurrent.atomic.AtomicLong;

/**
 * {@link java.util.Random} with the original's numbers for a given seed; without one, with the same
 * seed in every run.
 */
public class JavaRandom {
  private static final long MULTIPLIER = 0x5DEECE66DL;
  private static final long MASK = (1L << 48) - 1;
  private final AtomicLong seed = new AtomicLong();

  public JavaRandom() {
    this(42);
  }

  public JavaRandom(long seed) {
    this.seed.set((seed ^ MULTIPLIER) & MASK);
  }

  public void setSeed(long value) {
    seed.set((value ^ MULTIPLIER) & MASK);
  }

  protected int next(int bits) {
    long old;
    long now;
    do {
      old = seed.get();
      now = old * MULTIPLIER + 0xBL & MASK;
    } while (!seed.compareAndSet(old, now));
    return (int) (now >>> (48 - bits));
  }

  public int nextInt() {
    return next(32);
  }

  public int nextInt(int bound) {
    if (bound <= 0) {
      throw new IllegalArgumentException("bound must be positive");
    }
    int r = next(31);
    int m = bound - 1;
    if ((bound & m) == 0) {
      return (int) ((bound * (long) r) >> 31);
    }
    for (int u = r; u - (r = u % bound) + m < 0; u = next(31)) {
      // rejected: not evenly spread
    }
    return r;
  }

  public int nextInt(int origin, int bound) {
    if (origin >= bound) {
      throw new IllegalArgumentException("bound must be greater than origin");
    }
    int n = bound - origin;
    if (n > 0) {
      return nextInt(n) + origin;
    }
    int r;
    do {
      r = nextInt();
    } while (r < origin || r >= bound);
    return r;
  }

  public long nextLong() {
    return ((long) next(32) << 32) + next(32);
  }

  public boolean nextBoolean() {
    return next(1) != 0;
  }

  public float nextFloat() {
    return next(24) / (float) (1 << 24);
  }

  public double nextDouble() {
    return (((long) next(26) << 27) + next(27)) * 0x1.0p-53;
  }

  public void nextBytes(byte[] bytes) {
    for (int i = 0; i < bytes.length; ) {
      for (int rnd = nextInt(), n = Math.min(bytes.length - i, 4); n-- > 0; rnd >>= 8) {
        bytes[i++] = (byte) rnd;
      }
    }
  }
}
