package org.latticeipc.bytecode.check;

import java.util.function.Supplier;
import org.latticeipc.bytecode.runtime.CallHooks;
import org.latticeipc.machine.weaken.AccessKind;
import org.latticeipc.machine.weaken.OrderRule;

/**
 * A rule for the orders that the program itself chose: of volatile fields, VarHandles and the
 * classes of {@code java.util.concurrent.atomic}, by the line of the user's code. Monitors, starts
 * and joins of threads, and what the JDK's locks and collections do within, stay as they are: no
 * line of the user's could be written otherwise. As thread-safe as the rule.
 *
 * @param rule for the orders of the program
 */
public record OwnOrders(OrderRule rule) implements OrderRule {
  @Override
  public String of(AccessKind kind, String order, Supplier<String> place) {
    return CallHooks.isOwnAccess() ? rule.of(kind, order, place) : order;
  }
}
