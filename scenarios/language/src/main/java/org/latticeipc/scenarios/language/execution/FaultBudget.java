package org.latticeipc.scenarios.language.execution;

import java.util.EnumMap;
import java.util.Map;
import org.latticeipc.machine.LongCell;
import org.latticeipc.machine.Machine;
import org.latticeipc.machine.RmwOrder;
import org.latticeipc.scenarios.language.part.BoundedFault;

/**
 * How often each fault may happen in one execution. A task that will be struck takes that from the
 * budget first; one that will not costs no access, so an execution without faults is as it is
 * without a budget but for the choices.
 */
public final class FaultBudget {
  private final Map<BoundedFault, Integer> most;
  private final Map<BoundedFault, LongCell> taken = new EnumMap<>(BoundedFault.class);

  FaultBudget(Machine machine, Map<BoundedFault, Integer> most) {
    this.most = most;
    most.forEach((kind, n) -> taken.put(kind, machine.longCell("faults " + kind.word(), 0)));
  }

  /** Whether nothing can happen. */
  boolean isNone() {
    return most.isEmpty();
  }

  /** Whether something may happen to a message. */
  public boolean strikeMessages() {
    return most.keySet().stream().anyMatch(BoundedFault::strikesMessages);
  }

  /** How often at most. */
  public int most(BoundedFault kind) {
    return most.getOrDefault(kind, 0);
  }

  /** Takes some of the budget; false if there is less. RELAXED: it orders nothing else. */
  boolean take(BoundedFault kind, int count) {
    LongCell cell = taken.get(kind);
    return cell != null && cell.fetchAdd(count, RmwOrder.RELAXED) + count <= most(kind);
  }
}
