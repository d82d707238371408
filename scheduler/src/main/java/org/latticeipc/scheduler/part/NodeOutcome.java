package org.latticeipc.scheduler.part;

import org.jspecify.annotations.Nullable;

/**
 * How a node's work ended.
 *
 * @param failure why it failed, or null if it did not
 */
public record NodeOutcome(@Nullable String failure) {
  /** The work was done. */
  public static final NodeOutcome DONE = new NodeOutcome(null);

  /** The work failed. */
  public static NodeOutcome failed(String reason) {
    return new NodeOutcome(reason);
  }
}
