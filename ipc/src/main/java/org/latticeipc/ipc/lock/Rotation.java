package org.latticeipc.ipc.lock;

import org.latticeipc.ipc.algebra.Quaternion;

/**
 * A position on the lock's circle, exactly: how many steps of 5° about x, kept as full revolutions
 * and a step in Z/144.
 *
 * <p>The unit quaternion of 5° about x is {@code cos 2.5° + i sin 2.5°}. Its powers form a cyclic
 * group of order 144 (720° of rotation: unit quaternions cover the rotations twice), so a step in
 * Z/144 is that quaternion without rounding. Positions more than one revolution apart share a
 * quaternion; the revolution tells them apart, the earlier one being met first.
 *
 * @param revolutions how often the circle has been gone round, 0 and up
 * @param step the position on the circle, from 0 to 143
 */
public record Rotation(long revolutions, int step) implements Comparable<Rotation> {
  /** Steps in one revolution. */
  public static final int STEPS = 144;

  /** One step about x, in degrees. */
  public static final double STEP_DEGREES = 5.0;

  /** The position after {@code steps} steps from the start, {@code steps >= 0}. */
  public static Rotation of(long steps) {
    if (steps < 0) {
      throw new IllegalArgumentException("expected 0 or more steps, found " + steps);
    }
    return new Rotation(steps / STEPS, (int) (steps % STEPS));
  }

  /** How many steps from the start; the inverse of {@link #of}. */
  public long steps() {
    return revolutions * STEPS + step;
  }

  /** The position as a floating unit quaternion, for showing. Nothing is decided by it. */
  public Quaternion quaternion() {
    return Quaternion.aboutX(step * STEP_DEGREES);
  }

  @Override
  public int compareTo(Rotation that) {
    return Long.compare(steps(), that.steps());
  }

  @Override
  public String toString() {
    return step + "/" + STEPS + (revolutions == 0 ? "" : "+" + revolutions);
  }
}
