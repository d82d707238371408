package org.latticeipc.machine.weaken;

import java.util.function.Supplier;
import org.latticeipc.machine.Machine;

/**
 * Says how the accesses of a program are ordered. Called by the engine's threads, in the frames of
 * the access; deterministic, since an engine may call a task again.
 */
@FunctionalInterface
public interface OrderRule {

  /** The rule that changes nothing; a machine stays what it is. */
  OrderRule AS_WRITTEN =
      new OrderRule() {
        @Override
        public String of(AccessKind kind, String order, Supplier<String> place) {
          return order;
        }

        @Override
        public Machine on(Machine machine) {
          return machine;
        }
      };

  /**
   * The order of an access.
   *
   * @param order as the program has it: a memory order in lower case, for {@link
   *     AccessKind#EXCHANGE} two with a bar between
   * @param place the place in the text of an interpreted program, empty if there is none; costs
   *     more than the rest, so it is asked for only if it matters
   * @return an order of the same kind, or {@link Weakening#NOTHING} for a fence or a store that is
   *     left out, or {@link Weakening#SPLIT} for a read-modify-write that becomes a load and a
   *     store, followed by an order of read-modify-writes if they have another than it
   */
  String of(AccessKind kind, String order, Supplier<String> place);

  /**
   * Whether a choice is left out: then its first alternative is taken and nothing is chosen.
   *
   * @param what names the choice
   */
  default boolean avoids(String what) {
    return false;
  }

  /** The rule that changes accesses of one kind and order, and leaves all others as written. */
  static OrderRule changing(AccessKind kind, String order, String becomes) {
    return (found, given, place) -> found == kind && given.equals(order) ? becomes : given;
  }

  /** The machine with the accesses to cells that it makes, and its fences, ordered by this rule. */
  default Machine on(Machine machine) {
    return WeakenedMachine.of(machine, this);
  }
}
