package org.latticeipc.kernel;

import org.jspecify.annotations.Nullable;

/**
 * A capability that was presented for one call and passed every check that needs no state.
 *
 * @param call name of the call
 * @param caller who presented it
 * @param cap authentic, of the right kind, the caller's own and strong enough
 * @param need the rights the call needs
 * @param object what it names
 */
record Access(String call, Domain caller, ExoCap cap, Need need, KernelObject object) {

  /** What is left to check: why {@code state} refuses the capability, or null. */
  @Nullable ExoError refusal(ObjectState state) {
    if (state.epoch() != cap.epoch()) {
      return ExoError.STALE;
    }
    return state.caps().find(cap.id()) == null ? ExoError.REVOKED : null;
  }

  boolean isPermitted(ObjectState state) {
    return refusal(state) == null;
  }

  <T> Result<T> refuse(ExoError error) {
    return Result.refused(error, call + " by " + caller + " with " + cap);
  }

  <T> Result<T> refuse(ExoError error, String expected) {
    return Result.refused(error, call + " by " + caller + " with " + cap + ": " + expected);
  }
}
