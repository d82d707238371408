package org.latticeipc.engine.sim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.latticeipc.machine.LongCell;
import org.latticeipc.machine.RmwOrder;
import org.latticeipc.machine.program.Execution;
import org.latticeipc.machine.program.Execution.Noted;
import org.latticeipc.machine.program.Program;
import org.latticeipc.machine.program.Property;
import org.latticeipc.machine.program.Register;

/** What a task tells right after an access is ordered as the access is, as the explorer has it. */
class FactOrderTest {
  private record InOrderOfNumber() implements Property {
    @Override
    public String name() {
      return "in-order-of-number";
    }

    @Override
    public Optional<String> violation(Execution execution) {
      List<Noted<Register>> numbers = execution.factsOf(Register.class);
      for (Noted<Register> first : numbers) {
        for (Noted<Register> second : numbers) {
          if (first.fact().value().compareTo(second.fact().value()) < 0
              && !execution.happensBefore(first, second)) {
            return Optional.of(first + " and " + second);
          }
        }
      }
      return Optional.empty();
    }
  }

  private static SimulationResult run(RmwOrder order, int seed) {
    Program program =
        Program.of(
            "tickets",
            s -> {
              LongCell tickets = s.machine().longCell("tickets", 0);
              for (String name : List.of("a", "b", "c")) {
                s.task(
                    name,
                    () -> s.machine().note(Register.of("ticket", tickets.fetchAdd(1, order))));
              }
              s.property(new InOrderOfNumber());
            });
    return SimulatedMachine.run(program, SimulationOptions.defaults().withSeed(seed));
  }

  @Test
  void toldRightAfterASynchronisingAccess_isOrdered() {
    for (int seed = 0; seed < 30; seed++) {
      assertInstanceOf(SimulationResult.Completed.class, run(RmwOrder.ACQ_REL, seed));
    }
  }

  @Test
  void toldRightAfterARelaxedAccess_isNot() {
    assertEquals(
        "in-order-of-number",
        assertInstanceOf(SimulationResult.Violated.class, run(RmwOrder.RELAXED, 0)).property());
  }
}
