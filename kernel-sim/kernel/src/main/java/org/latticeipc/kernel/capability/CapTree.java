package org.latticeipc.kernel.capability;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongPredicate;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.latticeipc.machine.value.Bytes;

/**
 * The derivation tree of one object: its live capabilities, immutable. A child's id is greater than
 * its parent's, so one pass in order of ids visits parents first and nothing recurs.
 *
 * <p>Lookup is O(log n), every change O(n) in the live capabilities of the one object.
 */
public final class CapTree {
  public static final CapTree EMPTY = new CapTree(new CapNode[0], 0);

  /** No domain's number, nor that of a message. */
  private static final long NOBODY = Long.MIN_VALUE;

  private final CapNode[] nodes;
  private final long nextId;

  private CapTree(CapNode[] nodes, long nextId) {
    this.nodes = nodes;
    this.nextId = nextId;
  }

  /** The id that the next capability gets. */
  public long nextId() {
    return nextId;
  }

  /** The same tree without any capability; ids go on from where they are. */
  public CapTree cleared() {
    return new CapTree(EMPTY.nodes, nextId);
  }

  /** Adds a capability whose id is {@link #nextId()}. */
  public CapTree plus(CapNode node) {
    CapNode[] more = Arrays.copyOf(nodes, nodes.length + 1);
    more[nodes.length] = node;
    return new CapTree(more, nextId + 1);
  }

  /** The live capability {@code id}, or null. */
  @Nullable
  public CapNode find(long id) {
    int at = indexOf(id);
    return at < 0 ? null : nodes[at];
  }

  /** Puts {@code node} in the place of the live capability of the same id. */
  public CapTree replace(CapNode node) {
    CapNode[] copy = nodes.clone();
    copy[indexOf(node.id())] = node;
    return new CapTree(copy, nextId);
  }

  /** Whether {@code ancestor} is {@code id} or one that it was derived from. */
  public boolean descends(long id, Predicate<CapNode> ancestor) {
    for (CapNode node = find(id); node != null; node = find(node.parent())) {
      if (ancestor.test(node)) {
        return true;
      }
    }
    return false;
  }

  /** The ids of all that were derived from {@code root}, itself excluded, in rising order. */
  public List<Long> descendants(long root) {
    List<Long> found = new ArrayList<>();
    for (CapNode node : nodes) {
      if (node.parent() == root || found.contains(node.parent())) {
        found.add(node.id());
      }
    }
    return found;
  }

  /** The ids of all live capabilities, in rising order. */
  public List<Long> ids() {
    return Arrays.stream(nodes).map(CapNode::id).toList();
  }

  /** The ids of the capabilities of one domain, in rising order. */
  public List<Long> ownedBy(long owner) {
    return Arrays.stream(nodes).filter(n -> n.owner() == owner).map(CapNode::id).toList();
  }

  /** Removes the listed capabilities; children that stay become their grandparent's. */
  public CapTree minus(List<Long> ids) {
    CapNode[] kept = new CapNode[nodes.length];
    int count = 0;
    for (CapNode node : nodes) {
      if (!ids.contains(node.id())) {
        kept[count++] = node.withParent(nearestKept(node.parent(), ids::contains));
      }
    }
    return new CapTree(Arrays.copyOf(kept, count), nextId);
  }

  /** Whether a domain other than {@code except}, or a message, holds a right of {@code any}. */
  public boolean heldByOthers(Rights any, long except) {
    for (CapNode node : nodes) {
      if (node.owner() != except && node.rights().containsAnyOf(any)) {
        return true;
      }
    }
    return false;
  }

  /** Whether anybody, or a message, holds a right of {@code any}. */
  public boolean isHeld(Rights any) {
    return heldByOthers(any, NOBODY);
  }

  /** Whether a live capability was given out with this tag. */
  public boolean knows(Bytes tag) {
    return Arrays.stream(nodes).anyMatch(n -> n.tag().equals(tag));
  }

  /** How many capabilities are live. */
  int size() {
    return nodes.length;
  }

  private long nearestKept(long parent, LongPredicate removed) {
    long at = parent;
    while (at != CapNode.NO_PARENT && removed.test(at)) {
      CapNode node = find(at);
      at = node == null ? CapNode.NO_PARENT : node.parent();
    }
    return at;
  }

  private int indexOf(long id) {
    int low = 0;
    int high = nodes.length - 1;
    while (low <= high) {
      int mid = (low + high) >>> 1;
      long at = nodes[mid].id();
      if (at == id) {
        return mid;
      } else if (at < id) {
        low = mid + 1;
      } else {
        high = mid - 1;
      }
    }
    return -1;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other
        || (other instanceof CapTree that
            && nextId == that.nextId
            && Arrays.equals(nodes, that.nodes));
  }

  @Override
  public int hashCode() {
    return Long.hashCode(nextId) * 31 + nodes.length;
  }

  @Override
  public String toString() {
    return nodes.length + " capabilities";
  }
}
