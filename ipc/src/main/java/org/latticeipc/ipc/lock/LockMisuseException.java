package org.latticeipc.ipc.lock;

/**
 * A call on a {@link QuaternionSpinlock} that the caller had no right to make. The lock is exactly
 * as it was before the call.
 */
public final class LockMisuseException extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  /** Why the call was refused. */
  public enum Reason {
    /** The caller unlocked a lock it does not hold. */
    NOT_OWNER,
    /** The caller holds the lock {@link QuaternionSpinlock#MAX_DEPTH} times already. */
    TOO_DEEP
  }

  private final Reason reason;

  LockMisuseException(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  /** Why the call was refused. */
  public Reason reason() {
    return reason;
  }
}
