package org.latticeipc.kernel.capability;

/**
 * The rights that a call needs.
 *
 * @param rights which
 * @param all whether all of them or just one
 */
public record RequiredRights(Rights rights, boolean all) {
  public static final RequiredRights NOTHING = new RequiredRights(Rights.NONE, true);

  public static RequiredRights of(Rights rights) {
    return new RequiredRights(rights, true);
  }

  public static RequiredRights anyOf(Rights rights) {
    return new RequiredRights(rights, false);
  }

  public boolean isMetBy(Rights held) {
    return all ? held.contains(rights) : held.containsAnyOf(rights);
  }

  @Override
  public String toString() {
    return all ? rights.toString() : "one of " + rights;
  }
}
