package sample;

import org.latticeipc.engine.host.HostMachine;
import org.latticeipc.engine.host.HostOptions;
import org.latticeipc.scheduler.DagNode;
import org.latticeipc.scheduler.DagParts;
import org.latticeipc.scheduler.DagResult;
import org.latticeipc.scheduler.DagScheduler;
import org.latticeipc.scheduler.NodeStatus;
import org.latticeipc.scheduler.RunReport;
import org.latticeipc.scheduler.part.Looking;
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

  /** Two entries of one node, found by two workers. */
  public static void enteredTwice() throws InterruptedException {
    enteredTwice(DagScheduler.create(HostMachine.create()));
  }

  /** The same where the claim is not atomic. */
  public static void claimNotAtomic() throws InterruptedException {
    enteredTwice(scheduler(DagVariant.CLAIM_NOT_ATOMIC));
  }

  private static void enteredTwice(DagScheduler scheduler) throws InterruptedException {
    int[] ran = new int[1];
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

  /** A node is submitted while the last one is taken. */
  public static void lastTaken() throws InterruptedException {
    lastTaken(DagScheduler.create(HostMachine.create()));
  }

  /** The same where that loses it. */
  public static void lastElement() throws InterruptedException {
    lastTaken(scheduler(DagVariant.LAST_ELEMENT));
  }

  private static void lastTaken(DagScheduler scheduler) throws InterruptedException {
    int[] ran = new int[2];
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

  /** A node is made to wait for one that ends meanwhile. */
  public static void linkedLate() throws InterruptedException {
    linkedLate(DagScheduler.create(HostMachine.create()));
  }

  /** The same where the end of the one may miss the other. */
  public static void lateChild() throws InterruptedException {
    linkedLate(scheduler(DagVariant.LATE_CHILD));
  }

  private static void linkedLate(DagScheduler scheduler) throws InterruptedException {
    int[] seen = new int[2];
    DagNode parent = scheduler.node("parent", () -> seen[0] = 1);
    DagNode child = scheduler.node("child", () -> seen[1] += seen[0]);
    scheduler.submit(parent);
    Thread worker = new Thread(scheduler::run);
    worker.start();
    scheduler.addDep(parent, child);
    worker.join();
    scheduler.submit(child);
    scheduler.run();
    require(seen[1] == 1, "the child was left behind or ran too early");
  }

  /** A node is made to wait for another one while it is submitted and the run may end. */
  public static void edgeInFlight() throws InterruptedException {
    edgeInFlight(DagScheduler.create(HostMachine.create()));
  }

  /** The same where a run does not wait for edges in the making. */
  public static void endsAtOnce() throws InterruptedException {
    edgeInFlight(scheduler(DagVariant.ENDS_AT_ONCE));
  }

  private static void edgeInFlight(DagScheduler scheduler) throws InterruptedException {
    DagNode parent = scheduler.node("parent");
    DagNode child = scheduler.node("child");
    scheduler.submit(parent);
    Thread linker = new Thread(() -> scheduler.addDep(parent, child));
    linker.start();
    scheduler.submit(child);
    scheduler.run();
    linker.join();
    require(
        scheduler.report().nodes().get(1).status() == NodeStatus.DONE, "the child was left behind");
  }

  /** A node is submitted while the last one that it waits for ends. */
  public static void submittedLate() throws InterruptedException {
    submittedLate(DagScheduler.create(HostMachine.create()));
  }

  /** The same where a submission is a load and a store. */
  public static void submitRacesCompletion() throws InterruptedException {
    submittedLate(scheduler(DagVariant.SUBMIT_RACES_COMPLETION));
  }

  /** The same where a count-down is a load and a store. */
  public static void pendingNotAtomic() throws InterruptedException {
    submittedLate(scheduler(DagVariant.PENDING_NOT_ATOMIC));
  }

  private static void submittedLate(DagScheduler scheduler) throws InterruptedException {
    int[] seen = new int[2];
    DagNode parent = scheduler.node("parent", () -> seen[0] = 1);
    DagNode child = scheduler.node("child", () -> seen[1] += seen[0]);
    scheduler.addDep(parent, child);
    scheduler.submit(parent);
    Thread worker = new Thread(scheduler::run);
    worker.start();
    scheduler.submit(child);
    worker.join();
    scheduler.run();
    require(seen[1] == 1, "the child was left behind or ran too early");
  }

  /** A node is submitted beside a worker that goes to sleep. */
  public static void besideSleep() throws InterruptedException {
    besideSleep(DagScheduler.create(HostMachine.create()));
  }

  /** The same where the worker marks the heaps before it takes its ticket. */
  public static void lostWakeUp() throws InterruptedException {
    besideSleep(scheduler(DagVariant.LOST_WAKE_UP));
  }

  private static void besideSleep(DagScheduler scheduler) throws InterruptedException {
    int[] ran = new int[1];
    DagNode node = scheduler.node("node", () -> ran[0]++);
    Thread worker = new Thread(scheduler::run);
    worker.start();
    scheduler.submit(node);
    worker.join();
    scheduler.run();
    require(ran[0] == 1, "ran " + ran[0]);
  }

  /** A chain of 66 nodes, the last dependency added last. */
  public static void longChain() {
    longChain(DagScheduler.create(HostMachine.create()));
  }

  /** The same where a path of more than 64 nodes is taken for a cycle. */
  public static void boundedDepth() {
    longChain(scheduler(DagVariant.BOUNDED_DEPTH));
  }

  /** From the end, so that only the last search has far to go. */
  private static void longChain(DagScheduler scheduler) {
    DagNode[] nodes = new DagNode[66];
    for (int i = 0; i < nodes.length; i++) {
      nodes[i] = scheduler.node("node" + i);
    }
    for (int i = nodes.length - 2; i > 0; i--) {
      DagResult added = scheduler.addDep(nodes[i - 1], nodes[i]);
      require(added.isDone(), added.toString());
    }
    DagResult last = scheduler.addDep(nodes[64], nodes[65]);
    require(last.isDone(), last.toString());
  }

  /** An urgent node is ready on another CPU before a lesser one is on the worker's own. */
  public static void urgentElsewhere() {
    urgentElsewhere(DagParts.standard().withLooking(new Looking.OnceIn(1)));
  }

  /** The same where a worker with nodes of its own does not look elsewhere. */
  public static void staysAtHome() {
    DagParts parts = DagParts.standard().withLooking(new Looking.OnceIn(1));
    urgentElsewhere(DagVariant.STAYS_AT_HOME.applyTo(parts));
  }

  /** Of the two workers one does no work, and the node is submitted by a thread of its own. */
  private static void urgentElsewhere(DagParts parts) {
    HostMachine machine = HostMachine.create(HostOptions.defaults().withCpus(3));
    DagScheduler scheduler = DagScheduler.create(machine, parts);
    int[] lesserRan = new int[1];
    int[] overtaken = new int[1];
    DagNode urgent = scheduler.node("urgent", () -> overtaken[0] = lesserRan[0]);
    DagNode root = scheduler.node("root", () -> submitElsewhere(scheduler, urgent));
    DagNode lesser = scheduler.node("lesser", () -> lesserRan[0]++);
    scheduler.setPriority(urgent, 1_000);
    scheduler.addDep(root, lesser);
    scheduler.submit(lesser);
    scheduler.submit(root);
    RunReport report = scheduler.run(2, work -> {});
    require(report.code() == 0 && lesserRan[0] == 1, report.toString());
    require(overtaken[0] == 0, "overtaken by " + overtaken[0]);
  }

  private static void submitElsewhere(DagScheduler scheduler, DagNode node) {
    Thread submitter = new Thread(() -> scheduler.submit(node));
    submitter.start();
    try {
      submitter.join();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
