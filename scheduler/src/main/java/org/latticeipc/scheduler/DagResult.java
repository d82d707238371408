package org.latticeipc.scheduler;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The answer to a call on the scheduler. */
public sealed interface DagResult {
  /** The answer to a call that was done. */
  @SuppressWarnings("ClassInitializationDeadlock") // nobody else makes one
  DagResult DONE = new Done();

  /** The call was done. */
  record Done() implements DagResult {}

  /**
   * The call was refused and changed nothing.
   *
   * @param error why
   * @param detail where, what was found and what was expected
   * @param cycle for {@link DagError#CYCLE} the names around the cycle, each waiting for the one
   *     before, the first for the last; else empty
   */
  record Refused(DagError error, String detail, List<String> cycle) implements DagResult {}

  /** A refusal that names no cycle. */
  static DagResult refused(DagError error, String detail) {
    return new Refused(error, detail, List.of());
  }

  /** Whether the call was done. */
  default boolean isDone() {
    return this instanceof Done;
  }

  /** Why the call was refused, or null if it was done. */
  default @Nullable DagError error() {
    return this instanceof Refused r ? r.error() : null;
  }

  /** 0, or the error's code. */
  default int code() {
    return this instanceof Refused r ? r.error().code() : 0;
  }

  /** For set-up code and tests, where a refusal is a mistake of the program. */
  default void orElseThrow() {
    if (this instanceof Refused r) {
      throw new IllegalStateException(r.error() + ": " + r.detail());
    }
  }
}
