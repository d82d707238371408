package org.latticeipc.kernel.object;

/** The contents of a domain: whether it still takes part. */
public enum DomainBody implements ObjectBody {
  ALIVE,
  EXITED
}
