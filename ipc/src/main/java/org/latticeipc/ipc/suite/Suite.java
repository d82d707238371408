package org.latticeipc.ipc.suite;

import org.latticeipc.ipc.crypto.KeySchedule;
import org.latticeipc.ipc.crypto.ProtectionKeys;
import org.latticeipc.ipc.crypto.ProtectionKind;
import org.latticeipc.ipc.crypto.Role;
import org.latticeipc.ipc.crypto.Secret;

/** How a channel's messages are protected. Stateless; numbers are kept by the channel. */
public interface Suite {
  /** The suite that is used unless another is asked for. */
  Suite SEALED = new SealedSuite();

  /** The document's cipher, to the letter, for study. */
  Suite DOCUMENTED = new DocumentedSuite();

  /** One pass of AES-GCM in place of counters and HMAC: for messages from some KiB on. */
  Suite GCM = new GcmSuite();

  /** Numbers end here, far from where counting would wrap. */
  long LAST_NUMBER = 1L << 62;

  /** What a suite says of a frame's number. */
  enum Admission {
    ADMITTED,
    REPLAYED,
    OUT_OF_ORDER
  }

  /** The name in files and on the command line. */
  String name();

  /** The number that stands for the suite in a handshake; never changes once given. */
  int code();

  /** The keys of the direction in which {@code sender} sends. */
  ProtectionKeys keys(KeySchedule schedule, Secret channelKey, Role sender);

  /**
   * The number of the frame that is sent next.
   *
   * @param seq the channel's count of operations, this one included
   * @param sent how many frames were sent, this one included
   */
  long outgoingNumber(long seq, long sent);

  /** The largest number there may be; a channel ends rather than use a number twice. */
  long lastNumber();

  /**
   * Judges the number of a frame whose token is good, {@code accepted} being the last one taken.
   */
  Admission admit(long number, long accepted);

  /** By what frames are protected. */
  ProtectionKind protection();

  /** By how much a frame is longer than its message. */
  int overheadBytes();
}
