package org.latticeipc.bytecode.runtime;

import org.latticeipc.machine.Unwinding;

/** Leaves set-up, or what runs after all tasks, because of what cannot be explored. */
public final class RefusedError extends Error implements Unwinding {
  private static final long serialVersionUID = 1L;

  RefusedError(String message) {
    super(message, null, false, false);
  }
}
