package org.latticeipc.bench;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.latticeipc.engine.host.HostMachine;
import org.latticeipc.ipc.crypto.HmacSha256;
import org.latticeipc.ipc.crypto.Keystream;
import org.latticeipc.ipc.lock.QuaternionSpinlock;
import org.latticeipc.kernel.Kernel;
import org.latticeipc.kernel.capability.Domain;
import org.latticeipc.kernel.capability.ExoCap;
import org.latticeipc.kernel.capability.Rights;
import org.latticeipc.kernel.config.KernelConfig;
import org.latticeipc.kernel.object.Message;
import org.latticeipc.machine.value.Bytes;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Where the time of a message goes: each part of {@link MessageBenchmark#sealed} alone, as often as
 * one message needs it.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class PartsBenchmark {
  /** Length of the message. */
  @Param({"64", "16384"})
  public int bytes = 64;

  private final HmacSha256 mac = new HmacSha256(new byte[32], 0, 32);
  private final Keystream keystream =
      new Keystream(new byte[Keystream.KEY_BYTES + Keystream.NONCE_BYTES], 0);
  private final byte[] tag = new byte[HmacSha256.BYTES];
  private final HostMachine machine = HostMachine.create();
  private final QuaternionSpinlock lock = new QuaternionSpinlock(machine, "lock");
  private final Kernel kernel = Kernel.boot(machine, KernelConfig.standard());
  private final Domain sender = kernel.createDomain("sender");
  private final Domain receiver = kernel.createDomain("receiver");
  private final ExoCap in = kernel.createEndpoint(receiver, 8).orElseThrow();
  private final ExoCap out = kernel.grant(receiver, in, sender, Rights.WRITE).orElseThrow();
  private byte[] frame = {};
  private Message message = Message.of(Bytes.EMPTY);
  private long number;

  /** Makes the frame. */
  @Setup
  public void fill() {
    frame = new byte[bytes + 40];
    Arrays.fill(frame, (byte) 1);
    message = Message.of(Bytes.copyOf(frame));
  }

  /** The token at both ends. */
  @Benchmark
  public byte[] twoTokens() {
    mac.begin().add(frame, 0, bytes + 8).end(tag, 0);
    mac.begin().add(frame, 0, bytes + 8).end(tag, 0);
    return tag;
  }

  /** The keystream at both ends. */
  @Benchmark
  public byte[] twoKeystreams() {
    number++;
    keystream.xor(number, frame, 8, bytes);
    keystream.xor(number, frame, 8, bytes);
    return frame;
  }

  /** The kernel's queue, in and out. */
  @Benchmark
  public Message queue() {
    kernel.trySend(sender, out, message);
    return kernel.take(receiver, in, Integer.MAX_VALUE).orElseThrow();
  }

  /** The lock of both ends. */
  @Benchmark
  public long twoLocks() {
    lock.lock();
    lock.unlock();
    lock.lock();
    lock.unlock();
    return number;
  }
}
