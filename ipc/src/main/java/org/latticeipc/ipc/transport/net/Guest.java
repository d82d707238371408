package org.latticeipc.ipc.transport.net;

import java.net.InetAddress;
import java.nio.channels.SelectionKey;
import org.jspecify.annotations.Nullable;

/** A connection to a server, and how far its client has got. Confined to the server's thread. */
final class Guest {
  /** In the order in which places are taken away again: who got least far goes first. */
  enum Progress {
    CONNECTED,
    OPENED,
    SAID_HELLO,
    EXCHANGING,
    PROVED
  }

  final InetAddress address;
  final FrameChannel channel;
  final SelectionKey key;
  final long sinceNanos;

  /** What it is a connection of; null until it says so. */
  @Nullable ServedSession session;

  /** The number that the session gave the connection. */
  int number;

  Guest(InetAddress address, FrameChannel channel, SelectionKey key, long sinceNanos) {
    this.address = address;
    this.channel = channel;
    this.key = key;
    this.sinceNanos = sinceNanos;
  }

  Progress progress() {
    return session == null ? Progress.CONNECTED : session.progress();
  }
}
