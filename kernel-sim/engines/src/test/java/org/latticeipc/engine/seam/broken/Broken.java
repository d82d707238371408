package org.latticeipc.engine.seam.broken;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.latticeipc.engine.host.HostMachine;

/** Each nested class breaks one rule. */
@SuppressWarnings("unused") // only their byte code is looked at
public final class Broken {
  private Broken() {}

  static final class UsesThread {
    void run() {
      Thread.onSpinWait();
    }
  }

  static final class UsesAtomics {
    private final AtomicLong value = new AtomicLong();
  }

  static final class ReadsTheClock {
    long now() {
      return System.nanoTime();
    }
  }

  static final class DrawsNumbers {
    double draw() {
      return Math.random();
    }
  }

  static final class HashesIdentity {
    int hash() {
      return System.identityHashCode(this);
    }
  }

  static final class HasSynchronizedMethod {
    synchronized void run() {}
  }

  static final class HasSynchronizedBlock {
    int value;

    void run() {
      synchronized (this) {
        value++;
      }
    }
  }

  static final class GoesThroughHashMap {
    final Map<String, String> map = new HashMap<>();
  }

  static final class LooksUpOnly {
    final Set<String> set = new HashSet<>();
  }

  static final class CollectsToSet {
    Set<String> collect() {
      return Stream.of("a").collect(Collectors.toSet());
    }
  }

  static final class KnowsAnEngine {
    final HostMachine machine = HostMachine.create();
  }

  static final class KeepsTheRules {
    final StringBuilder text = new StringBuilder();
  }
}
