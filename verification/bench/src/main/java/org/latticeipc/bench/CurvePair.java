package org.latticeipc.bench;

import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;

/**
 * Two PAIR sockets with CURVE over TCP on loopback.
 *
 * <p>A send only hands a message to a thread of the library, so messages are counted when they
 * arrive, and at most {@link #WINDOW} are on their way: without a bound a sender that is faster
 * than the connection would measure how fast memory fills.
 */
final class CurvePair implements AutoCloseable {
  /** How many messages may be on their way when they are pipelined. */
  static final int WINDOW = 64;

  private static final int PATIENCE_MILLIS = 10_000;

  private final ZContext context = new ZContext();
  private final ZMQ.Socket server = context.createSocket(SocketType.PAIR);
  private final ZMQ.Socket client = context.createSocket(SocketType.PAIR);

  private int onTheWay;

  CurvePair() {
    ZMQ.Curve.KeyPair serverKeys = ZMQ.Curve.generateKeyPair();
    ZMQ.Curve.KeyPair clientKeys = ZMQ.Curve.generateKeyPair();
    server.setCurveServer(true);
    server.setCurvePublicKey(ZMQ.Curve.z85Decode(serverKeys.publicKey));
    server.setCurveSecretKey(ZMQ.Curve.z85Decode(serverKeys.secretKey));
    int port = server.bindToRandomPort("tcp://127.0.0.1");
    client.setCurvePublicKey(ZMQ.Curve.z85Decode(clientKeys.publicKey));
    client.setCurveSecretKey(ZMQ.Curve.z85Decode(clientKeys.secretKey));
    client.setCurveServerKey(ZMQ.Curve.z85Decode(serverKeys.publicKey));
    client.connect("tcp://127.0.0.1:" + port);
    server.setReceiveTimeOut(PATIENCE_MILLIS);
  }

  /** Sends one message and waits for it at the other end. */
  int transfer(byte[] message) {
    send(message);
    return receive();
  }

  /** Sends one message and, once the window is full, waits for one sent before. */
  int pipeline(byte[] message) {
    send(message);
    return ++onTheWay > WINDOW ? arrived() : 0;
  }

  /** Waits for all that is on its way. */
  void drain() {
    while (onTheWay > 0) {
      arrived();
    }
  }

  private int arrived() {
    onTheWay--;
    return receive();
  }

  private void send(byte[] message) {
    if (!client.send(message)) {
      throw new IllegalStateException("ZeroMQ refused a message");
    }
  }

  private int receive() {
    byte[] message = server.recv();
    if (message == null) {
      throw new IllegalStateException("no message came within " + PATIENCE_MILLIS + " ms");
    }
    return message.length;
  }

  @Override
  public void close() {
    context.close();
  }
}
