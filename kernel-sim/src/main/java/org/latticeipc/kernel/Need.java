package org.latticeipc.kernel;

/**
 * The rights that a call needs.
 *
 * @param rights which
 * @param all whether all of them or just one
 */
record Need(Rights rights, boolean all) {
  static final Need NOTHING = new Need(Rights.NONE, true);

  static Need of(Rights rights) {
    return new Need(rights, true);
  }

  static Need anyOf(Rights rights) {
    return new Need(rights, false);
  }

  boolean isMetBy(Rights held) {
    return all ? held.contains(rights) : held.containsAnyOf(rights);
  }

  @Override
  public String toString() {
    return all ? rights.toString() : "one of " + rights;
  }
}
