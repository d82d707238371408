package org.latticeipc.ipc;

/**
 * The results of the documented calls: 0 or a number of bytes is success, these are the rest. A
 * call that answers with one of them has changed nothing, except that a frame which cannot be
 * accepted is gone from the queue.
 */
public enum LatticeError {
  /** {@code recv} on a channel that does not wait: nothing is queued. */
  NO_MESSAGE(-1, "there is no message"),
  /** The message is longer than the buffer; it stays queued and the needed size is told. */
  BUFFER_TOO_SMALL(-2, "the buffer is too small for the message"),
  /** This end was closed, before the call or during it. */
  CLOSED(-3, "the channel is closed"),
  /** The channel was never connected, or is still connecting. */
  NOT_CONNECTED(-4, "the channel is not connected"),
  /** The message is longer than {@link LatticeChannel#maxMessageBytes}. */
  TOO_LONG(-5, "the message is too long"),
  /** The frame was altered, or made with another key. */
  BAD_TOKEN(-6, "the message has a bad token"),
  /** The frame was taken before. */
  REPLAYED(-7, "the message is a replay"),
  /** A frame before this one is missing. */
  OUT_OF_ORDER(-8, "a message before this one is missing"),
  /** The other end is closed, has died or was revoked; all that it had sent was received. */
  PEER_GONE(-9, "the peer is gone"),
  /** The capability is none, is not the caller's, was revoked or lacks a right. */
  BAD_CAPABILITY(-10, "the capability is not good for this"),
  /** {@code send} on a channel that does not wait: the queue has no room. */
  QUEUE_FULL(-11, "the queue is full"),
  /** An argument is null or out of range. */
  BAD_ARGUMENT(-12, "an argument is null or out of range"),
  /** The channel is connected or connecting already. */
  ALREADY_CONNECTED(-13, "the channel is already connected"),
  /** What the other end said is no key exchange, or one for another suite. */
  BAD_HANDSHAKE(-14, "the key exchange was not understood"),
  /** The ends do not have the same key. */
  KEY_MISMATCH(-15, "the peer did not prove that it has the same key"),
  /** The bytes received are no frame. */
  MALFORMED(-16, "the message is malformed"),
  /** All numbers of this direction are used up; the channel is closed. */
  EXHAUSTED(-17, "the channel has carried as many messages as it can"),
  /** The caller holds the channel's lock as often as it can be held. */
  LOCK_TOO_DEEP(-18, "the channel's lock is held too often");

  private final int code;
  private final String sentence;

  LatticeError(int code, String sentence) {
    this.code = code;
    this.sentence = sentence;
  }

  /** The negative result that stands for it; never changes once given. */
  public int code() {
    return code;
  }

  /** What it means, in words without a full stop. */
  public String sentence() {
    return sentence;
  }

  /**
   * The error that a result stands for.
   *
   * @throws IllegalArgumentException if it stands for none: not a negative result of a call
   */
  public static LatticeError of(int result) {
    int index = -1 - result;
    LatticeError[] all = values();
    if (index < 0 || index >= all.length) {
      throw new IllegalArgumentException(
          "expected a result from " + -all.length + " to -1, found " + result);
    }
    return all[index];
  }

  /** What a result says, in words. */
  public static String describe(int result) {
    return result >= 0 ? "ok" : of(result).sentence();
  }
}
