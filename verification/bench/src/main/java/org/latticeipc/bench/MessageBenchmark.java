package org.latticeipc.bench;

import java.security.GeneralSecurityException;
import java.util.concurrent.TimeUnit;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import javax.net.ssl.SSLException;
import org.latticeipc.engine.host.HostMachine;
import org.latticeipc.ipc.IpcParts;
import org.latticeipc.ipc.Lattice;
import org.latticeipc.ipc.LatticeIpc;
import org.latticeipc.ipc.LatticePair;
import org.latticeipc.ipc.SizeRef;
import org.latticeipc.ipc.suite.Suite;
import org.latticeipc.kernel.Kernel;
import org.latticeipc.kernel.config.KernelConfig;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One message sent and received: a sealed channel over a kernel endpoint, and one with AES-GCM,
 * beside TLS 1.3 in memory, JeroMQ with CURVE over TCP on loopback, and the bare sum of HMAC and
 * cipher at both ends, which nothing that does both can beat.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class MessageBenchmark {
  /** A mebibyte and what a frame adds to it. */
  private static final int LONGEST = (1 << 20) + 64;

  /** Length of the message. */
  @Param({"64", "1024", "4096", "16384", "65536", "262144", "1048576"})
  public int bytes = 64;

  private byte[] message = {};
  private byte[] buffer = {};
  private final byte[] tag = new byte[32];
  private final SizeRef size = new SizeRef(0);
  private LatticePair sealed = connected(Suite.SEALED);
  private LatticePair gcm = connected(Suite.GCM);

  /** What the other benchmarks of this class need. */
  @State(Scope.Thread)
  public static class Bare {
    Mac mac = mac();
    Cipher cipher = cipher();

    private static Mac mac() {
      try {
        Mac made = Mac.getInstance("HmacSHA256");
        made.init(new SecretKeySpec(new byte[32], "HmacSHA256"));
        return made;
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException(e);
      }
    }

    private static Cipher cipher() {
      try {
        Cipher made = Cipher.getInstance("AES/CTR/NoPadding");
        made.init(
            Cipher.ENCRYPT_MODE,
            new SecretKeySpec(new byte[32], "AES"),
            new IvParameterSpec(new byte[16]));
        return made;
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  /** A TLS connection. */
  @State(Scope.Thread)
  public static class Tls {
    TlsPair pair = TlsPair.connected();
  }

  /** A ZeroMQ connection. */
  @State(Scope.Thread)
  public static class Zmq {
    CurvePair pair = new CurvePair();

    /** Begins the next iteration with nothing on its way. */
    @TearDown(Level.Iteration)
    public void drain() {
      pair.drain();
    }

    /** Ends its threads. */
    @TearDown(Level.Trial)
    public void close() {
      pair.close();
    }
  }

  private static LatticePair connected(Suite suite) {
    KernelConfig config = KernelConfig.standard().withMaxPayloadBytes(LONGEST);
    Kernel kernel = Kernel.boot(HostMachine.create(), config);
    Lattice lattice = Lattice.on(kernel, IpcParts.standard().withSuite(suite));
    return LatticePair.connect(
        lattice.context(kernel.createDomain("a")), lattice.context(kernel.createDomain("b")), "x");
  }

  /** Makes the message. */
  @Setup(Level.Trial)
  public void fill() {
    message = new byte[bytes];
    buffer = new byte[bytes];
    sealed = connected(Suite.SEALED);
    gcm = connected(Suite.GCM);
  }

  /** Ours. */
  @Benchmark
  public int sealed() {
    return transfer(sealed);
  }

  /** Ours, with the suite for large messages. */
  @Benchmark
  public int gcm() {
    return transfer(gcm);
  }

  private int transfer(LatticePair pair) {
    LatticeIpc.lattice_send(pair.initiator(), message, bytes);
    size.set(bytes);
    int rc = LatticeIpc.lattice_recv(pair.responder(), buffer, size);
    if (rc != 0) {
      throw new IllegalStateException("recv: " + rc);
    }
    return size.get();
  }

  /** HMAC and cipher at both ends, keyed once. */
  @Benchmark
  public byte[] bareHmacAndCipher(Bare bare) throws GeneralSecurityException {
    for (int end = 0; end < 2; end++) {
      bare.cipher.update(message, 0, bytes, buffer, 0);
      bare.mac.update(buffer, 0, bytes);
      bare.mac.doFinal(tag, 0);
    }
    return tag;
  }

  /** TLS 1.3, AES-GCM, both engines in memory. */
  @Benchmark
  public int tls(Tls tls) throws SSLException {
    return tls.pair.transfer(message, bytes, buffer);
  }

  /** ZeroMQ with CURVE over TCP on loopback, one message at a time. On inproc it is not secret. */
  @Benchmark
  public int jeroMqCurve(Zmq zmq) {
    return zmq.pair.transfer(message);
  }

  /** The same with up to 64 messages on their way: time per message, not from end to end. */
  @Benchmark
  public int jeroMqCurvePipelined(Zmq zmq) {
    return zmq.pair.pipeline(message);
  }
}
