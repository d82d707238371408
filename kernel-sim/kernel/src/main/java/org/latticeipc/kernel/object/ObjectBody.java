package org.latticeipc.kernel.object;

import org.latticeipc.kernel.capability.CapTree;

/** The contents of one kernel object apart from who may use it; immutable. */
public sealed interface ObjectBody
    permits CpuBody,
        DiskBody,
        DmaBody,
        DomainBody,
        EndpointBody,
        GoneBody,
        IoPortBody,
        IrqBody,
        PageBody,
        SpaceBody,
        TaskBody,
        TimerBody {

  /**
   * The contents after a capability of the object was taken away from somebody.
   *
   * @param left the capabilities that are left
   */
  default ObjectBody afterLoss(CapTree left) {
    return this;
  }
}
