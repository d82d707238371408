package org.latticeipc.scenarios.command.network;

import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.latticeipc.ipc.LatticeChannel;
import org.latticeipc.ipc.LatticeError;
import org.latticeipc.ipc.SizeRef;

/**
 * All clients that were let in, in one thread: who is idle takes no more than memory. A client
 * whose queue is full waits for its own sake alone. Any thread may call {@link #serve}.
 */
final class EchoClients {
  /** How many messages of a client are answered before the next one's turn. */
  private static final int TURN = 32;

  private final Set<Client> all = ConcurrentHashMap.newKeySet();
  private final BlockingQueue<Client> ready = new LinkedBlockingQueue<>();
  private final byte[] buffer;
  private final Runnable left;
  private volatile boolean closed;

  /**
   * Nobody yet.
   *
   * @param maxBytes the longest message
   * @param left is called whenever a client has gone
   */
  EchoClients(int maxBytes, Runnable left) {
    this.buffer = new byte[maxBytes];
    this.left = left;
  }

  private final class Client {
    private final LatticeChannel channel;
    private final AtomicBoolean waits = new AtomicBoolean();

    /** What has to be sent before anything else is received, if something has. */
    private byte[] answer = new byte[0];

    private boolean answers;

    Client(LatticeChannel channel) {
      this.channel = channel;
    }

    /** Any thread: it may have something to do. */
    void told() {
      if (waits.compareAndSet(false, true)) {
        ready.add(this);
      }
    }

    /** Does what there is to do; false once the client has gone. */
    boolean goesOn() {
      waits.set(false);
      for (int i = 0; i < TURN; i++) {
        int result = answers ? send() : receive();
        if (result == LatticeError.NO_MESSAGE.code() || result == LatticeError.QUEUE_FULL.code()) {
          return true;
        } else if (result < 0) {
          return false;
        }
      }
      told();
      return true;
    }

    private int receive() {
      SizeRef size = new SizeRef(buffer.length);
      int result = channel.recv(buffer, size);
      if (result == 0) {
        answer = Arrays.copyOf(buffer, size.get());
        answers = true;
      }
      return result;
    }

    private int send() {
      int result = channel.send(answer);
      if (result >= 0) {
        answers = false;
        answer = new byte[0];
      }
      return result;
    }
  }

  /** Echoes to this one too, from now on. */
  void serve(LatticeChannel channel) {
    Client client = new Client(channel);
    all.add(client);
    int result = channel.watch(client::told);
    // Told or not: what came before is there, and a channel that is closed already is seen to be.
    client.told();
    if (closed || result != 0) {
      leave(client);
    }
  }

  /** Serves until closed; one thread. */
  void run() {
    try {
      while (!closed) {
        Client client = ready.take();
        if (!client.goesOn()) {
          leave(client);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void leave(Client client) {
    if (all.remove(client)) {
      client.channel.close();
      left.run();
    }
  }

  /** Hangs up on everybody. */
  void close() {
    closed = true;
    all.forEach(this::leave);
  }
}
