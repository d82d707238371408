package org.latticeipc.ipc.transport.net;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import org.jspecify.annotations.Nullable;
import org.latticeipc.ipc.transport.wire.WireFrame;
import org.latticeipc.ipc.transport.wire.WireLink;

/**
 * Frames over a TCP connection. One thread writes, one reads, any closes. Memory: one frame; a
 * length is believed only within bounds, so no peer can make this end reserve more.
 */
final class TcpLink implements WireLink {
  private final Socket socket;
  private final DataInputStream in;
  private final OutputStream out;
  private final int maxPayload;
  private volatile boolean busy;

  TcpLink(Socket socket, int maxPayload) throws IOException {
    this.socket = socket;
    this.maxPayload = maxPayload;
    socket.setTcpNoDelay(true);
    socket.setKeepAlive(true);
    this.in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
    this.out = socket.getOutputStream();
  }

  /** Bounds how long a read waits; 0 for ever. False if the connection is broken. */
  boolean waitNoLongerThan(int millis) {
    try {
      socket.setSoTimeout(millis);
      return true;
    } catch (IOException e) {
      close();
      return false;
    }
  }

  @Override
  public boolean write(WireFrame frame) {
    try {
      out.write(frame.encode());
      out.flush();
      return true;
    } catch (IOException e) {
      close();
      return false;
    }
  }

  @Override
  public @Nullable WireFrame read() {
    try {
      int length = in.readInt();
      if (!WireFrame.isPlausible(length, maxPayload)) {
        close();
        return null;
      }
      byte[] rest = new byte[length];
      in.readFully(rest);
      WireFrame frame = WireFrame.decode(rest);
      if (frame != null && frame.isBusy()) {
        busy = true;
        close();
        return null;
      }
      return frame;
    } catch (IOException e) {
      close();
      return null;
    }
  }

  /** Whether the connection ended because the server has no place. */
  boolean wasBusy() {
    return busy;
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      // The connection is given up either way; nobody can do anything about this.
      return;
    }
  }
}
