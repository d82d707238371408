package org.latticeipc.bench;

import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;

/** Two PAIR sockets with CURVE over TCP on loopback. */
final class CurvePair implements AutoCloseable {
  private final ZContext context = new ZContext();
  private final ZMQ.Socket server = context.createSocket(SocketType.PAIR);
  private final ZMQ.Socket client = context.createSocket(SocketType.PAIR);

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
  }

  int transfer(byte[] message) {
    client.send(message);
    return server.recv().length;
  }

  @Override
  public void close() {
    context.close();
  }
}
