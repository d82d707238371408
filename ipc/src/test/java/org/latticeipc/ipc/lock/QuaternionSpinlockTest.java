package org.latticeipc.ipc.lock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.latticeipc.engine.host.HostMachine;
import org.latticeipc.engine.host.HostOptions;
import org.latticeipc.engine.host.HostResult;
import org.latticeipc.ipc.lock.LockMisuseException.Reason;
import org.latticeipc.machine.Fact;
import org.latticeipc.machine.LoadOrder;
import org.latticeipc.machine.LongCell;
import org.latticeipc.machine.Machine;
import org.latticeipc.machine.StoreOrder;
import org.latticeipc.machine.program.Program;
import org.latticeipc.machine.program.Register;
import org.latticeipc.machine.program.Setup;

class QuaternionSpinlockTest {
  private final Machine machine = HostMachine.create();
  private final QuaternionSpinlock lock = new QuaternionSpinlock(machine, "l");

  @Test
  void lock_onceAndUnlockOnce_isFreeAgain() {
    lock.lock();
    assertTrue(lock.isHeldByCaller());
    lock.unlock();
    assertFalse(lock.isHeldByCaller());
  }

  @Test
  void lock_byTheOwner_recursesAndNeedsAsManyUnlocks() {
    for (int i = 0; i < 10; i++) {
      lock.lock();
    }
    for (int i = 0; i < 10; i++) {
      assertTrue(lock.isHeldByCaller());
      lock.unlock();
    }
    assertFalse(lock.isHeldByCaller());
  }

  @Test
  void unlock_ofAFreeLock_isRefusedAndChangesNothing() {
    LockMisuseException refusal = assertThrows(LockMisuseException.class, lock::unlock);
    assertEquals(Reason.NOT_OWNER, refusal.reason());
    lock.lock();
    lock.unlock();
    assertFalse(lock.isHeldByCaller());
  }

  @Test
  void unlock_byAnotherTask_isRefusedAndTheOwnerKeepsIt() {
    HostResult result =
        HostMachine.run(
            program(
                setup -> {
                  QuaternionSpinlock shared = new QuaternionSpinlock(setup.machine(), "s");
                  LongCell stage = setup.machine().longCell("stage", 0);
                  setup.task(
                      "owner",
                      () -> {
                        shared.lock();
                        stage.store(1, StoreOrder.RELEASE);
                        stage.await(s -> s == 2, LoadOrder.ACQUIRE);
                        note(setup, "held", shared.isHeldByCaller());
                        shared.unlock();
                      });
                  setup.task(
                      "thief",
                      () -> {
                        stage.await(s -> s == 1, LoadOrder.ACQUIRE);
                        var refusal = assertThrows(LockMisuseException.class, shared::unlock);
                        note(setup, "refused", refusal.reason() == Reason.NOT_OWNER);
                        note(setup, "held", shared.isHeldByCaller());
                        stage.store(2, StoreOrder.RELEASE);
                      });
                }));
    assertEquals(
        "owner:held=1; thief:held=0; thief:refused=1",
        assertInstanceOf(HostResult.Completed.class, result).outcome().toString());
  }

  @Test
  void lock_deeperThanTheMaximum_isRefusedAndCountsNothing() {
    for (int i = 0; i < QuaternionSpinlock.MAX_DEPTH; i++) {
      lock.lock();
    }
    LockMisuseException refusal = assertThrows(LockMisuseException.class, lock::lock);
    assertEquals(Reason.TOO_DEEP, refusal.reason());
    for (int i = 0; i < QuaternionSpinlock.MAX_DEPTH; i++) {
      lock.unlock();
    }
    assertFalse(lock.isHeldByCaller());
  }

  @Test
  void withQlock_asTryWithResources_unlocksAtTheEnd() {
    try (var outer = lock.withQlock();
        var inner = lock.withQlock()) {
      assertTrue(lock.isHeldByCaller());
      assertTrue(outer == inner, "a hold is not allocated");
    }
    assertFalse(lock.isHeldByCaller());
  }

  @Test
  void withQlock_asLambda_givesTheResultAndUnlocksOnException() {
    assertEquals("result", lock.withQlock(() -> "result"));
    assertThrows(
        UnsupportedOperationException.class,
        () ->
            lock.withQlock(
                (Runnable)
                    () -> {
                      throw new UnsupportedOperationException("from inside");
                    }));
    assertFalse(lock.isHeldByCaller());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4})
  void sections_ofFourTasks_excludeEachOther(int seats) {
    int rounds = 5_000;
    HostResult result = HostMachine.run(counting(4, rounds, seats));
    assertEquals(
        "count=" + 4 * rounds,
        assertInstanceOf(HostResult.Completed.class, result).outcome().toString());
  }

  /** Four real threads: ownership comes in the order of arrival, so nobody is overtaken once. */
  @Test
  void sections_onRealThreads_overtakeNobodyWhoHasArrived() throws InterruptedException {
    Map<Integer, Long> arrived = new ConcurrentHashMap<>();
    List<Long> owned = Collections.synchronizedList(new ArrayList<>());
    Machine watched =
        HostMachine.create(
            HostOptions.defaults()
                .withObserver(
                    (task, fact) -> {
                      if (fact instanceof LockFact.Arrived arrival) {
                        arrived.put(task.id(), arrival.ticket());
                      } else if (fact instanceof LockFact.Acquired) {
                        owned.add(arrived.get(task.id()));
                      }
                    }));
    QuaternionSpinlock shared = new QuaternionSpinlock(watched, "shared");
    List<Thread> threads = new ArrayList<>();
    for (int t = 0; t < 4; t++) {
      Thread thread =
          new Thread(
              () -> {
                for (int i = 0; i < 5_000; i++) {
                  shared.lock();
                  shared.unlock();
                }
              });
      threads.add(thread);
      thread.start();
    }
    for (Thread thread : threads) {
      thread.join();
    }
    assertEquals(LongStream.range(0, 20_000).boxed().toList(), owned);
  }

  @Test
  void seats_thatAreNoPowerOfTwo_areRefused() {
    for (int seats : new int[] {0, 3, -4}) {
      assertThrows(
          IllegalArgumentException.class, () -> new QuaternionSpinlock(machine, "x", seats));
    }
  }

  @Test
  void rotation_beyondOneRevolution_goesOn() {
    for (int i = 0; i < 3 * Rotation.STEPS + 1; i++) {
      lock.lock();
      lock.unlock();
    }
    assertFalse(lock.isHeldByCaller());
  }

  @Test
  void facts_tellArrivalOwnershipAndHandOver_butNotRecursion() {
    List<Fact> facts = Collections.synchronizedList(new ArrayList<>());
    Machine observed =
        HostMachine.create(HostOptions.defaults().withObserver((task, fact) -> facts.add(fact)));
    QuaternionSpinlock told = new QuaternionSpinlock(observed, "told");
    told.withQlock(() -> told.withQlock(() -> {}));
    assertEquals(
        List.of(
            new LockFact.Arrived("told", 0),
            new LockFact.Acquired("told"),
            new LockFact.Released("told")),
        facts);
    assertEquals("waits for lock told at position 0/144", facts.get(0).describe());
  }

  /** Each task adds to a plain counter under the lock, recursively every other time. */
  private static Program counting(int tasks, int rounds, int seats) {
    return program(
        setup -> {
          QuaternionSpinlock shared = new QuaternionSpinlock(setup.machine(), "s", seats);
          LongCell count = setup.machine().longCell("count", 0);
          for (int t = 1; t <= tasks; t++) {
            setup.task(
                "t" + t,
                () -> {
                  for (int i = 0; i < rounds; i++) {
                    shared.lock();
                    if (i % 2 == 0) {
                      shared.withQlock(() -> increment(count));
                    } else {
                      increment(count);
                    }
                    shared.unlock();
                  }
                });
          }
          setup.afterwards(
              () -> setup.machine().note(Register.of("count", count.load(LoadOrder.PLAIN))));
        });
  }

  private static void increment(LongCell count) {
    count.store(count.load(LoadOrder.PLAIN) + 1, StoreOrder.PLAIN);
  }

  private static void note(Setup setup, String name, boolean value) {
    setup.machine().note(Register.of(name, value ? 1 : 0));
  }

  private static Program program(Consumer<Setup> build) {
    return Program.of("lock-test", build);
  }
}
