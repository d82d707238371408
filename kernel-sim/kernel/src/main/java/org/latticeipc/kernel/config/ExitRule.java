package org.latticeipc.kernel.config;

/** Who looks, after making a capability, whether the domain that gets it has exited meanwhile. */
public interface ExitRule {

  /** How a domain comes by a capability that the visit of its exit may not have met. */
  enum Making {
    /** The first capability of a new object. */
    OBJECT,
    /** One granted by another domain. */
    GRANT,
    /** One that came with a message. */
    CLAIM
  }

  /** Whether the mark of an exited domain is looked at. */
  boolean looks(Making making);

  /** Always, so that nothing is left to who has exited. */
  static ExitRule always() {
    return making -> true;
  }
}
