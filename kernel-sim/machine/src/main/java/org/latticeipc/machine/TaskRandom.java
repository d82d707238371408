package org.latticeipc.machine;

/**
 * The deterministic stream behind {@link Machine#random} on the engines that repeat runs:
 * SplitMix64 (Steele, Lea, Flood, OOPSLA 2014) seeded by the run's seed and the task, so that what
 * one task draws does not depend on what others do. Not cryptographic. Confined to its task.
 */
public final class TaskRandom {
  private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;
  private long state;

  /** The stream of task {@code task} in a run with seed {@code seed}. */
  public TaskRandom(long seed, int task) {
    this.state = mix(seed + GOLDEN_GAMMA * (task + 1L));
  }

  /** The next 64 bits. */
  public long nextLong() {
    state += GOLDEN_GAMMA;
    return mix(state);
  }

  /** Fills the array, eight bytes of each draw in little-endian order. */
  public void fill(byte[] out) {
    long bits = 0;
    for (int i = 0; i < out.length; i++) {
      bits = (i & 7) == 0 ? nextLong() : bits >>> 8;
      out[i] = (byte) bits;
    }
  }

  private static long mix(long z) {
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }
}
