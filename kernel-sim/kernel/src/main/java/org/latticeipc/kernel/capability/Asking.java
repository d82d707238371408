package org.latticeipc.kernel.capability;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.latticeipc.machine.value.PersistentLongMap;

/**
 * Which capabilities of one object were asked for, and which were taken back since their holders
 * did not give them up. Immutable.
 */
final class Asking {
  static final Asking NOTHING = new Asking(PersistentLongMap.empty(), PersistentLongMap.empty());

  private final PersistentLongMap<Boolean> asked;
  private final PersistentLongMap<Boolean> takenBack;

  private Asking(PersistentLongMap<Boolean> asked, PersistentLongMap<Boolean> takenBack) {
    this.asked = asked;
    this.takenBack = takenBack;
  }

  Asking ask(long id) {
    return isAsked(id) ? this : new Asking(asked.with(id, true), takenBack);
  }

  Asking takeBack(long id) {
    return new Asking(asked.without(id), takenBack.with(id, true));
  }

  boolean isAsked(long id) {
    return asked.get(id) != null;
  }

  boolean isTakenBack(long id) {
    return takenBack.get(id) != null;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || (other instanceof Asking that
            && asked.equals(that.asked)
            && takenBack.equals(that.takenBack));
  }

  @Override
  public int hashCode() {
    return asked.size() * 31 + takenBack.size();
  }

  /** What is worth telling in a trace; nothing if nothing was asked. */
  @Override
  public String toString() {
    return (asked.size() == 0 ? "" : ", asked back " + Arrays.toString(asked.keys()))
        + (takenBack.size() == 0 ? "" : ", taken back " + Arrays.toString(takenBack.keys()));
  }
}
