package org.latticeipc.engine.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CyclicBarrier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.latticeipc.machine.AllocationId;
import org.latticeipc.machine.FenceOrder;
import org.latticeipc.machine.LoadOrder;
import org.latticeipc.machine.LongCell;
import org.latticeipc.machine.RefCell;
import org.latticeipc.machine.RmwOrder;
import org.latticeipc.machine.StoreOrder;
import org.latticeipc.machine.TaskHandle;
import org.latticeipc.machine.program.Register;

@Timeout(60)
class HostMachineTest {

  @Test
  void currentTask_onForeignThread_isGivenOnceAndKept() throws InterruptedException {
    HostMachine machine = HostMachine.create();
    int mine = machine.currentTask();
    assertEquals(1, mine);
    assertEquals(mine, machine.currentTask());
    List<Integer> other = new CopyOnWriteArrayList<>();
    Thread thread = new Thread(() -> other.add(machine.currentTask()));
    thread.start();
    thread.join();
    assertEquals(List.of(2), other);
    assertEquals(1, HostMachine.create().currentTask(), "ids are counted per machine");
  }

  @Test
  void currentTask_ofMoreThreadsThanAreRemembered_isEachThreadsOwn() throws InterruptedException {
    HostMachine machine = HostMachine.create();
    CyclicBarrier all = new CyclicBarrier(150);
    List<Integer> ids = new CopyOnWriteArrayList<>();
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < all.getParties(); i++) {
      Thread thread =
          new Thread(
              () -> {
                int mine = machine.currentTask();
                for (int again = 0; again < 10; again++) {
                  meet(all);
                  assertEquals(mine, machine.currentTask());
                }
                ids.add(mine);
              });
      thread.start();
      threads.add(thread);
    }
    for (Thread thread : threads) {
      thread.join();
    }
    assertEquals(all.getParties(), new TreeSet<>(ids).size());
  }

  private static void meet(CyclicBarrier all) {
    try {
      all.await();
    } catch (InterruptedException | BrokenBarrierException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void currentTask_ofThreadThatRunsAnotherTask_isThatOneUntilItEnds() {
    HostMachine machine = HostMachine.create();
    int mine = machine.currentTask();
    HostTask other = machine.newTask(machine.nextTaskId(), "other", 0);
    List<Integer> seen = new ArrayList<>();
    machine.runAs(
        other,
        () -> {
          seen.add(machine.currentTask());
          seen.add(machine.currentTask());
        });
    assertEquals(List.of(other.handle.id(), other.handle.id()), seen);
    assertEquals(mine, machine.currentTask());
    assertNotEquals(mine, other.handle.id());
  }

  @Test
  void spawnAndJoin_orderPlainAccesses() {
    HostMachine machine = HostMachine.create(HostOptions.defaults().withCpus(2));
    LongCell plain = machine.longCell("x", 0);
    plain.store(1, StoreOrder.PLAIN);
    List<Integer> seen = new ArrayList<>();
    TaskHandle task =
        machine.spawn(
            "child",
            1,
            () -> {
              seen.add(machine.currentTask());
              seen.add(machine.currentCpu());
              plain.store(plain.load(LoadOrder.PLAIN) + 1, StoreOrder.PLAIN);
            });
    machine.join(task);
    machine.join(task);
    assertEquals(2, plain.load(LoadOrder.PLAIN));
    assertEquals(List.of(task.id(), 1), seen);
    assertThrows(IllegalArgumentException.class, () -> machine.spawn("far", 2, () -> {}));
  }

  @Test
  void await_isEndedByAnotherTasksStore() {
    HostMachine machine = HostMachine.create();
    LongCell flag = machine.longCell("flag", 0);
    RefCell<String> text = machine.refCell("text", null);
    TaskHandle writer =
        machine.spawn(
            "writer",
            0,
            () -> {
              flag.await(v -> v == 1, LoadOrder.ACQUIRE);
              text.store("hello", StoreOrder.RELEASE);
            });
    flag.store(1, StoreOrder.RELEASE);
    assertEquals("hello", text.await(v -> v != null, LoadOrder.ACQUIRE));
    machine.join(writer);
  }

  @Test
  void fetchAdd_ofTwoTasks_losesNothing() {
    HostMachine machine = HostMachine.create();
    LongCell counter = machine.longCell("n", 0);
    RefCell<Long> boxed = machine.refCell("b", 0L);
    Runnable body =
        () -> {
          for (int i = 0; i < 10_000; i++) {
            counter.fetchAdd(1, RmwOrder.RELAXED);
            boxed.getAndUpdate(v -> v == null ? 1L : v + 1, RmwOrder.ACQ_REL);
          }
        };
    TaskHandle a = machine.spawn("a", 0, body);
    TaskHandle b = machine.spawn("b", 0, body);
    machine.join(a);
    machine.join(b);
    assertEquals(20_000, counter.load(LoadOrder.RELAXED));
    assertEquals(20_000L, boxed.load(LoadOrder.RELAXED));
  }

  @Test
  void allocate_countsPerTask() {
    HostMachine machine = HostMachine.create();
    assertEquals(new AllocationId(1, 0), machine.allocate());
    assertEquals(new AllocationId(1, 1), machine.allocate());
  }

  @Test
  void choose_isSeededAndInRange() {
    List<Integer> first = draws(HostMachine.create(HostOptions.defaults().withSeed(1)));
    assertEquals(first, draws(HostMachine.create(HostOptions.defaults().withSeed(1))));
    assertNotEquals(first, draws(HostMachine.create(HostOptions.defaults().withSeed(2))));
    assertTrue(first.stream().allMatch(n -> n >= 0 && n < 5));
    assertThrows(IllegalArgumentException.class, () -> HostMachine.create().choose("none", 0));
  }

  private static List<Integer> draws(HostMachine machine) {
    List<Integer> drawn = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      drawn.add(machine.choose("which", 5));
    }
    return drawn;
  }

  @Test
  void random_neverRepeats() {
    HostMachine machine = HostMachine.create();
    byte[] a = new byte[32];
    byte[] b = new byte[32];
    machine.random(a);
    machine.random(b);
    assertFalse(java.util.Arrays.equals(a, b));
  }

  @Test
  void note_reachesTheObserverOnly() {
    HostMachine silent = HostMachine.create();
    assertFalse(silent.observed());
    silent.note(Register.of("r", 1));
    List<String> told = new ArrayList<>();
    HostMachine watched =
        HostMachine.create(
            HostOptions.defaults()
                .withObserver((task, fact) -> told.add(task.id() + " " + fact.describe())));
    assertTrue(watched.observed());
    watched.note(Register.of("r", 1));
    assertEquals(List.of("1 r=1"), told);
  }

  @Test
  void fences_ofEveryOrder_areAccepted() {
    HostMachine machine = HostMachine.create();
    for (FenceOrder order : FenceOrder.values()) {
      machine.fence(order);
    }
    machine.yieldCpu();
    assertThrows(TaskStopped.class, () -> machine.assume(false));
    machine.assume(true);
  }
}
