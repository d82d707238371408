package org.latticeipc.kernel.property;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.latticeipc.kernel.fact.CpuCharged;
import org.latticeipc.kernel.fact.GasSet;
import org.latticeipc.machine.program.Execution;
import org.latticeipc.machine.program.Property;

/** A task that was given gas uses no more time than that. */
public final class GasBound implements Property {
  private record Step(int cpu, long version, int task, long ticks, boolean given) {}

  @Override
  public String name() {
    return "gas-bound";
  }

  @Override
  public String statement() {
    return "a task that was given gas uses no more ticks than it was given";
  }

  @Override
  public Optional<String> violation(Execution execution) {
    List<Step> steps = new ArrayList<>();
    execution.factsOf(GasSet.class).stream()
        .map(n -> n.fact())
        .forEach(g -> steps.add(new Step(g.cpu(), g.version(), g.task(), g.gas(), true)));
    execution.factsOf(CpuCharged.class).stream()
        .map(n -> n.fact())
        .forEach(c -> steps.add(new Step(c.cpu(), c.version(), c.task(), c.ticks(), false)));
    steps.sort(Comparator.comparingInt(Step::cpu).thenComparingLong(Step::version));
    Map<Integer, Long> left = new LinkedHashMap<>();
    for (Step step : steps) {
      if (step.given()) {
        left.put(step.task(), step.ticks());
      } else if (left.containsKey(step.task())
          && left.merge(step.task(), -step.ticks(), Long::sum) < 0) {
        return Optional.of(
            "task "
                + step.task()
                + " uses "
                + step.ticks()
                + " ticks, "
                + -left.get(step.task())
                + " more than it was given");
      }
    }
    return Optional.empty();
  }
}
