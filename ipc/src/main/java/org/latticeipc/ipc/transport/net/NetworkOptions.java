package org.latticeipc.ipc.transport.net;

import org.latticeipc.ipc.transport.wire.Session;

/**
 * Bounds of the network transport.
 *
 * @param window messages kept for a peer that has not acknowledged them, 1 to 64
 * @param maxSessions sessions a server keeps at once of clients that have proved themselves
 * @param openMillis how long the whole first frame of a connection may take
 * @param attempts connections a client tries in a row before it gives a session up; one that
 *     neither carried a message nor lasted {@code openMillis} counts as failed
 * @param pauseMillis pause after the first failed attempt; doubles up to 32 times that
 * @param lingerMillis how long a server keeps a session without a connection
 * @param strangers connections and sessions a server keeps at once of clients that have not proved
 *     themselves; a further one takes the place of the one that got least far
 * @param strangersPerAddress the same for each address, of IPv6 for each network of 64 bits
 * @param exchanges key exchanges a server has under way at once
 * @param handshakeMillis how long a client may take, from its first connection on, to prove itself
 */
public record NetworkOptions(
    int window,
    int maxSessions,
    int openMillis,
    int attempts,
    int pauseMillis,
    int lingerMillis,
    int strangers,
    int strangersPerAddress,
    int exchanges,
    int handshakeMillis) {
  private static final int STRANGERS = 128;
  private static final int EXCHANGES = 8;
  private static final int HANDSHAKE_MILLIS = 10_000;

  /** These, and 128 strangers, 64 of an address, 8 key exchanges and 10 s for each. */
  public NetworkOptions(
      int window,
      int maxSessions,
      int openMillis,
      int attempts,
      int pauseMillis,
      int lingerMillis) {
    this(
        window,
        maxSessions,
        openMillis,
        attempts,
        pauseMillis,
        lingerMillis,
        STRANGERS,
        STRANGERS / 2,
        EXCHANGES,
        HANDSHAKE_MILLIS);
  }

  /** Refuses bounds that leave nothing, and a window that no peer would take. */
  public NetworkOptions {
    if (window < 1 || window > Session.MAX_WINDOW) {
      throw new IllegalArgumentException(
          "window " + window + ": expected 1 to " + Session.MAX_WINDOW);
    }
    if (maxSessions < 1 || strangers < 1 || strangersPerAddress < 1 || exchanges < 1) {
      throw new IllegalArgumentException("network bounds: expected a place for one at least");
    }
  }

  /**
   * 64 messages, 256 sessions, 5 s to open, 8 attempts from 20 ms on, 30 s to come back; 128
   * strangers, 64 of an address, 8 key exchanges at once and 10 s for each.
   */
  public static NetworkOptions standard() {
    return new NetworkOptions(64, 256, 5_000, 8, 20, 30_000);
  }

  /** The same with another number of attempts. */
  public NetworkOptions withAttempts(int count) {
    return new NetworkOptions(
        window,
        maxSessions,
        openMillis,
        count,
        pauseMillis,
        lingerMillis,
        strangers,
        strangersPerAddress,
        exchanges,
        handshakeMillis);
  }

  /** The same with another time to come back. */
  public NetworkOptions withLingerMillis(int millis) {
    return new NetworkOptions(
        window,
        maxSessions,
        openMillis,
        attempts,
        pauseMillis,
        millis,
        strangers,
        strangersPerAddress,
        exchanges,
        handshakeMillis);
  }

  /** The same with another time for a client to prove itself. */
  public NetworkOptions withHandshakeMillis(int millis) {
    return new NetworkOptions(
        window,
        maxSessions,
        openMillis,
        attempts,
        pauseMillis,
        lingerMillis,
        strangers,
        strangersPerAddress,
        exchanges,
        millis);
  }
}
