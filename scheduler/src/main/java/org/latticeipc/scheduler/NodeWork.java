package org.latticeipc.scheduler;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a node is for, immutable: its work and what can be set about it until a worker has taken it.
 * What the worker needs it takes out; the rest stays for those who ask later.
 *
 * <p>Most nodes have work and what they wait for, and nothing else. So there are a form for the
 * work alone and one that is the list itself, as of what waits for a node ({@link Dependants}): an
 * edge makes one object then.
 */
sealed interface NodeWork {
  /** Only the work itself. */
  static NodeWork of(NodeBody body) {
    return new Bare(body);
  }

  /** Null once a worker has taken the node or it was cancelled. */
  @Nullable NodeBody body();

  /** What the node depends on; none once a worker has taken it. */
  default @Nullable NodeList parents() {
    return null;
  }

  /** What is given time on activation, or null. */
  default @Nullable ActivationTarget target() {
    return null;
  }

  /** The priority that was set, or null. */
  default @Nullable Long priority() {
    return null;
  }

  /** Why it failed, was cancelled or is bound to be, or null. */
  default @Nullable String reason() {
    return null;
  }

  /** Whether it can still be changed. */
  default boolean isOpen() {
    return body() != null;
  }

  /** With one thing more to wait for. */
  NodeWork withParent(DagNode parent);

  /** With a priority in place of the critical path. */
  default NodeWork withPriority(long newPriority) {
    return isOpen() ? new Full(body(), parents(), target(), newPriority, reason()) : this;
  }

  /** A channel goes before a context. */
  default NodeWork withTarget(ActivationTarget newTarget) {
    ActivationTarget target = target();
    boolean stays = target != null && target.outranks(newTarget);
    return isOpen() && !stays ? new Full(body(), parents(), newTarget, priority(), reason()) : this;
  }

  /** Bound to be cancelled; the first reason stays. */
  default NodeWork withReason(String why) {
    return isOpen() && reason() == null
        ? new Full(body(), parents(), target(), priority(), why)
        : this;
  }

  /** After a worker has taken it. */
  default NodeWork taken() {
    ActivationTarget target = target();
    return target == null ? Full.TAKEN : new Full(null, null, target, null, null);
  }

  /** After it failed. */
  default NodeWork failed(String why) {
    return new Full(null, null, target(), null, why);
  }

  /** After it was cancelled. Keeps the parents, so that a cycle through it is still found. */
  default NodeWork cancelled() {
    return new Full(null, NodeList.alone(parents()), target(), null, reason());
  }

  /** Bodies are not compared: two works of one node that have one have the same. */
  private static boolean isSameWork(NodeWork one, @Nullable Object other) {
    return one == other
        || (other instanceof NodeWork that
            && one.isOpen() == that.isOpen()
            && NodeList.areSame(one.parents(), that.parents())
            && Objects.equals(one.target(), that.target())
            && Objects.equals(one.priority(), that.priority())
            && Objects.equals(one.reason(), that.reason()));
  }

  private static int hash(NodeWork work) {
    NodeList parents = work.parents();
    return (parents == null ? 0 : parents.first().hashCode()) * 31
        + Objects.hashCode(work.target());
  }

  private static String shown(NodeWork work) {
    NodeList parents = work.parents();
    String reason = work.reason();
    return (work.isOpen() ? "waits for " : "taken ")
        + (parents == null ? null : NodeList.toList(parents))
        + (reason == null ? "" : ", " + reason);
  }

  /** Work that waits for nothing. */
  final class Bare implements NodeWork {
    private final NodeBody body;

    private Bare(NodeBody body) {
      this.body = body;
    }

    @Override
    public NodeBody body() {
      return body;
    }

    @Override
    public NodeWork withParent(DagNode parent) {
      return new After(parent, null, body);
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return isSameWork(this, other);
    }

    @Override
    public int hashCode() {
      return hash(this);
    }

    @Override
    public String toString() {
      return shown(this);
    }
  }

  /** Work that waits: the list of what it waits for, which knows the work. */
  final class After extends NodeList implements NodeWork {
    private final NodeBody body;

    private After(DagNode parent, @Nullable After before, NodeBody body) {
      super(parent, before);
      this.body = body;
    }

    @Override
    public NodeBody body() {
      return body;
    }

    @Override
    public NodeList parents() {
      return this;
    }

    @Override
    public NodeWork withParent(DagNode parent) {
      return new After(parent, this, body);
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return isSameWork(this, other);
    }

    @Override
    public int hashCode() {
      return hash(this);
    }

    @Override
    public String toString() {
      return shown(this);
    }
  }

  /** Whatever there is. */
  final class Full implements NodeWork {
    private static final NodeWork TAKEN = new Full(null, null, null, null, null);

    private final @Nullable NodeBody body;
    private final @Nullable NodeList parents;
    private final @Nullable ActivationTarget target;
    private final @Nullable Long priority;
    private final @Nullable String reason;

    private Full(
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

    @Override
    public @Nullable NodeBody body() {
      return body;
    }

    @Override
    public @Nullable NodeList parents() {
      return parents;
    }

    @Override
    public @Nullable ActivationTarget target() {
      return target;
    }

    @Override
    public @Nullable Long priority() {
      return priority;
    }

    @Override
    public @Nullable String reason() {
      return reason;
    }

    @Override
    public NodeWork withParent(DagNode parent) {
      return new Full(body, new NodeList(parent, parents), target, priority, reason);
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return isSameWork(this, other);
    }

    @Override
    public int hashCode() {
      return hash(this);
    }

    @Override
    public String toString() {
      return shown(this);
    }
  }
}
