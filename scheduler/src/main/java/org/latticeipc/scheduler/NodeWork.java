package org.latticeipc.scheduler;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a node is for, immutable: its work and what can be set about it until a worker has taken it.
 * What the worker needs it takes out; the rest stays for those who ask later.
 */
final class NodeWork {
  private static final NodeWork TAKEN = new NodeWork(null, null, null, null, null);

  private final @Nullable NodeBody body;
  private final @Nullable NodeList parents;
  private final @Nullable ActivationTarget target;
  private final @Nullable Long priority;
  private final @Nullable String reason;

  private NodeWork(
      @Nullable NodeBody body,
      @Nullable NodeList parents,
      @Nullable ActivationTarget target,
      @Nullable Long priority,
      @Nullable String reason) {
    this.body = body;
    this.parents = parents;
    this.target = target;
    this.priority = priority;
    this.reason = reason;
  }

  static NodeWork of(NodeBody body) {
    return new NodeWork(body, null, null, null, null);
  }

  /** Null once a worker has taken the node or it was cancelled. */
  @Nullable NodeBody body() {
    return body;
  }

  /** What the node depends on; none once a worker has taken it. */
  @Nullable NodeList parents() {
    return parents;
  }

  /** What is given time on activation, or null. */
  @Nullable ActivationTarget target() {
    return target;
  }

  /** The priority that was set, or null. */
  @Nullable Long priority() {
    return priority;
  }

  /** Why it failed, was cancelled or is bound to be, or null. */
  @Nullable String reason() {
    return reason;
  }

  /** Whether it can still be changed. */
  boolean isOpen() {
    return body != null;
  }

  NodeWork withParent(DagNode parent) {
    return new NodeWork(body, new NodeList(parent, parents), target, priority, reason);
  }

  NodeWork withPriority(long newPriority) {
    return isOpen() ? new NodeWork(body, parents, target, newPriority, reason) : this;
  }

  /** A channel goes before a context. */
  NodeWork withTarget(ActivationTarget newTarget) {
    boolean stays = target != null && target.outranks(newTarget);
    return isOpen() && !stays ? new NodeWork(body, parents, newTarget, priority, reason) : this;
  }

  /** Bound to be cancelled; the first reason stays. */
  NodeWork withReason(String why) {
    return isOpen() && reason == null ? new NodeWork(body, parents, target, priority, why) : this;
  }

  /** After a worker has taken it. */
  NodeWork taken() {
    return target == null ? TAKEN : new NodeWork(null, null, target, null, null);
  }

  /** After it failed. */
  NodeWork failed(String why) {
    return new NodeWork(null, null, target, null, why);
  }

  /** After it was cancelled. Keeps the parents, so that a cycle through it is still found. */
  NodeWork cancelled() {
    return new NodeWork(null, parents, target, null, reason);
  }

  /** Bodies are not compared: two works of one node that have one have the same. */
  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || (other instanceof NodeWork that
            && isOpen() == that.isOpen()
            && Objects.equals(parents, that.parents)
            && Objects.equals(target, that.target)
            && Objects.equals(priority, that.priority)
            && Objects.equals(reason, that.reason));
  }

  @Override
  public int hashCode() {
    return Objects.hashCode(parents) * 31 + Objects.hashCode(target);
  }

  @Override
  public String toString() {
    return (isOpen() ? "waits for " : "taken ") + parents + (reason == null ? "" : ", " + reason);
  }
}
