package org.latticeipc.ipc.transport.wire;

/** Which end of a session this is. */
public enum Side {
  /** Opens connections and speaks first. */
  CLIENT,
  /** Is connected to and answers. */
  SERVER
}
