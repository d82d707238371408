package org.latticeipc.kernel;

/** The contents of a domain: whether it still takes part. */
enum DomainBody implements Body {
  ALIVE,
  EXITED
}
