package org.latticeipc.scheduler;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.latticeipc.machine.LoadOrder;
import org.latticeipc.machine.Machine;
import org.latticeipc.machine.RefCell;
import org.latticeipc.machine.value.IntList;
import org.latticeipc.scheduler.part.AtomicUpdate;
import org.latticeipc.scheduler.part.NodeOutcome;

/**
 * One task inside {@link DagScheduler#run()}. Costs one access for each node it runs, plus two for
 * each time it has to wait.
 */
final class Worker {
  private final Machine machine;
  private final RefCell<DagState> cell;
  private final DagParts parts;
  private final DagTransitions transitions;
  private final int task;

  Worker(Machine machine, RefCell<DagState> cell, DagParts parts, DagTransitions transitions) {
    this.machine = machine;
    this.cell = cell;
    this.parts = parts;
    this.transitions = transitions;
    this.task = machine.currentTask();
  }

  RunReport run() {
    while (true) {
      DagState seen = awaitWork();
      if (IntList.contains(seen.runners(), task)) {
        return RunReport.nested(seen);
      }
      DagState last = seen.isQuiet() ? seen : work();
      if (last.isQuiet()) {
        return ended(last);
      }
    }
  }

  /**
   * Waits until there is a node to take, or all is quiet, or this task itself is what it waits for.
   *
   * <p>ACQUIRE pairs with the release of the change that ended the wait: what the nodes did happens
   * before the return of run also in a worker that ran none of them.
   */
  private DagState awaitWork() {
    return Objects.requireNonNull(
        cell.await(s -> hasWork(Objects.requireNonNull(s)), LoadOrder.ACQUIRE));
  }

  private boolean hasWork(DagState s) {
    return s.readyCount() > 0 || s.runners() == null || IntList.contains(s.runners(), task);
  }

  /** Runs nodes until there is none to take; gives the state it left. */
  private DagState work() {
    DagTransitions.Turn turn = turn(null);
    while (turn.next() != null) {
      DagNode node = turn.next();
      NodeState state = turn.state().at(node.number());
      turn =
          parts
              .order()
              .run(() -> execute(node, state), o -> turn(new DagTransitions.Ended(node, o)));
    }
    return turn.state();
  }

  private DagTransitions.Turn turn(DagTransitions.@Nullable Ended ended) {
    Remembered last = new Remembered();
    AtomicUpdate.Made<DagState> made =
        parts
            .completion()
            .make(
                cell,
                (judged, s) ->
                    last.keep(judged, s, transitions.turn(judged, s, task, ended)).state());
    return last.fits(made)
        ? last.turn()
        : transitions.turn(made.judged(), made.changed(), task, ended);
  }

  /** The latest turn worked out, so that the one that took effect is not worked out again. */
  private static final class Remembered {
    private @Nullable DagState judged;
    private @Nullable DagState changed;
    private DagTransitions.@Nullable Turn turn;

    DagTransitions.Turn keep(DagState judgedOn, DagState applied, DagTransitions.Turn result) {
      judged = judgedOn;
      changed = applied;
      turn = result;
      return result;
    }

    boolean fits(AtomicUpdate.Made<DagState> made) {
      return made.judged().equals(judged) && made.changed().equals(changed);
    }

    DagTransitions.Turn turn() {
      return Objects.requireNonNull(turn);
    }
  }

  private NodeOutcome execute(DagNode node, NodeState state) {
    if (machine.observed()) {
      machine.note(new NodeStarted(node.number(), node.name(), IntList.toList(state.parents())));
    }
    NodeOutcome outcome = activate(node, state.target());
    if (machine.observed()) {
      machine.note(new NodeFinished(node.number(), node.name(), outcome.failure() == null));
    }
    return outcome;
  }

  private static NodeOutcome activate(DagNode node, @Nullable ActivationTarget target) {
    Optional<String> gone = target == null ? Optional.empty() : target.activate();
    return gone.map(NodeOutcome::failed).orElseGet(() -> work(node));
  }

  /** An exception of the node's own code is the node's failure and goes into the report. */
  private static NodeOutcome work(DagNode node) {
    try {
      node.body().run();
      return NodeOutcome.DONE;
    } catch (NodeFailure failure) {
      return NodeOutcome.failed(failure.reason());
    } catch (RuntimeException e) {
      return NodeOutcome.failed("its work threw " + e);
    }
  }

  private RunReport ended(DagState last) {
    if (machine.observed()) {
      machine.note(new RunEnded(left(last)));
    }
    return RunReport.of(last);
  }

  private static List<RunEnded.Left> left(DagState state) {
    List<RunEnded.Left> all = new ArrayList<>();
    for (int i = 0; i < state.size(); i++) {
      NodeState node = state.at(i);
      if (node.status() != NodeStatus.NEW) {
        all.add(
            new RunEnded.Left(
                i,
                node.node().name(),
                node.status() == NodeStatus.WAITING,
                IntList.toList(node.parents())));
      }
    }
    return all;
  }
}
