package org.latticeipc.kernel.property;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.latticeipc.kernel.fact.CpuSwitched;
import org.latticeipc.kernel.fact.CpuSwitched.Cause;
import org.latticeipc.machine.program.Execution;
import org.latticeipc.machine.program.Execution.Noted;
import org.latticeipc.machine.program.Property;

/**
 * A slice that was donated goes back to its donor when the receiver gives it up, waits or ends;
 * with several donations the latest donor is first. What is lent ends with the slice. Judged
 * against a stack of its own.
 */
public final class SliceRestored implements Property {
  @Override
  public String name() {
    return "slice-restored";
  }

  @Override
  public String statement() {
    return "a slice that was lent goes back to its lender when the borrower gives it up, "
        + "waits or ends";
  }

  @Override
  public Optional<String> violation(Execution execution) {
    List<CpuSwitched> all =
        execution.factsOf(CpuSwitched.class).stream()
            .map(Noted::fact)
            .sorted(Comparator.comparingLong(CpuSwitched::version))
            .toList();
    return all.stream()
        .map(CpuSwitched::cpu)
        .distinct()
        .sorted()
        .flatMap(cpu -> judge(all.stream().filter(s -> s.cpu() == cpu).toList()).stream())
        .findFirst();
  }

  private static Optional<String> judge(List<CpuSwitched> switches) {
    List<Integer> donors = new ArrayList<>();
    for (CpuSwitched each : switches) {
      if (each.cause() == Cause.DONATED) {
        lend(donors, each);
      } else if (each.cause() == Cause.EXPIRED) {
        donors.clear();
      } else if (!donors.isEmpty()) {
        int owed = donors.remove(donors.size() - 1);
        if (owed != each.to()) {
          return Optional.of(each.describe() + ", although task " + owed + " had lent the slice");
        }
      }
    }
    return Optional.empty();
  }

  private static void lend(List<Integer> donors, CpuSwitched loan) {
    boolean isReturn = !donors.isEmpty() && donors.get(donors.size() - 1) == loan.to();
    donors.removeIf(task -> task == loan.to());
    if (!isReturn) {
      donors.add(loan.from());
    }
  }
}
