package org.latticeipc.ipc.transport.wire;

import org.jspecify.annotations.Nullable;

/** One connection, which may break at any moment: TCP, or a simulated cable. */
public interface WireLink {
  /** Sends a frame, waiting while the other side is slow; false if the connection is broken. */
  boolean write(WireFrame frame);

  /** The next frame; null if the connection is broken or what came is no frame. */
  @Nullable WireFrame read();

  /** Breaks the connection, at both ends and for everybody who waits. */
  void close();
}
