package org.latticeipc.kernel.call;

import org.jspecify.annotations.Nullable;
import org.latticeipc.kernel.capability.Domain;
import org.latticeipc.kernel.capability.ExoCap;
import org.latticeipc.kernel.capability.RequiredRights;
import org.latticeipc.machine.Memo;

/**
 * The last capability that passed all checks that need no state, for each of 256 slots: who calls
 * again with the very same capability is not checked again, and nothing is allocated.
 *
 * <p>A memo of a pure function of the call's arguments, but for the object, which the caller looks
 * up each time all the same. So a lost or repeated entry changes nothing but time. What an entry
 * tells is in final fields, hence it is safe to share through the plain array.
 */
final class CheckedCapMemo {
  private static final int SLOTS = 256;

  @Memo private final @Nullable CheckedCap[] known = new @Nullable CheckedCap[SLOTS];

  /** What was remembered of the very same call, or null. */
  @SuppressWarnings("ReferenceEquality") // equal ones are merely not found
  @Nullable CheckedCap find(String call, Domain caller, ExoCap cap, RequiredRights need) {
    CheckedCap access = known[slot(call, cap)];
    return access != null
            && access.cap() == cap
            && access.caller() == caller
            && access.need() == need
            && access.call().equals(call)
        ? access
        : null;
  }

  /** Remembers a call that passed. */
  void put(CheckedCap passed) {
    known[slot(passed.call(), passed.cap())] = passed;
  }

  private static int slot(String call, ExoCap cap) {
    return (int) ((cap.pa() >>> 8) * 31 + cap.id() + call.hashCode()) & (SLOTS - 1);
  }
}
