package org.latticeipc.bench;

import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.latticeipc.engine.host.HostMachine;
import org.latticeipc.ipc.Lattice;
import org.latticeipc.ipc.LatticeContext;
import org.latticeipc.ipc.LatticePair;
import org.latticeipc.ipc.crypto.Crypto;
import org.latticeipc.ipc.crypto.Encapsulation;
import org.latticeipc.ipc.crypto.KemKeyPair;
import org.latticeipc.ipc.crypto.StandardCrypto;
import org.latticeipc.kernel.Kernel;
import org.latticeipc.kernel.config.KernelConfig;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** Both ends of a connect in one process, beside the six ML-KEM operations it is made of. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class ConnectBenchmark {
  private final Crypto crypto = new StandardCrypto();
  private HostMachine machine = HostMachine.create();
  private LatticeContext a = context();
  private LatticeContext b = context();

  /** A fresh kernel, since a kernel keeps a stub of every object there ever was. */
  @Setup(Level.Iteration)
  public void boot() {
    machine = HostMachine.create();
    Lattice lattice = Lattice.on(Kernel.boot(machine, KernelConfig.standard()));
    a = lattice.context(lattice.kernel().createDomain("a"));
    b = lattice.context(lattice.kernel().createDomain("b"));
  }

  private static LatticeContext context() {
    Kernel kernel = Kernel.boot(HostMachine.create(), KernelConfig.standard());
    return Lattice.on(kernel).context(kernel.createDomain("none"));
  }

  /** Two key pairs, two encapsulations, two decapsulations, and the random bytes for them. */
  @Benchmark
  public void sixMlKemOperations(Blackhole sink) {
    KemKeyPair x = crypto.generateKeyPair(random(KemKeyPair.KEY_SEED_BYTES));
    KemKeyPair y = crypto.generateKeyPair(random(KemKeyPair.KEY_SEED_BYTES));
    Encapsulation toX = encapsulate(x);
    Encapsulation toY = encapsulate(y);
    sink.consume(x.decapsulate(toX.ciphertext()));
    sink.consume(y.decapsulate(toY.ciphertext()));
  }

  private Encapsulation encapsulate(KemKeyPair to) {
    return Objects.requireNonNull(
        crypto.encapsulate(to.publicKey(), random(KemKeyPair.ENCAPSULATION_SEED_BYTES)));
  }

  private byte[] random(int length) {
    byte[] out = new byte[length];
    machine.random(out);
    return out;
  }

  /** Connect, both ends, confirmed, with all keys derived. */
  @Benchmark
  public LatticePair connect() {
    return LatticePair.connect(a, b, "bench");
  }
}
