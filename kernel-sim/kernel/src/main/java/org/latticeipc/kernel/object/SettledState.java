package org.latticeipc.kernel.object;

import org.jspecify.annotations.Nullable;
import org.latticeipc.kernel.capability.CapTree;

/**
 * The state of an object that is no endpoint, or of an endpoint without messages.
 *
 * @param version counts the changes
 * @param epoch generation
 * @param caps the live capabilities
 * @param body the contents
 */
public record SettledState(long version, long epoch, CapTree caps, ObjectBody body)
    implements ObjectState {

  @Override
  public SettledState next(long newEpoch, CapTree newCaps, ObjectBody newBody) {
    return new SettledState(version + 1, newEpoch, newCaps, newBody);
  }

  /** Versions differ often, so they are compared before the rest. */
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || (other instanceof SettledState that
            && version == that.version
            && epoch == that.epoch
            && body.equals(that.body)
            && caps.equals(that.caps));
  }

  @Override
  public int hashCode() {
    return Long.hashCode(version);
  }

  /** One line for traces. */
  @Override
  public String toString() {
    return withContents(body.toString());
  }

  /** One line, with the contents told as given. */
  String withContents(String contents) {
    return "v" + version + " epoch " + epoch + ", " + caps + ", " + contents;
  }
}
