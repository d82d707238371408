package org.latticeipc.ipc.transport.net;

/**
 * Bounds of the network transport.
 *
 * @param window messages kept for a peer that has not acknowledged them
 * @param maxSessions sessions a server keeps at once
 * @param openMillis how long the first frame of a connection may take
 * @param attempts connections a client tries in a row before it gives a session up; one that
 *     neither carried a message nor lasted {@code openMillis} counts as failed
 * @param pauseMillis pause after the first failed attempt; doubles up to 32 times that
 * @param lingerMillis how long a server keeps a session without a connection
 */
public record NetworkOptions(
    int window, int maxSessions, int openMillis, int attempts, int pauseMillis, int lingerMillis) {

  /** 64 messages, 256 sessions, 5 s to open, 8 attempts from 20 ms on, 30 s to come back. */
  public static NetworkOptions standard() {
    return new NetworkOptions(64, 256, 5_000, 8, 20, 30_000);
  }

  /** The same with another number of attempts. */
  public NetworkOptions withAttempts(int count) {
    return new NetworkOptions(window, maxSessions, openMillis, count, pauseMillis, lingerMillis);
  }

  /** The same with another time to come back. */
  public NetworkOptions withLingerMillis(int millis) {
    return new NetworkOptions(window, maxSessions, openMillis, attempts, pauseMillis, millis);
  }
}
