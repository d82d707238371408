package org.latticeipc.kernel.capability;

/**
 * A set of rights, as bits: READ 1, WRITE 2, EXECUTE 4, CONTROL 8.
 *
 * @param bits from 0 to 15
 */
public record Rights(int bits) {
  public static final Rights NONE = new Rights(0);
  public static final Rights READ = new Rights(1);
  public static final Rights WRITE = new Rights(2);
  public static final Rights EXECUTE = new Rights(4);
  public static final Rights CONTROL = new Rights(8);
  public static final Rights ALL = new Rights(15);

  /** Refuses bits that name no right. */
  public Rights {
    if ((bits & ~15) != 0) {
      throw new IllegalArgumentException("rights " + bits + ": expected 0 to 15");
    }
  }

  /** The rights in this set or in {@code other}. */
  public Rights and(Rights other) {
    return new Rights(bits | other.bits);
  }

  /** The rights in both sets. */
  public Rights only(Rights other) {
    return new Rights(bits & other.bits);
  }

  /** Whether every right of {@code other} is in this set. */
  public boolean contains(Rights other) {
    return (bits & other.bits) == other.bits;
  }

  /** Whether at least one right of {@code other} is in this set. */
  public boolean containsAnyOf(Rights other) {
    return (bits & other.bits) != 0;
  }

  /** The letters {@code rwxc}, a dash for each right that is missing. */
  @Override
  public String toString() {
    return ((bits & 1) != 0 ? "r" : "-")
        + ((bits & 2) != 0 ? "w" : "-")
        + ((bits & 4) != 0 ? "x" : "-")
        + ((bits & 8) != 0 ? "c" : "-");
  }
}
