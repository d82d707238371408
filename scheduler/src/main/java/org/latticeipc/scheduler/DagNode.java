package org.latticeipc.scheduler;

import java.util.Objects;
import java.util.function.LongUnaryOperator;
import org.jspecify.annotations.Nullable;
import org.latticeipc.machine.LoadOrder;
import org.latticeipc.machine.LongCell;
import org.latticeipc.machine.RefCell;
import org.latticeipc.machine.RmwOrder;

/**
 * One node of a graph, a {@code dag_node}: a name, work, and what becomes of it, in cells of its
 * own. Made by {@link DagScheduler#node}; equal by scheduler and number.
 */
public final class DagNode {
  private final DagCore core;
  private final int number;
  private final String name;
  private final @Nullable DagNode before;
  private final LongCell word;
  private final RefCell<NodeWork> work;
  private final RefCell<Dependants> dependants;

  DagNode(
      DagCore core,
      @Nullable DagNode before,
      String name,
      LongCell word,
      RefCell<NodeWork> work,
      RefCell<Dependants> dependants) {
    this.core = core;
    this.before = before;
    this.number = before == null ? 0 : before.number + 1;
    this.name = name;
    this.word = word;
    this.work = work;
    this.dependants = dependants;
  }

  /** Its place among the nodes of its scheduler, counting from 0 in the order of making. */
  public int number() {
    return number;
  }

  /** For people; need not be unique. */
  public String name() {
    return name;
  }

  DagCore core() {
    return core;
  }

  /** The node made before this one, or null. */
  @Nullable DagNode before() {
    return before;
  }

  LongCell word() {
    return word;
  }

  /**
   * Decides about the word and changes it in one read-modify-write; does nothing if {@code next}
   * makes the same of it.
   *
   * @param next pure; may be called any number of times
   * @param order of the read-modify-write
   * @return the value on which it was decided
   */
  long change(LongUnaryOperator next, RmwOrder order) {
    // RELAXED: decides nothing unless the exchange finds the same value.
    long seen = word.load(LoadOrder.RELAXED);
    while (true) {
      long wanted = next.applyAsLong(seen);
      if (wanted == seen) {
        return seen;
      }
      long found = word.compareAndExchange(seen, wanted, order, LoadOrder.RELAXED);
      if (found == seen) {
        return seen;
      }
      seen = found;
    }
  }

  /**
   * One thing less to wait for, and what the word is then. RELEASE, so that what a parent did is
   * seen by whoever takes the node: its claim is ACQUIRE, and each read-modify-write in between
   * goes on with the release sequence. With either half missing a node reads stale plain data of a
   * parent: {@code completionWithoutRelease_racesUnderRc11Only}, {@code
   * claimWithoutAcquire_racesUnderRc11Only}.
   *
   * @param order RELEASE, or ACQ_REL if who counts down must know what holds the node back
   */
  long countDown(RmwOrder order) {
    return word.fetchAdd(-1, order) - 1;
  }

  RefCell<NodeWork> workCell() {
    return work;
  }

  RefCell<Dependants> dependantsCell() {
    return dependants;
  }

  /** ACQUIRE pairs with whoever made what it holds: lists are looked into. */
  NodeWork work() {
    return Objects.requireNonNull(work.load(LoadOrder.ACQUIRE));
  }

  /** ACQUIRE as for {@link #work}; also, whoever reads an end sees what the node did. */
  Dependants dependants() {
    return Objects.requireNonNull(dependants.load(LoadOrder.ACQUIRE));
  }

  /** Where it is in its life. Up to two accesses. */
  NodeStatus status() {
    NodeStatus end = dependants().end();
    // ACQUIRE pairs with the RELEASE of a cancellation, whose reason is read next.
    return end != null ? end : NodeWord.status(word().load(LoadOrder.ACQUIRE));
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || (other instanceof DagNode that && number == that.number && core.equals(that.core));
  }

  @Override
  public int hashCode() {
    return number;
  }

  @Override
  public String toString() {
    return name;
  }
}
