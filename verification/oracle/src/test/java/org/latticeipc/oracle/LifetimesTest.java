package org.latticeipc.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.latticeipc.engine.sim.RacePolicy;
import org.latticeipc.engine.sim.SimulatedMachine;
import org.latticeipc.engine.sim.SimulationOptions;
import org.latticeipc.engine.sim.SimulationResult;
import org.latticeipc.engine.sim.strategy.Strategies;
import org.latticeipc.explorer.Explorer;
import org.latticeipc.explorer.result.ExplorerOptions;
import org.latticeipc.explorer.result.Races;
import org.latticeipc.explorer.result.Result;
import org.latticeipc.explorer.result.Violation;
import org.latticeipc.machine.Fact;
import org.latticeipc.machine.LoadOrder;
import org.latticeipc.machine.LongCell;
import org.latticeipc.machine.Machine;
import org.latticeipc.machine.RmwOrder;
import org.latticeipc.machine.StoreOrder;
import org.latticeipc.machine.program.Execution;
import org.latticeipc.machine.program.Execution.Noted;
import org.latticeipc.machine.program.Program;
import org.latticeipc.machine.program.Property;
import org.latticeipc.machine.program.Setup;
import org.latticeipc.machine.sync.Lifetime;
import org.latticeipc.model.MemoryModel;

/**
 * A lifetime finds a use after a free exactly where some execution has a use, or a second free,
 * that does not happen before the free. The judge asks the order of facts and knows no lifetime.
 */
class LifetimesTest {
  private static final int PROGRAMS = 40;
  private static final int STEPS = 3;
  private static final int RUNS = 20;

  private record Touched(boolean freed) implements Fact {
    @Override
    public String describe() {
      return freed ? "frees" : "uses";
    }
  }

  /** Each use happens before each free, and there is one free at most. */
  private static final class UsedBeforeFreed implements Property {
    @Override
    public String name() {
      return "used-before-freed";
    }

    @Override
    public Optional<String> violation(Execution x) {
      List<Noted<Touched>> all = x.factsOf(Touched.class);
      for (Noted<Touched> free : all) {
        for (Noted<Touched> other : all) {
          boolean counts = free.fact().freed() && !other.equals(free);
          if (counts && (other.fact().freed() || !x.happensBefore(other, free))) {
            return Optional.of(other + " against " + free);
          }
        }
      }
      return Optional.empty();
    }
  }

  /** Tasks that pass flags on and use or free a block if the flag was up; as facts, or truly. */
  private static Program drawn(long seed, boolean facts) {
    return Program.of("lifetimes " + seed, setup -> build(setup, new Random(seed), facts));
  }

  private static void build(Setup setup, Random random, boolean facts) {
    Machine m = setup.machine();
    Lifetime block = new Lifetime(m, "block");
    LongCell inside = facts ? m.longCell("inside", 0) : block.longCell("inside", 0);
    LongCell flag = m.longCell("flag", 0);
    int tasks = 2 + random.nextInt(2);
    for (int t = 0; t < tasks; t++) {
      List<Runnable> steps = new ArrayList<>();
      for (int i = 0; i < STEPS; i++) {
        steps.add(step(m, block, inside, flag, random, facts));
      }
      setup.task("t" + t, () -> steps.forEach(Runnable::run));
    }
    if (facts) {
      setup.property(new UsedBeforeFreed());
    }
  }

  private static Runnable step(
      Machine m, Lifetime block, LongCell inside, LongCell flag, Random random, boolean facts) {
    boolean ordered = random.nextBoolean();
    Runnable use =
        () -> {
          if (facts) {
            m.note(new Touched(false));
          }
          inside.fetchAdd(1, RmwOrder.RELAXED);
        };
    Runnable free =
        () -> {
          if (facts) {
            m.note(new Touched(true));
          } else {
            block.free();
          }
        };
    int up = 1 + random.nextInt(2);
    LoadOrder load = ordered ? LoadOrder.ACQUIRE : LoadOrder.RELAXED;
    Runnable then = random.nextInt(3) == 0 ? use : free;
    return switch (random.nextInt(4)) {
      case 0 -> use;
      case 1 -> () -> flag.store(up, ordered ? StoreOrder.RELEASE : StoreOrder.RELAXED);
      default ->
          () -> {
            if (flag.load(load) == up) {
              then.run();
            }
          };
    };
  }

  @ParameterizedTest
  @EnumSource(MemoryModel.class)
  void lifetime_findsWhatTheOrderOfFactsForbids(MemoryModel model) {
    int broken = 0;
    for (int seed = 0; seed < Integer.getInteger("lifetimes.programs", PROGRAMS); seed++) {
      Result truly = explore(drawn(seed, false), model, Races.VIOLATION);
      Result asked = explore(drawn(seed, true), model, Races.IGNORE);
      boolean found = !asked.violations().isEmpty();
      assertEquals(found, !truly.violations().isEmpty(), model + " " + seed + ": " + asked);
      broken += found ? 1 : 0;
      for (Violation violation : truly.violations()) {
        assertTrue(violation.message().contains("block"), violation.message());
      }
      for (int run = 0; run < RUNS && !found; run++) {
        SimulationResult ran = run(drawn(seed, false), model, run);
        assertTrue(ran instanceof SimulationResult.Completed, model + " " + seed + ": " + ran);
      }
    }
    assertTrue(broken > PROGRAMS / 8 && broken < PROGRAMS, "broken: " + broken);
  }

  private static SimulationResult run(Program program, MemoryModel model, int seed) {
    return SimulatedMachine.run(
        program,
        SimulationOptions.defaults()
            .withModel(model)
            .withRaces(RacePolicy.VIOLATION)
            .withSeed(seed)
            .withStrategy(Strategies.random()));
  }

  private static Result explore(Program program, MemoryModel model, Races races) {
    return Explorer.explore(program, ExplorerOptions.builder().model(model).races(races).build());
  }
}
