package org.latticeipc.kernel.object;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.latticeipc.kernel.capability.CapTree;

/**
 * The state of an object that is no endpoint, or of an endpoint without messages.
 *
 * @param version counts the changes
 * @param epoch generation
 * @param caps the live capabilities
 * @param body the contents
 * @param calledOff whose wait here, or next wait here, is called off
 */
public record SettledState(
    long version, long epoch, CapTree caps, ObjectBody body, List<Waiter> calledOff)
    implements ObjectState {

  /** One in which no wait is called off. */
  public SettledState(long version, long epoch, CapTree caps, ObjectBody body) {
    this(version, epoch, caps, body, List.of());
  }

  /** Who waits at a destroyed object need not be called off. */
  @Override
  public SettledState next(long newEpoch, CapTree newCaps, ObjectBody newBody) {
    List<Waiter> still = newBody == GoneBody.GONE ? List.of() : calledOff;
    return new SettledState(version + 1, newEpoch, newCaps, newBody, still);
  }

  @Override
  public SettledState withCalledOff(Waiter waiter, boolean off) {
    List<Waiter> all = new ArrayList<>(calledOff);
    all.remove(waiter);
    if (off) {
      all.add(waiter);
    }
    return new SettledState(version + 1, epoch, caps, body, List.copyOf(all));
  }

  /** Versions differ often, so they are compared before the rest. */
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || (other instanceof SettledState that
            && version == that.version
            && epoch == that.epoch
            && body.equals(that.body)
            && calledOff.equals(that.calledOff)
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
    return "v"
        + version
        + " epoch "
        + epoch
        + ", "
        + caps
        + ", "
        + contents
        + (calledOff.isEmpty() ? "" : ", waits called off: " + calledOff);
  }
}
