package org.latticeipc.scenarios.language.execution;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.latticeipc.machine.LongCell;
import org.latticeipc.machine.Machine;
import org.latticeipc.machine.RefCell;
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

  /** Which CPUs fail; null if none can, or the kernel divides them and knows what each does. */
  private final @Nullable RefCell<List<Integer>> failing;

  FaultBudget(Machine machine, Map<BoundedFault, Integer> most, boolean dividesCpus) {
    this.most = most;
    boolean stopsCpus = most.containsKey(BoundedFault.KILL_CPU) && !dividesCpus;
    this.failing =
        stopsCpus ? machine.refCell("faults " + BoundedFault.KILL_CPU.word(), List.of()) : null;
    most.forEach(
        (kind, n) -> {
          if (kind != BoundedFault.KILL_CPU || !stopsCpus) {
            taken.put(kind, machine.longCell("faults " + kind.word(), 0));
          }
        });
  }

  /** Whether nothing can happen. */
  boolean isNone() {
    return most.isEmpty();
  }

  /** Whether something may happen to a message. */
  public boolean strikeMessages() {
    return most.keySet().stream().anyMatch(BoundedFault::strikesMessages);
  }

  /** Whether CPUs may fail of which the kernel knows nothing. */
  boolean stopsCpus() {
    return failing != null;
  }

  /** How often at most. */
  public int most(BoundedFault kind) {
    return most.getOrDefault(kind, 0);
  }

  /** How often one task can be struck at most. */
  int mostOfTask(BoundedFault kind) {
    return kind == BoundedFault.KILL_CPU && stopsCpus() ? 1 : most(kind);
  }

  /** Takes some of the budget; false if there is less. RELAXED: it orders nothing else. */
  boolean take(BoundedFault kind, int count) {
    LongCell cell = taken.get(kind);
    return cell != null && cell.fetchAdd(count, RmwOrder.RELAXED) + count <= most(kind);
  }

  /** Has a CPU fail, whichever of its tasks was first to say so; false if too many do already. */
  boolean fails(int cpu) {
    if (failing == null) {
      return false;
    }
    List<Integer> before = failing.getAndUpdate(all -> withCpu(all, cpu), RmwOrder.RELAXED);
    List<Integer> now = withCpu(before, cpu);
    return now != null && now.contains(cpu);
  }

  private @Nullable List<Integer> withCpu(@Nullable List<Integer> all, int cpu) {
    if (all == null || all.contains(cpu) || all.size() >= most(BoundedFault.KILL_CPU)) {
      return all;
    }
    List<Integer> more = new ArrayList<>(all);
    more.add(cpu);
    return List.copyOf(more);
  }
}
