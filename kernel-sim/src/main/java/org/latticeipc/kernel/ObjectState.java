package org.latticeipc.kernel;

import org.jspecify.annotations.Nullable;

/**
 * The whole protected state of one kernel object, immutable.
 *
 * @param version counts the changes, so it orders all calls that worked on the object
 * @param epoch generation; capabilities of another one are stale
 * @param caps the live capabilities
 * @param body the contents
 */
record ObjectState(long version, long epoch, CapTree caps, Body body) {

  ObjectState withBody(Body newBody) {
    return new ObjectState(version + 1, epoch, caps, newBody);
  }

  ObjectState withCaps(CapTree newCaps) {
    return new ObjectState(version + 1, epoch, newCaps, body);
  }

  /** Takes capabilities away and tells the contents. */
  ObjectState withLoss(CapTree newCaps) {
    return new ObjectState(version + 1, epoch, newCaps, body.afterLoss());
  }

  /** The next generation: no capability is left. */
  ObjectState nextEpoch(Body newBody) {
    return new ObjectState(version + 1, epoch + 1, caps.cleared(), newBody);
  }

  /** Versions differ almost always, so they are compared before the rest. */
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || (other instanceof ObjectState that
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
    return "v" + version + " epoch " + epoch + ", " + caps + ", " + body;
  }
}
