package org.latticeipc.ipc.transport.net;

import java.io.Closeable;
import java.io.IOException;
import org.latticeipc.ipc.transport.wire.Session;

/** The host's threads: daemons, so that they never keep a process alive. */
final class Threads {
  private Threads() {}

  static Thread start(String name, Runnable body) {
    Thread thread = daemon(name, body);
    thread.start();
    return thread;
  }

  /** A thread that has yet to be started. */
  static Thread daemon(String name, Runnable body) {
    Thread thread = new Thread(body, name);
    thread.setDaemon(true);
    return thread;
  }

  /**
   * Waits for a connection's writer. It may be waiting for something to write, so the connection's
   * place is taken first: the same state under a new number.
   */
  static void join(Thread writer, Session session, int connection) {
    session.retire(connection);
    try {
      writer.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  static void closeQuietly(Closeable what) {
    try {
      what.close();
    } catch (IOException e) {
      // It is given up either way.
      return;
    }
  }
}
