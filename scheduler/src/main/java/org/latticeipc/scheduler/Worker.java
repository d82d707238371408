package org.latticeipc.scheduler;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.latticeipc.machine.LoadOrder;
import org.latticeipc.machine.Machine;
import org.latticeipc.machine.RmwOrder;
import org.latticeipc.machine.StoreOrder;
import org.latticeipc.scheduler.part.Looking;
import org.latticeipc.scheduler.part.NodeOutcome;
import org.latticeipc.scheduler.ready.Gate;
import org.latticeipc.scheduler.ready.ReadyHeap;
import org.latticeipc.scheduler.ready.ReadyPool;

/**
 * One task inside {@link DagScheduler#run()}.
 *
 * <p>It goes on with the best of what the end of its last node made ready, if nothing that waits is
 * better, and without telling anybody: a chain runs without an access to anything that workers
 * share. Units of the {@link Gate} that it has ended it keeps for what it makes ready next, and
 * gives them up when it finds nothing to do.
 */
final class Worker {
  private final DagCore core;
  private final CriticalPaths paths;
  private final Machine machine;
  private final DagParts parts;
  private final Gate gate;
  private final ReadyPool<DagNode>.Taker taker;
  private long units;
  private long taken;
  private long ticket = 1;
  private boolean foundWork;

  Worker(DagCore core, CriticalPaths paths, Looking looking) {
    this.core = core;
    this.paths = paths;
    this.machine = core.machine();
    this.parts = core.parts();
    this.gate = core.gate();
    this.taker = core.pool().new Taker(looking);
  }

  RunReport run() {
    int task = machine.currentTask();
    if (!core.enterRun(task)) {
      return core.report(DagError.NESTED_RUN);
    }
    while (true) {
      work();
      parts.watching().watch(this::takeTicket, this::watch);
      if (Gate.isQuiet(ticket)) {
        // An edge in the making may hold a node back that nothing else does.
        parts.ending().await(core.edges());
        RunReport report = core.report(null);
        // Nothing was raised meanwhile, so the report is of one moment.
        if (gate.read() == ticket) {
          core.leaveRun(task);
          return ended(report);
        }
      } else if (!foundWork) {
        gate.await(ticket);
      }
    }
  }

  /** Runs nodes until there is none to take. */
  private void work() {
    DagNode node = take(null);
    while (node != null) {
      DagNode now = node;
      NodeWork work = open(now, taken);
      node = parts.order().run(() -> execute(now, work), outcome -> take(end(now, outcome)));
    }
  }

  // Without work

  private long takeTicket() {
    ticket = units > 0 ? gate.end(units) : gate.read();
    units = 0;
    return ticket;
  }

  private void watch() {
    foundWork = !Gate.isQuiet(ticket) && !taker.watch();
  }

  // Taking

  /** The best node, also of those that only this worker knows, or null. */
  private @Nullable DagNode take(@Nullable ReadyHeap<DagNode> fresh) {
    paths.refresh();
    ReadyHeap<DagNode> best = taker.take(fresh);
    while (best != null && !claim(best)) {
      best = taker.take(null);
    }
    return best == null ? null : best.best();
  }

  /**
   * Makes the node this worker's, unless the entry is void: the node waits again, was cancelled, or
   * was taken by way of another entry. An entry that promises too high a priority is corrected.
   *
   * <p>ACQUIRE pairs with {@link DagNode#countDown}. It does not follow from the taken entry: that
   * may be older than the last thing that the node had to wait for; who ended that is in the word.
   */
  private boolean claim(ReadyHeap<DagNode> entry) {
    DagNode node = entry.best();
    long judged = node.change(w -> NodeWord.isSet(w) ? w : NodeWord.taken(w), RmwOrder.ACQUIRE);
    if (NodeWord.isReady(judged) && NodeWord.isSet(judged)) {
      if (DagCore.priority(node, judged) < entry.priority()) {
        core.pool().enter(core.entry(node, judged));
        return false;
      }
      judged = node.change(NodeWord::taken, RmwOrder.ACQUIRE);
    }
    taken = judged;
    return NodeWord.isReady(judged);
  }

  /**
   * Takes out what the node is for: from here on nothing can be set. Who sets something says so in
   * the word first, so if nobody had when the node was claimed, nobody changes its work any more,
   * and what was changed before the claim is seen.
   *
   * @param word the node's word as it was claimed
   */
  private static NodeWork open(DagNode node, long word) {
    if (NodeWord.isSet(word)) {
      // ACQ_REL, as for a lock: who sets something meanwhile is in time, or finds the work gone.
      return Objects.requireNonNull(
          node.workCell().getAndUpdate(w -> Objects.requireNonNull(w).taken(), RmwOrder.ACQ_REL));
    }
    // RELAXED: the claim has acquired the last change, and what is left for others is no list.
    NodeWork work = Objects.requireNonNull(node.workCell().load(LoadOrder.RELAXED));
    node.workCell().store(work.taken(), StoreOrder.RELAXED);
    return work;
  }

  // Running

  private NodeOutcome execute(DagNode node, NodeWork work) {
    if (machine.observed()) {
      machine.note(new NodeStarted(node.number(), node.name(), numbers(work.parents())));
    }
    NodeOutcome outcome = activate(work);
    if (machine.observed()) {
      machine.note(new NodeFinished(node.number(), node.name(), outcome.failure() == null));
    }
    return outcome;
  }

  private NodeOutcome activate(NodeWork work) {
    ActivationTarget target = work.target();
    if (target == null) {
      return perform(work);
    }
    core.activated(target);
    Optional<String> gone = target.activate();
    return gone.isPresent() ? NodeOutcome.failed(gone.get()) : perform(work);
  }

  /** An exception of the node's own code is the node's failure and goes into the report. */
  private static NodeOutcome perform(NodeWork work) {
    try {
      Objects.requireNonNull(work.body()).run();
      return NodeOutcome.DONE;
    } catch (NodeFailure failure) {
      return NodeOutcome.failed(failure.reason());
    } catch (RuntimeException e) {
      return NodeOutcome.failed("its work threw " + e);
    }
  }

  // Ending

  /** Tells the end of a node; gives what that makes ready. */
  private @Nullable ReadyHeap<DagNode> end(DagNode node, NodeOutcome outcome) {
    units++;
    String failure = outcome.failure();
    if (failure == null) {
      return release(closeDone(node));
    }
    String reason = "it depends on " + node + ", which failed: " + failure;
    NodeList children = closeFailed(node, failure, reason);
    if (children != null) {
      core.edges().withQlock(() -> core.cancelDependants(children, reason));
    }
    return null;
  }

  /**
   * ACQ_REL. RELEASE: who adds a dependant and finds the end, sees what the node did; ACQUIRE: the
   * list is looked into.
   */
  private static @Nullable NodeList closeDone(DagNode node) {
    return Objects.requireNonNull(
            node.dependantsCell().exchange(Dependants.Ended.DONE, RmwOrder.ACQ_REL))
        .nodes();
  }

  private static @Nullable NodeList closeFailed(DagNode node, String failure, String reason) {
    NodeWork unused =
        node.workCell()
            .getAndUpdate(w -> Objects.requireNonNull(w).failed(failure), RmwOrder.ACQ_REL);
    Dependants before =
        node.dependantsCell()
            .getAndUpdate(
                d -> Objects.requireNonNull(d).ended(NodeStatus.FAILED, reason), RmwOrder.ACQ_REL);
    return Objects.requireNonNull(before).nodes();
  }

  /** Counts down what depends on a node. There are units for all before the first can be taken. */
  private @Nullable ReadyHeap<DagNode> release(@Nullable NodeList children) {
    long needed = 0;
    for (NodeList at = children; at != null; at = at.rest()) {
      needed++;
    }
    if (needed > units) {
      gate.raise(needed - units);
      units = needed;
    }
    ReadyHeap<DagNode> fresh = null;
    for (NodeList at = children; at != null; at = at.rest()) {
      DagNode child = at.first();
      // ACQUIRE: who finds the child held back by an edge in the making knows of it, so that a run
      // does not end beside it (completionWithoutAcquire_endsARunBesideAnEdgeInTheMaking), and who
      // counts down last passes on what the other parents did.
      long now = child.countDown(RmwOrder.ACQ_REL);
      if (NodeWord.isReady(now)) {
        fresh = ReadyHeap.merged(fresh, core.entry(child, now));
        units--;
      }
    }
    return fresh;
  }

  // Reporting

  private RunReport ended(RunReport report) {
    if (machine.observed()) {
      machine.note(new RunEnded(left(report)));
    }
    return report;
  }

  private static List<RunEnded.Left> left(RunReport report) {
    List<RunEnded.Left> all = new ArrayList<>();
    for (RunReport.NodeReport each : report.nodes()) {
      NodeStatus status = each.status();
      if (status != NodeStatus.NEW) {
        DagNode node = each.node();
        boolean waiting = status == NodeStatus.WAITING || status == NodeStatus.READY;
        List<Integer> parents = waiting ? numbers(node.work().parents()) : List.of();
        all.add(new RunEnded.Left(node.number(), node.name(), waiting, parents));
      }
    }
    return all;
  }

  private static List<Integer> numbers(@Nullable NodeList nodes) {
    List<Integer> all = new ArrayList<>();
    for (DagNode node : NodeList.toList(nodes)) {
      all.add(node.number());
    }
    return List.copyOf(all);
  }
}
