package sample;

import org.latticeipc.engine.host.HostMachine;
import org.latticeipc.scheduler.DagNode;
import org.latticeipc.scheduler.DagParts;
import org.latticeipc.scheduler.DagResult;
import org.latticeipc.scheduler.DagScheduler;
import org.latticeipc.scheduler.NodeStatus;
import org.latticeipc.scheduler.variant.DagVariant;

/** This repository's scheduler on the host's machine: as it ships and with one thing wrong. */
public class OwnScheduler {
  private static DagScheduler scheduler(DagVariant variant) {
    return DagScheduler.create(HostMachine.create(), variant.applyTo(DagParts.standard()));
  }

  private static void both(DagScheduler scheduler) throws InterruptedException {
    Thread other = new Thread(scheduler::run);
    other.start();
    scheduler.run();
    other.join();
  }

  private static void require(boolean holds, String message) {
    if (!holds) {
      throw new AssertionError(message);
    }
  }

  /** One worker runs a node once. */
  public static void one() {
    int[] ran = new int[1];
    DagScheduler scheduler = DagScheduler.create(HostMachine.create());
    DagNode node = scheduler.node("node", () -> ran[0]++);
    scheduler.submit(node);
    scheduler.run();
    require(ran[0] == 1, "ran " + ran[0]);
  }

  /** One worker runs two nodes in their order, whatever the order they were submitted in. */
  public static void chain() {
    int[] seen = new int[2];
    DagScheduler scheduler = DagScheduler.create(HostMachine.create());
    DagNode first = scheduler.node("first", () -> seen[0] = 1);
    DagNode second = scheduler.node("second", () -> seen[1] = seen[0]);
    scheduler.addDep(first, second);
    scheduler.submit(second);
    scheduler.submit(first);
    scheduler.run();
    require(seen[1] == 1, "second before first");
  }

  /** Two workers run a node once. */
  public static void once() throws InterruptedException {
    once(DagScheduler.create(HostMachine.create()));
  }

  private static void once(DagScheduler scheduler) throws InterruptedException {
    int[] ran = new int[1];
    DagNode node = scheduler.node("node", () -> ran[0]++);
    scheduler.submit(node);
    both(scheduler);
    require(ran[0] == 1, "ran " + ran[0]);
  }

  /** Two workers and two nodes in their order. */
  public static void order() throws InterruptedException {
    order(DagScheduler.create(HostMachine.create()));
  }

  private static void order(DagScheduler scheduler) throws InterruptedException {
    int[] seen = new int[2];
    DagNode first = scheduler.node("first", () -> seen[0] = 1);
    DagNode second = scheduler.node("second", () -> seen[1] = seen[0]);
    scheduler.addDep(first, second);
    scheduler.submit(second);
    scheduler.submit(first);
    both(scheduler);
    require(seen[1] == 1, "second before first");
  }

  /** Who finds that a node is done finds what it did. */
  public static void watched() throws InterruptedException {
    watched(DagScheduler.create(HostMachine.create()));
  }

  /** The same where a node is done before it has run. */
  public static void doneBeforeRun() throws InterruptedException {
    watched(scheduler(DagVariant.DONE_BEFORE_RUN));
  }

  private static void watched(DagScheduler scheduler) throws InterruptedException {
    int[] seen = new int[1];
    DagNode node = scheduler.node("node", () -> seen[0] = 1);
    scheduler.submit(node);
    Thread worker = new Thread(scheduler::run);
    worker.start();
    boolean done = scheduler.report().nodes().get(0).status() == NodeStatus.DONE;
    require(!done || seen[0] == 1, "done before it ran");
    worker.join();
  }

  /** Two entries of one node, found by two workers, where the claim is not atomic. */
  public static void claimNotAtomic() throws InterruptedException {
    int[] ran = new int[1];
    DagScheduler scheduler = scheduler(DagVariant.CLAIM_NOT_ATOMIC);
    DagNode node = scheduler.node("node", () -> ran[0]++);
    scheduler.submit(node);
    scheduler.setPriority(node, 5);
    both(scheduler);
    require(ran[0] == 1, "ran " + ran[0]);
  }

  /** Two dependencies that would close a cycle: one is refused. */
  public static void cycle() throws InterruptedException {
    cycle(DagScheduler.create(HostMachine.create()));
  }

  /** The same where the search for a cycle is not under the lock. */
  public static void cycleCheckUnlocked() throws InterruptedException {
    cycle(scheduler(DagVariant.CYCLE_CHECK_UNLOCKED));
  }

  private static void cycle(DagScheduler scheduler) throws InterruptedException {
    DagNode a = scheduler.node("a");
    DagNode b = scheduler.node("b");
    DagResult[] results = new DagResult[1];
    Thread other = new Thread(() -> results[0] = scheduler.addDep(a, b));
    other.start();
    DagResult own = scheduler.addDep(b, a);
    other.join();
    require((own.error() == null) != (results[0].error() == null), own + " and " + results[0]);
  }

  /** A node is submitted while the last one is taken, where that loses it. */
  public static void lastElement() throws InterruptedException {
    int[] ran = new int[2];
    DagScheduler scheduler = scheduler(DagVariant.LAST_ELEMENT);
    DagNode first = scheduler.node("first", () -> ran[0]++);
    DagNode second = scheduler.node("second", () -> ran[1]++);
    scheduler.submit(first);
    Thread worker = new Thread(scheduler::run);
    worker.start();
    scheduler.submit(second);
    worker.join();
    scheduler.run();
    require(ran[0] == 1 && ran[1] == 1, "ran " + ran[0] + " and " + ran[1]);
  }
}
