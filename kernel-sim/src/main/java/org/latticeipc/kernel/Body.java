package org.latticeipc.kernel;

/** The contents of one kernel object apart from who may use it; immutable. */
sealed interface Body
    permits CpuBody, DomainBody, EndpointBody, GoneBody, IrqBody, PageBody, TaskBody {

  /** The contents after a capability of the object was taken away from somebody. */
  default Body afterLoss() {
    return this;
  }
}
