package org.latticeipc.kernel.capability;

/** Which rights a capability derived from another gets. */
public interface DerivationRule {

  /** Whether a capability with rights {@code held} may be turned into one with {@code wanted}. */
  boolean allows(Rights held, Rights wanted);

  /** Rights only shrink. */
  static DerivationRule shrinking() {
    return Rights::contains;
  }
}
