package org.latticeipc.kernel.call;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.latticeipc.kernel.capability.CapTree;

/**
 * What a call takes away from a derivation tree, worked out once for each tree that it meets: who
 * uses an object all the time changes its state but not its tree, and so does not put a revocation
 * off. Confined to the task that calls.
 */
final class Loss {
  private final Function<CapTree, List<Long>> rule;
  private @Nullable CapTree tree;
  private List<Long> ids = List.of();
  private CapTree left = CapTree.EMPTY;

  /** A loss of the capabilities that {@code rule} gives, which is pure, in rising order. */
  Loss(Function<CapTree, List<Long>> rule) {
    this.rule = rule;
  }

  /** The capabilities that a tree loses. */
  List<Long> idsOf(CapTree caps) {
    meet(caps);
    return ids;
  }

  /** What is left of a tree. */
  CapTree leftOf(CapTree caps) {
    meet(caps);
    return left;
  }

  @SuppressWarnings("ReferenceEquality") // an equal tree is merely worked on again
  private void meet(CapTree caps) {
    if (tree != caps) {
      ids = rule.apply(caps);
      left = caps.minus(ids);
      tree = caps;
    }
  }
}
