package org.latticeipc.ipc.algebra;

import java.util.Locale;

/**
 * A floating quaternion {@code w + xi + yj + zk}, for showing positions and rotations to people.
 * Nothing in the system decides anything by it; exact decisions use steps in Z/144.
 */
public record Quaternion(double w, double x, double y, double z) {
  /** The rotation by nothing. */
  public static final Quaternion ONE = new Quaternion(1, 0, 0, 0);

  /** The unit quaternion that rotates by {@code degrees} about the x axis. */
  public static Quaternion aboutX(double degrees) {
    double half = Math.toRadians(degrees) / 2;
    return new Quaternion(StrictMath.cos(half), StrictMath.sin(half), 0, 0);
  }

  /** Hamilton's product; applied as rotations, {@code that} comes first. */
  public Quaternion times(Quaternion that) {
    return new Quaternion(
        w * that.w - x * that.x - y * that.y - z * that.z,
        w * that.x + x * that.w + y * that.z - z * that.y,
        w * that.y - x * that.z + y * that.w + z * that.x,
        w * that.z + x * that.y - y * that.x + z * that.w);
  }

  /** The conjugate, which for a unit quaternion is the inverse. */
  public Quaternion conjugate() {
    return new Quaternion(w, -x, -y, -z);
  }

  /** The squared length. */
  public double norm() {
    return w * w + x * x + y * y + z * z;
  }

  /** The largest difference of a coordinate. */
  public double distance(Quaternion that) {
    return Math.max(
        Math.max(Math.abs(w - that.w), Math.abs(x - that.x)),
        Math.max(Math.abs(y - that.y), Math.abs(z - that.z)));
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%.4f%+.4fi%+.4fj%+.4fk", w, x, y, z);
  }
}
