package sample;

import org.latticeipc.engine.host.HostMachine;
import org.latticeipc.scheduler.DagNode;
import org.latticeipc.scheduler.DagParts;
import org.latticeipc.scheduler.DagScheduler;
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

  /** The same where a node is done before it has run. */
  public static void doneBeforeRun() throws InterruptedException {
    order(scheduler(DagVariant.DONE_BEFORE_RUN));
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
}
