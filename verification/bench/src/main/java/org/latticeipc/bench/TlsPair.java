package org.latticeipc.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManagerFactory;

/** Two engines of TLS 1.3 with AES-256-GCM that are connected through buffers in memory. */
final class TlsPair {
  private static final char[] PASSWORD = "benchmark".toCharArray();
  private static final int NET_BYTES = 64 * 1024;

  private final SSLEngine client;
  private final SSLEngine server;
  private final ByteBuffer toServer = ByteBuffer.allocate(NET_BYTES);
  private final ByteBuffer toClient = ByteBuffer.allocate(NET_BYTES);
  private final ByteBuffer empty = ByteBuffer.allocate(0);
  private final ByteBuffer sink = ByteBuffer.allocate(NET_BYTES);

  private TlsPair(SSLContext context) {
    client = engine(context, true);
    server = engine(context, false);
  }

  private static SSLEngine engine(SSLContext context, boolean client) {
    SSLEngine engine = context.createSSLEngine("localhost", 1);
    engine.setUseClientMode(client);
    engine.setEnabledProtocols(new String[] {"TLSv1.3"});
    engine.setEnabledCipherSuites(new String[] {"TLS_AES_256_GCM_SHA384"});
    return engine;
  }

  static TlsPair connected() {
    try {
      TlsPair pair = new TlsPair(context());
      pair.client.beginHandshake();
      pair.server.beginHandshake();
      for (int round = 0; round < 100 && !pair.isConnected(); round++) {
        pair.step(pair.client, pair.toServer, pair.toClient);
        pair.step(pair.server, pair.toClient, pair.toServer);
      }
      // Session tickets are on the way still.
      pair.step(pair.client, pair.toServer, pair.toClient);
      if (!pair.isConnected()) {
        throw new IllegalStateException("the TLS handshake does not end");
      }
      return pair;
    } catch (GeneralSecurityException | IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private boolean isConnected() {
    return client.getHandshakeStatus() == HandshakeStatus.NOT_HANDSHAKING
        && server.getHandshakeStatus() == HandshakeStatus.NOT_HANDSHAKING
        && client.getSession().isValid()
        && !client.getSession().getProtocol().equals("NONE");
  }

  private void step(SSLEngine engine, ByteBuffer out, ByteBuffer in) throws SSLException {
    for (int i = 0; i < 20; i++) {
      Runnable task = engine.getDelegatedTask();
      if (task != null) {
        task.run();
      }
      if (engine.getHandshakeStatus() == HandshakeStatus.NEED_WRAP) {
        engine.wrap(empty, out);
      } else if (in.position() > 0) {
        in.flip();
        sink.clear();
        engine.unwrap(in, sink);
        in.compact();
      }
    }
  }

  /**
   * Record by record, each while it is in the processor's cache. An engine wants room for its
   * longest record, so the target is a buffer of its own.
   */
  int transfer(byte[] message, int length, byte[] out) throws SSLException {
    ByteBuffer plain = ByteBuffer.wrap(message, 0, length);
    int received = 0;
    while (plain.hasRemaining()) {
      done(client.wrap(plain, toServer));
      toServer.flip();
      sink.clear();
      while (toServer.hasRemaining()) {
        done(server.unwrap(toServer, sink));
      }
      toServer.clear();
      sink.flip();
      int bytes = sink.remaining();
      sink.get(out, received, bytes);
      received += bytes;
    }
    return received;
  }

  private static void done(SSLEngineResult result) {
    if (result.getStatus() != SSLEngineResult.Status.OK) {
      throw new IllegalStateException("TLS: " + result);
    }
  }

  private static SSLContext context()
      throws GeneralSecurityException, IOException, InterruptedException {
    KeyStore keys = selfSigned();
    KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    own.init(keys, PASSWORD);
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(keys);
    SSLContext context = SSLContext.getInstance("TLSv1.3");
    context.init(own.getKeyManagers(), trust.getTrustManagers(), null);
    return context;
  }

  /** A fresh certificate by the JDK's keytool: the JDK has no interface that makes one. */
  private static KeyStore selfSigned()
      throws GeneralSecurityException, IOException, InterruptedException {
    Path folder = Files.createTempDirectory("lattice-bench");
    Path file = folder.resolve("keys.p12");
    String keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    List<String> command =
        List.of(
            keytool,
            "-genkeypair",
            "-keyalg",
            "EC",
            "-alias",
            "bench",
            "-dname",
            "CN=localhost",
            "-storetype",
            "PKCS12",
            "-keystore",
            file.toString(),
            "-storepass",
            new String(PASSWORD));
    Process process = new ProcessBuilder(command).inheritIO().start();
    if (process.waitFor() != 0) {
      throw new IllegalStateException("keytool ended with " + process.exitValue());
    }
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      keys.load(in, PASSWORD);
    }
    Files.delete(file);
    Files.delete(folder);
    return keys;
  }
}
