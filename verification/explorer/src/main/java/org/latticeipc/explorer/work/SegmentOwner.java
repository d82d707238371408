package org.latticeipc.explorer.work;

import java.util.List;

/** Who does a {@link Segment}: it alone knows what is left to do of it. */
@FunctionalInterface
public interface SegmentOwner {
  /** All that is left to do, in order; called while the owner is parked or has left. */
  List<WorkUnit> remaining();
}
