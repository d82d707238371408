package org.latticeipc.kernel.call;

import org.jspecify.annotations.Nullable;
import org.latticeipc.kernel.capability.CapTree;
import org.latticeipc.kernel.capability.Domain;
import org.latticeipc.kernel.capability.ExoCap;
import org.latticeipc.kernel.capability.RequiredRights;
import org.latticeipc.kernel.object.KernelObject;
import org.latticeipc.kernel.object.ObjectState;
import org.latticeipc.kernel.object.ObjectTable;
import org.latticeipc.kernel.result.ExoError;
import org.latticeipc.kernel.result.ExoResult;
import org.latticeipc.machine.Memo;
import org.latticeipc.machine.RefCell;

/**
 * A capability that was presented for a call and passed every check that needs no state. Immutable
 * but for memos: what was last found good is recognised and not found out again, and what the last
 * call was made of serves the next one like it. They are of pure functions and hold values that are
 * immutable (final fields), so tasks may share them without order: a lost one costs time.
 */
public final class CheckedCap {
  private final String call;
  private final Domain caller;
  private final ExoCap cap;
  private final RequiredRights need;
  private final KernelObject object;

  private final RefCell<ObjectTable> shard;
  private final ExoResult<CheckedCap> passed = ExoResult.ok(this);

  @Memo private @Nullable ObjectTable foundIn;
  @Memo private @Nullable CapTree aliveIn;
  @Memo private @Nullable EndpointWait lastWait;
  @Memo private EndpointSteps.@Nullable Take lastTake;

  /**
   * What passed.
   *
   * @param call name of the call
   * @param caller who presented it
   * @param cap authentic, of the right kind, the caller's own and strong enough
   * @param need the rights the call needs
   * @param object what it names
   * @param shard where the directory has it
   */
  CheckedCap(
      String call,
      Domain caller,
      ExoCap cap,
      RequiredRights need,
      KernelObject object,
      RefCell<ObjectTable> shard) {
    this.call = call;
    this.caller = caller;
    this.cap = cap;
    this.need = need;
    this.object = object;
    this.shard = shard;
  }

  String call() {
    return call;
  }

  Domain caller() {
    return caller;
  }

  ExoCap cap() {
    return cap;
  }

  RequiredRights need() {
    return need;
  }

  KernelObject object() {
    return object;
  }

  /** The cell of the directory in which the object is. */
  RefCell<ObjectTable> shard() {
    return shard;
  }

  /** This, as the answer to the checks that it passed. */
  ExoResult<CheckedCap> passed() {
    return passed;
  }

  /** Whether the object is at its address in {@code table}. */
  @SuppressWarnings("ReferenceEquality") // an object of another run is equal and yet another one
  boolean isIn(ObjectTable table) {
    if (foundIn == table) {
      return true;
    }
    boolean found = table.find(object.address()) == object;
    if (found) {
      foundIn = table;
    }
    return found;
  }

  /** What is left to check: why {@code state} refuses the capability, or null. */
  @Nullable ExoError refusal(ObjectState state) {
    if (state.epoch() != cap.epoch()) {
      return ExoError.STALE;
    }
    if (isAlive(state.caps())) {
      return null;
    }
    return state.caps().isTakenBack(cap.id()) ? ExoError.REPOSSESSED : ExoError.REVOKED;
  }

  @SuppressWarnings("ReferenceEquality") // an equal tree is searched
  private boolean isAlive(CapTree caps) {
    if (aliveIn == caps) {
      return true;
    }
    boolean alive = caps.find(cap.id()) != null;
    if (alive) {
      aliveIn = caps;
    }
    return alive;
  }

  boolean isPermitted(ObjectState state) {
    return refusal(state) == null;
  }

  /** A wait of {@code task} at an endpoint, for room if it {@code sends} and else for a message. */
  EndpointWait waitOf(int task, boolean sends) {
    EndpointWait known = lastWait;
    if (known == null || known.task() != task || known.sends() != sends) {
      known = new EndpointWait(this, task, sends);
      lastWait = known;
    }
    return known;
  }

  /** The taking of a message of at most {@code maxBytes} bytes. */
  EndpointSteps.Take take(int maxBytes) {
    EndpointSteps.Take known = lastTake;
    if (known == null || known.maxBytes() != maxBytes) {
      known = new EndpointSteps.Take(this, maxBytes);
      lastTake = known;
    }
    return known;
  }

  <T> ExoResult<T> refuse(ExoError error) {
    return ExoResult.refused(error, call + " by " + caller + " with " + cap);
  }

  <T> ExoResult<T> refuse(ExoError error, String expected) {
    return ExoResult.refused(error, call + " by " + caller + " with " + cap + ": " + expected);
  }
}
