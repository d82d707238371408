package org.latticeipc.bench;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.latticeipc.engine.host.HostMachine;
import org.latticeipc.ipc.lock.QuaternionSpinlock;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Lock, add one to a plain counter, unlock: the quaternion spinlock on real threads beside {@link
 * ReentrantLock}, alone and with two threads. Time is per section of each thread.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class LockBenchmark {
  private final QuaternionSpinlock quaternion =
      new QuaternionSpinlock(HostMachine.create(), "bench");
  private final ReentrantLock unfair = new ReentrantLock();
  private final ReentrantLock fair = new ReentrantLock(true);
  private long count;

  /** Ours, nobody else there. */
  @Benchmark
  @Threads(1)
  public long aloneQuaternion() {
    return quaternionSection();
  }

  /** The JDK's, nobody else there. */
  @Benchmark
  @Threads(1)
  public long aloneReentrant() {
    return section(unfair);
  }

  /** The JDK's fair one, nobody else there. */
  @Benchmark
  @Threads(1)
  public long aloneReentrantFair() {
    return section(fair);
  }

  /** Ours, two threads. */
  @Benchmark
  @Threads(2)
  public long contendedQuaternion() {
    return quaternionSection();
  }

  /** The JDK's, two threads. */
  @Benchmark
  @Threads(2)
  public long contendedReentrant() {
    return section(unfair);
  }

  /** The JDK's fair one, two threads. */
  @Benchmark
  @Threads(2)
  public long contendedReentrantFair() {
    return section(fair);
  }

  private long quaternionSection() {
    quaternion.lock();
    try {
      return ++count;
    } finally {
      quaternion.unlock();
    }
  }

  private long section(ReentrantLock lock) {
    lock.lock();
    try {
      return ++count;
    } finally {
      lock.unlock();
    }
  }
}
