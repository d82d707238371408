package org.latticeipc.scheduler;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An immutable list of nodes, the one added last at the front; null for empty. */
class NodeList {
  private final DagNode first;

  /** Of the first, so that who looks for numbers only need not go there; the object has room. */
  private final int number;

  private final @Nullable NodeList rest;

  NodeList(DagNode first, @Nullable NodeList rest) {
    this.first = first;
    this.number = first.number();
    this.rest = rest;
  }

  DagNode first() {
    return first;
  }

  /** The number of the first. */
  int number() {
    return number;
  }

  @Nullable NodeList rest() {
    return rest;
  }

  static boolean contains(@Nullable NodeList list, DagNode node) {
    for (NodeList at = list; at != null; at = at.rest) {
      if (at.first.equals(node)) {
        return true;
      }
    }
    return false;
  }

  /** In the order in which they were added. */
  static List<DagNode> toList(@Nullable NodeList list) {
    List<DagNode> all = new ArrayList<>();
    for (NodeList at = list; at != null; at = at.rest) {
      all.add(at.first);
    }
    Collections.reverse(all);
    return all;
  }

  /** The same nodes in a list that is nothing else. */
  static @Nullable NodeList alone(@Nullable NodeList list) {
    NodeList alone = null;
    for (DagNode each : toList(list)) {
      alone = new NodeList(each, alone);
    }
    return alone;
  }

  /** Whether both hold the same nodes. Without recursion: lists may be long. */
  @SuppressWarnings("ReferenceEquality") // from the same cell on the rest is the same
  static boolean areSame(@Nullable NodeList one, @Nullable NodeList other) {
    NodeList a = one;
    NodeList b = other;
    while (a != b) {
      if (a == null || b == null || !a.first.equals(b.first)) {
        return false;
      }
      a = a.rest;
      b = b.rest;
    }
    return true;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof NodeList that && areSame(this, that);
  }

  @Override
  public int hashCode() {
    return first.hashCode();
  }

  @Override
  public String toString() {
    return toList(this).toString();
  }
}
