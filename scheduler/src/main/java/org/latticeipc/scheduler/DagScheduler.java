package org.latticeipc.scheduler;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.latticeipc.ipc.LatticeChannel;
import org.latticeipc.kernel.Kernel;
import org.latticeipc.kernel.Port;
import org.latticeipc.kernel.capability.Domain;
import org.latticeipc.kernel.capability.ExoCap;
import org.latticeipc.machine.LoadOrder;
import org.latticeipc.machine.Machine;
import org.latticeipc.machine.RmwOrder;
import org.latticeipc.machine.TaskHandle;
import org.latticeipc.scheduler.part.Looking;
import org.latticeipc.scheduler.ready.Gate;
import org.latticeipc.scheduler.ready.ReadyPool;

/**
 * Runs nodes in dependency order, each exactly once after all that it depends on.
 *
 * <p>Each node has cells of its own: a word that counts what it waits for, its work, and the list
 * of what waits for it. Nodes that can run are in a heap for each CPU ({@link ReadyPool}), workers
 * without work sleep at a {@link Gate}, and edges are added under a lock so that no two callers
 * close a cycle between them. Any task may call anything at any time. docs/SCHEDULER.md argues it.
 *
 * <p>Among nodes that can run, the one with the highest priority runs first, then the one made
 * first. The default priority is the critical path: the number of nodes on the longest path that
 * begins with the node; {@link #setPriority} replaces it.
 */
public final class DagScheduler {
  private static final Looking ALWAYS = new Looking.OnceIn(1);

  private final Machine machine;
  private final DagParts parts;
  private final DagCore core;
  private final CriticalPaths paths;
  private final Linker linker;

  private DagScheduler(Machine machine, DagParts parts) {
    this.machine = machine;
    this.parts = parts;
    this.core = new DagCore(machine, parts);
    this.paths = new CriticalPaths(core);
    this.linker = new Linker(core, paths);
  }

  /** A scheduler without nodes. */
  public static DagScheduler create(Machine machine) {
    return create(machine, DagParts.standard());
  }

  /** A scheduler made of the given parts. */
  public static DagScheduler create(Machine machine, DagParts parts) {
    return new DagScheduler(machine, parts);
  }

  /** Makes a node that does nothing but activate its target. */
  public DagNode node(String name) {
    return node(name, NodeBody.NOTHING);
  }

  /** Makes a node. One access. */
  public DagNode node(String name, NodeBody body) {
    return core.add(name, body);
  }

  /**
   * Sets a priority in place of the critical path; higher runs first. Three accesses under the lock
   * of the edges, five if the node is ready.
   */
  public DagResult setPriority(DagNode node, long priority) {
    DagError refusal = change(node, w -> w.withPriority(priority));
    if (refusal == null) {
      // RELEASE: whoever makes the node ready after this sees the priority; if it is ready, this
      // enters it.
      long judged = node.word().fetchAdd(0, RmwOrder.RELEASE);
      if (NodeWord.isReady(judged)) {
        core.pool().enter(core.entry(node, judged));
      }
    }
    return answer(refusal, "set_priority(" + node + ")");
  }

  /**
   * Sets what is given time when the node is activated. Two accesses under the lock of the edges.
   */
  public DagResult setTarget(DagNode node, ActivationTarget target) {
    return answer(change(node, w -> w.withTarget(target)), "set_target(" + node + ")");
  }

  /**
   * Under the lock, since who adds an edge changes the work too. First the word says that something
   * is about to be set: a worker that has claimed the node before refuses it, and one that claims
   * it afterwards takes the work out by a read-modify-write, which comes before this one or after.
   */
  private @Nullable DagError change(DagNode node, UnaryOperator<NodeWork> change) {
    if (!core.knows(node)) {
      return DagError.UNKNOWN_NODE;
    }
    boolean isChanged = core.edges().withQlock(() -> isChanged(node, change));
    return isChanged ? null : DagError.ALREADY_STARTED;
  }

  /** ACQ_REL: what is set is seen by the worker that takes the node, or refused. */
  private boolean isChanged(DagNode node, UnaryOperator<NodeWork> change) {
    if (!NodeWord.isBeforeRun(node.change(NodeWord::set, RmwOrder.RELEASE))) {
      // ACQUIRE: whoever is told that a node has started sees what it waited for.
      long unused = node.word().load(LoadOrder.ACQUIRE);
      return false;
    }
    NodeWork before =
        node.workCell()
            .getAndUpdate(w -> change.apply(Objects.requireNonNull(w)), RmwOrder.ACQ_REL);
    return Objects.requireNonNull(before).isOpen();
  }

  /**
   * Has the node's activation give time to a task by {@code exo_yield_to}, unless the node has a
   * channel. Two accesses under the lock of the edges.
   */
  public DagResult setContext(DagNode node, Kernel kernel, Domain caller, ExoCap context) {
    return setContext(node, new Port(kernel, caller, context));
  }

  /** As {@link #setContext(DagNode, Kernel, Domain, ExoCap)}. */
  public DagResult setContext(DagNode node, Port context) {
    return setTarget(node, YieldTargets.context(context));
  }

  /**
   * Has the node's activation give time to the peer of a channel by {@code lattice_yield_to}. The
   * fingerprint takes the octonion token that the channel has now. Two accesses under the lock of
   * the edges, and the channel's.
   */
  public DagResult setChannel(DagNode node, LatticeChannel channel) {
    return setTarget(node, YieldTargets.channel(machine, channel));
  }

  /**
   * Makes {@code child} wait for {@code parent}. Refused with the names around the cycle if it
   * would close one; a dependency that is there already is left as it is. Waits for others that add
   * one; the search costs O(edges) of the smaller of the two sides.
   */
  public DagResult addDep(DagNode parent, DagNode child) {
    return linker.link(parent, child);
  }

  /**
   * Lets a node run once all it depends on has. Two accesses, four if it can run. A unit is raised
   * before the change that makes the node ready, see {@link Gate}.
   *
   * <p>ACQ_REL. RELEASE as for {@link DagNode#countDown}; ACQUIRE: who finds that the node is
   * doomed reads the reason.
   */
  public DagResult submit(DagNode node) {
    if (!core.knows(node)) {
      return answer(DagError.UNKNOWN_NODE, "submit(" + node + ")");
    }
    long judged = node.change(w -> becomesReady(w) ? w : submitted(w), RmwOrder.ACQ_REL);
    boolean raised = becomesReady(judged);
    if (raised) {
      core.gate().raise(1);
      judged = node.change(NodeWord::submitted, RmwOrder.ACQ_REL);
    }
    if (becomesReady(judged)) {
      core.pool().enter(core.entry(node, submitted(judged)));
    } else if (raised) {
      long unused = core.gate().end(1);
    }
    if (NodeWord.isSubmitted(judged)) {
      return answer(DagError.ALREADY_SUBMITTED, "submit(" + node + ")");
    }
    if (NodeWord.isDoomed(judged)) {
      String reason = Objects.requireNonNull(node.work().reason());
      core.edges().withQlock(() -> core.cancelDependants(core.close(node, reason), reason));
    }
    return DagResult.DONE;
  }

  private static boolean becomesReady(long word) {
    return !NodeWord.isSubmitted(word) && NodeWord.isReady(submitted(word));
  }

  private static long submitted(long word) {
    return NodeWord.submitted(word);
  }

  /**
   * Works until nothing runs and nothing can: takes the best node, does it, tells its end, and
   * waits while others might make nodes ready. Every task that calls it is a worker, and each
   * returns when all is quiet; nodes submitted later need another run.
   */
  public RunReport run() {
    return run(ALWAYS);
  }

  private RunReport run(Looking looking) {
    return new Worker(core, paths, looking).run();
  }

  /**
   * Works with {@code workers} tasks, this one included, spread over the CPUs. With more than one,
   * the order of priorities is kept within the bound of {@link ReadyPool}.
   */
  public RunReport run(int workers) {
    return run(workers, Runnable::run);
  }

  /**
   * As {@link #run(int)}. A worker that ends within a node by an error, as one does that was
   * killed, tells no end of it: what depends on the node does not run, and the other workers wait
   * on for it.
   *
   * @param host has each task but this one do its work
   */
  public RunReport run(int workers, Consumer<Runnable> host) {
    Looking looking = workers > 1 ? parts.looking() : ALWAYS;
    List<TaskHandle> others = new ArrayList<>();
    int cpus = machine.cpuCount();
    for (int i = 1; i < workers; i++) {
      int cpu = (machine.currentCpu() + i) % cpus;
      others.add(machine.spawn("dag worker " + i, cpu, () -> host.accept(() -> run(looking))));
    }
    RunReport report = run(looking);
    others.forEach(machine::join);
    return report;
  }

  /** Gives time to a node's target without running the node. One access and the target's. */
  public DagResult yieldTo(DagNode node) {
    if (!core.knows(node)) {
      return answer(DagError.UNKNOWN_NODE, "yield_to(" + node + ")");
    }
    ActivationTarget target = node.work().target();
    if (target == null) {
      return answer(DagError.NO_TARGET, "yield_to(" + node + ")");
    }
    Optional<String> failure = target.activate();
    return failure.isEmpty()
        ? DagResult.DONE
        : DagResult.refused(DagError.TARGET_GONE, "yield_to(" + node + "): " + failure.get());
  }

  /**
   * Where every node is, and the fingerprint. Up to three accesses a node: while nodes run, they
   * are not all of one moment.
   */
  public RunReport report() {
    return core.report(null);
  }

  private static DagResult answer(@Nullable DagError error, String call) {
    return error == null
        ? DagResult.DONE
        : DagResult.refused(error, call + ": " + error.sentence());
  }
}
