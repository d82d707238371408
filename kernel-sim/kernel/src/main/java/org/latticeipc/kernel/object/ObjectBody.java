package org.latticeipc.kernel.object;

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
        TaskBody {

  /**
   * The contents with a wait called off, or not any more; where nobody waits, as they are. Who
   * waits and is called off looks at the mark.
   */
  default ObjectBody withCalledOff(EndpointBody.Waiter waiter, boolean off) {
    return this;
  }

  /** Whether a capability was taken back after it had been asked for. */
  default boolean isRepossessed(long capability) {
    return false;
  }

  /** The contents after a capability of the object was taken away from somebody. */
  default ObjectBody afterLoss() {
    return this;
  }
}
