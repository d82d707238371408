package org.latticeipc.ipc;

import org.latticeipc.kernel.result.ExoError;
import org.latticeipc.kernel.result.ExoResult;

/** What a refused system call means to the caller of a channel. */
final class Refusals {
  private Refusals() {}

  /** The code for a refusal; 0 if the call was done. */
  static int code(ExoResult<?> result) {
    ExoError error = result.error();
    return error == null ? 0 : translate(error).code();
  }

  /** The error that a refusal is to a channel. */
  static LatticeError translate(ExoError error) {
    return switch (error) {
      case FULL -> LatticeError.QUEUE_FULL;
      case EMPTY, DEADLINE, CALLED_OFF -> LatticeError.NO_MESSAGE;
      case CLOSED, PEER_GONE, STALE, DOMAIN_GONE, TASK_ENDED -> LatticeError.PEER_GONE;
      case TOO_LARGE -> LatticeError.TOO_LONG;
      // No call on an endpoint is refused for the last ones.
      case INVALID_ARGUMENT, OUT_OF_GAS, NOT_ARMED, BUSY, POWER_LOST, NO_SPACE, PAGE_FAULT ->
          LatticeError.BAD_ARGUMENT;
      case FORGED,
          ALTERED,
          REVOKED,
          WRONG_OWNER,
          INSUFFICIENT_RIGHTS,
          WRONG_KIND,
          QUOTA,
          REPOSSESSED ->
          LatticeError.BAD_CAPABILITY;
    };
  }
}
