package org.latticeipc.lincheck;

/** What {@link CapabilityTable} is, one call after another. */
public final class SequentialCapabilityTable {
  private static final String REVOKED = "REVOKED";
  private boolean revoked;
  private int derived;
  private int queued;

  public String verify() {
    return revoked ? REVOKED : "ok";
  }

  public String derive() {
    if (revoked) {
      return REVOKED;
    }
    derived++;
    return "ok";
  }

  public String revoke() {
    if (revoked) {
      return REVOKED;
    }
    revoked = true;
    return "revoked " + (1 + derived);
  }

  public String send() {
    if (revoked) {
      return REVOKED;
    } else if (queued == CapabilityTable.CAPACITY) {
      return "FULL";
    }
    queued++;
    return "ok";
  }

  public String receive() {
    if (queued == 0) {
      // The capability was the last one that could send, the receiver's own apart.
      return revoked ? "PEER_GONE" : "EMPTY";
    }
    queued--;
    return "ok";
  }
}
