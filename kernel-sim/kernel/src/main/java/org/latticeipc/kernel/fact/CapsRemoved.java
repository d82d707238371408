package org.latticeipc.kernel.fact;

import java.util.List;
import org.latticeipc.machine.Fact;

/**
 * Capabilities were revoked, dropped or made stale.
 *
 * @param object address of the object
 * @param ids which
 * @param fromVersion the first version of the object in which they are not good any more
 */
public record CapsRemoved(long object, List<Long> ids, long fromVersion) implements Fact {
  @Override
  public String describe() {
    return "capabilities "
        + ids
        + " of object "
        + Long.toHexString(object)
        + " are gone from version "
        + fromVersion
        + " on";
  }
}
