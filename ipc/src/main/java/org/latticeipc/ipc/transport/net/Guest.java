package org.latticeipc.ipc.transport.net;

import java.net.InetAddress;
import java.nio.channels.SelectionKey;
import org.jspecify.annotations.Nullable;
import org.latticeipc.machine.value.Bytes;

/** A connection to a server, and how far its client has got. Confined to the server's thread. */
final class Guest {
  private static final int NETWORK_BYTES = 8;

  /** In the order in which places are taken away again: who got least far goes first. */
  enum Progress {
    /** The service has hung up on it; all that it is owed is to hear so. */
    TURNED_AWAY,
    CONNECTED,
    OPENED,
    SAID_HELLO,
    EXCHANGING,
    PROVED
  }

  /** Where it comes from: what one sender has many of at no cost counts as one. */
  final Bytes network;

  final FrameChannel channel;
  final SelectionKey key;
  final long sinceNanos;

  /** What it is a connection of; null until it says so. */
  @Nullable ServedSession session;

  /** The number that the session gave the connection. */
  int number;

  Guest(Bytes network, FrameChannel channel, SelectionKey key, long sinceNanos) {
    this.network = network;
    this.channel = channel;
    this.key = key;
    this.sinceNanos = sinceNanos;
  }

  /** Who counts as one: an address, of IPv6 the 64 bits that a network is given. */
  static Bytes network(InetAddress address) {
    byte[] bytes = address.getAddress();
    return Bytes.copyOf(bytes, 0, Math.min(bytes.length, NETWORK_BYTES));
  }

  /** Whether its first frame showed that it knows the secret. */
  boolean isKnown() {
    return session != null && session.known;
  }

  Progress progress() {
    return session == null ? Progress.CONNECTED : session.progress();
  }
}
