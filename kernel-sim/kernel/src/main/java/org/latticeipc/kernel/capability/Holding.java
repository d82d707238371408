package org.latticeipc.kernel.capability;

import org.latticeipc.machine.value.PersistentLongMap;

/**
 * What a domain, or all together, have of one object's capabilities; immutable.
 *
 * @param ids the capabilities
 * @param counts how many of them have each right
 * @param made how many live ones were derived by the domain, whosever they are
 */
record Holding(PersistentLongMap<Boolean> ids, Counts counts, int made) {
  static final Holding NOTHING = new Holding(PersistentLongMap.empty(), new Counts(0, 0, 0, 0), 0);

  /** How many capabilities have each right. */
  record Counts(int read, int write, int execute, int control) {
    Counts plus(Rights rights, int more) {
      return new Counts(
          read + (rights.contains(Rights.READ) ? more : 0),
          write + (rights.contains(Rights.WRITE) ? more : 0),
          execute + (rights.contains(Rights.EXECUTE) ? more : 0),
          control + (rights.contains(Rights.CONTROL) ? more : 0));
    }

    /** Whether more than {@code others} have a right of {@code any}. */
    boolean exceeds(Counts others, Rights any) {
      return (any.contains(Rights.READ) && read > others.read)
          || (any.contains(Rights.WRITE) && write > others.write)
          || (any.contains(Rights.EXECUTE) && execute > others.execute)
          || (any.contains(Rights.CONTROL) && control > others.control);
    }
  }

  Holding plus(CapNode node) {
    return new Holding(ids.with(node.id(), true), counts.plus(node.rights(), 1), made);
  }

  Holding minus(CapNode node) {
    return new Holding(ids.without(node.id()), counts.plus(node.rights(), -1), made);
  }

  Holding making(int more) {
    return new Holding(ids, counts, made + more);
  }

  boolean isNothing() {
    return ids.size() == 0 && made == 0;
  }
}
