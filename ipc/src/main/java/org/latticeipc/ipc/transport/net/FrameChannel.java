package org.latticeipc.ipc.transport.net;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import org.jspecify.annotations.Nullable;
import org.latticeipc.ipc.transport.wire.WireFrame;

/**
 * Frames over a TCP connection that never waits. Memory: one frame each way; a length is believed
 * only within bounds. Confined to one thread.
 */
final class FrameChannel {
  private static final int FIRST = 64;
  private final SocketChannel channel;
  private final int maxPayload;
  private ByteBuffer in = ByteBuffer.allocate(FIRST);
  private @Nullable ByteBuffer out;

  /** Takes the connection over. */
  FrameChannel(SocketChannel channel, int maxPayload) throws IOException {
    this.channel = channel;
    this.maxPayload = maxPayload;
    channel.configureBlocking(false);
    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    channel.setOption(StandardSocketOptions.SO_KEEPALIVE, true);
  }

  /** Reads what there is, as far as it fits; false at the end of the connection. */
  boolean fill() throws IOException {
    return channel.read(in) >= 0;
  }

  /**
   * The next whole frame of what was read, or null if there is none yet.
   *
   * @throws IOException if what came is no frame
   */
  @Nullable WireFrame next() throws IOException {
    in.flip();
    try {
      if (in.remaining() < WireFrame.PREFIX_BYTES) {
        return null;
      }
      int length = in.getInt(in.position());
      if (!WireFrame.isPlausible(length, maxPayload)) {
        throw new IOException("no frame has " + length + " bytes");
      }
      if (in.remaining() < WireFrame.PREFIX_BYTES + length) {
        grow(WireFrame.PREFIX_BYTES + length);
        return null;
      }
      byte[] rest = new byte[length];
      in.getInt();
      in.get(rest);
      WireFrame frame = WireFrame.decode(rest);
      if (frame == null) {
        throw new IOException("what came is no frame");
      }
      return frame;
    } finally {
      in.compact();
    }
  }

  private void grow(int needed) {
    if (in.capacity() < needed) {
      in = ByteBuffer.allocate(needed).put(in).flip();
    }
  }

  /** Whether all that was to be written has been. */
  boolean isDrained() {
    return out == null;
  }

  /** Begins to write a frame; only when the last one is written. */
  void write(WireFrame frame) throws IOException {
    out = ByteBuffer.wrap(frame.encode());
    drain();
  }

  /** Writes on as far as the connection takes it. */
  void drain() throws IOException {
    ByteBuffer rest = out;
    if (rest != null) {
      int unused = channel.write(rest);
      if (!rest.hasRemaining()) {
        out = null;
      }
    }
  }

  /** Says that there is no place, if that can be said at once, and hangs up. */
  void closeBusy() {
    try {
      if (isDrained()) {
        write(WireFrame.BUSY);
      }
    } catch (IOException e) {
      // Gone already, and so not in want of a reason.
    } finally {
      close();
    }
  }

  void close() {
    Threads.closeQuietly(channel);
  }
}
