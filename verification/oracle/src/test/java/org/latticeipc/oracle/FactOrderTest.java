package org.latticeipc.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import java.util.function.LongSupplier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.latticeipc.engine.sim.RacePolicy;
import org.latticeipc.engine.sim.SimulatedMachine;
import org.latticeipc.engine.sim.SimulationOptions;
import org.latticeipc.engine.sim.SimulationResult;
import org.latticeipc.explorer.Explorer;
import org.latticeipc.explorer.result.ExplorerOptions;
import org.latticeipc.explorer.result.Races;
import org.latticeipc.explorer.result.Violation;
import org.latticeipc.machine.LoadOrder;
import org.latticeipc.machine.LongCell;
import org.latticeipc.machine.Machine;
import org.latticeipc.machine.RmwOrder;
import org.latticeipc.machine.StoreOrder;
import org.latticeipc.machine.TaskHandle;
import org.latticeipc.machine.program.Execution;
import org.latticeipc.machine.program.Execution.Noted;
import org.latticeipc.machine.program.Program;
import org.latticeipc.machine.program.Property;
import org.latticeipc.machine.program.Register;
import org.latticeipc.machine.program.Setup;
import org.latticeipc.model.MemoryModel;

/**
 * What happens before what, and what is known where, is the same in both engines: for each explored
 * execution of random programs that tell facts between their accesses, the simulation that repeats
 * it orders the same facts.
 */
class FactOrderTest {
  private static final int PROGRAMS = 25;
  private static final int ACCESSES = 3;

  /** Never holds, and says how each two facts of different tasks are ordered. */
  private record Orders(int kind) implements Property {
    static final int KINDS = 4;

    @Override
    public String name() {
      return "orders-" + kind;
    }

    @Override
    public Optional<String> violation(Execution x) {
      TreeSet<String> pairs = new TreeSet<>();
      for (Noted<?> a : x.facts()) {
        for (Noted<?> b : x.facts()) {
          boolean known = x.isKnownAt(a, b);
          boolean before = x.happensBefore(a, b);
          assertTrue(known || !before, "what happens before is known");
          if (known && !a.task().equals(b.task())) {
            pairs.add(place(a) + (before ? " < " : " known at ") + place(b));
          }
        }
      }
      String text = pairs.toString();
      return Math.floorMod(text.hashCode(), KINDS) == kind ? Optional.of(text) : Optional.empty();
    }

    private static String place(Noted<?> noted) {
      return noted.task().id() + "." + noted.index() + " " + noted.fact().describe();
    }
  }

  /** A program whose tasks tell a fact before, between and after their accesses. */
  private static Program drawn(long seed) {
    return Program.of("facts " + seed, setup -> build(setup, new Random(seed)));
  }

  private static void build(Setup setup, Random random) {
    Machine m = setup.machine();
    LongCell[] cells = {m.longCell("x", 0), m.longCell("y", 0)};
    m.note(Register.of("set-up", 0));
    Runnable other = body(m, cells, random);
    Runnable spawned = body(m, cells, random);
    boolean spawns = random.nextBoolean();
    boolean joins = random.nextBoolean();
    boolean idle = random.nextInt(4) == 0;
    setup.task(
        "a",
        () -> {
          if (spawns) {
            m.note(Register.of("spawns", 1));
            TaskHandle task = m.spawn("c", 0, idle ? () -> m.note(Register.of("i", 1)) : spawned);
            other.run();
            if (joins) {
              m.join(task);
              m.note(Register.of("joined", 1));
            }
          } else {
            other.run();
          }
        });
    setup.task("b", body(m, cells, random));
    for (int kind = 0; kind < Orders.KINDS; kind++) {
      setup.property(new Orders(kind));
    }
  }

  private static Runnable body(Machine m, LongCell[] cells, Random random) {
    List<LongSupplier> accesses = new ArrayList<>();
    for (int i = 0; i < ACCESSES; i++) {
      accesses.add(access(cells[random.nextInt(cells.length)], i + 1, random));
    }
    return () -> {
      m.note(Register.of("begin", 0));
      accesses.forEach(access -> m.note(Register.of("r", access.getAsLong())));
    };
  }

  private static LongSupplier access(LongCell cell, long value, Random random) {
    LoadOrder load = List.of(LoadOrder.RELAXED, LoadOrder.ACQUIRE).get(random.nextInt(2));
    StoreOrder store = List.of(StoreOrder.RELAXED, StoreOrder.RELEASE).get(random.nextInt(2));
    RmwOrder update = List.of(RmwOrder.ACQ_REL, RmwOrder.SEQ_CST).get(random.nextInt(2));
    return switch (random.nextInt(3)) {
      case 0 -> () -> cell.load(load);
      case 1 ->
          () -> {
            cell.store(value, store);
            return value;
          };
      default -> () -> cell.fetchAdd(value, update);
    };
  }

  @ParameterizedTest
  @EnumSource(MemoryModel.class)
  void orderOfFacts_isTheSameInBothEngines(MemoryModel model) {
    int told = 0;
    for (int seed = 0; seed < Integer.getInteger("facts.programs", PROGRAMS); seed++) {
      Program program = drawn(seed);
      ExplorerOptions options =
          ExplorerOptions.builder().model(model).races(Races.IGNORE).cpus(1).all(true).build();
      for (Violation violation : Explorer.explore(program, options).violations()) {
        SimulationResult result =
            SimulatedMachine.run(
                program,
                SimulationOptions.replaying(violation.trace())
                    .withCpus(1)
                    .withRaces(RacePolicy.IGNORE));
        SimulationResult.Violated repeated =
            assertInstanceOf(SimulationResult.Violated.class, result, "seed " + seed);
        assertEquals(violation.message(), repeated.message(), model + " seed " + seed);
        told += violation.message().contains(" < ") ? 1 : 0;
      }
    }
    assertTrue(told > PROGRAMS, "ordered facts in " + told);
  }
}
