package org.latticeipc.kernel.property;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.latticeipc.kernel.fact.CpuCharged;
import org.latticeipc.machine.program.Execution;
import org.latticeipc.machine.program.Execution.Noted;
import org.latticeipc.machine.program.Property;

/** No more time is used in one turn of a slice than the slice is long. */
public final class SliceLength implements Property {
  @Override
  public String name() {
    return "slice-length";
  }

  @Override
  public String statement() {
    return "no more ticks are used in a turn of a slice than it is long, whoever it was lent to";
  }

  @Override
  public Optional<String> violation(Execution execution) {
    Map<String, Long> used = new LinkedHashMap<>();
    for (Noted<CpuCharged> each : execution.factsOf(CpuCharged.class)) {
      CpuCharged charge = each.fact();
      String turn = charge.cpu() + " " + charge.turn();
      long sum = used.merge(turn, charge.ticks(), Long::sum);
      if (charge.length() > 0 && sum > charge.length()) {
        return Optional.of(
            charge.describe()
                + ", in all "
                + sum
                + " of a slice that is "
                + charge.length()
                + " long");
      }
    }
    return Optional.empty();
  }
}
