package org.latticeipc.scenarios.command.subject;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.latticeipc.bytecode.check.JavaOptions;
import org.latticeipc.bytecode.check.JavaPrograms;
import org.latticeipc.bytecode.copy.CompiledProgram;
import org.latticeipc.bytecode.copy.ProgramMaker;
import org.latticeipc.bytecode.entry.Entry;
import org.latticeipc.bytecode.loader.RewritingLoader;
import org.latticeipc.engine.sim.SimulatedMachine;
import org.latticeipc.engine.sim.SimulationOptions;
import org.latticeipc.engine.sim.SimulationResult;
import org.latticeipc.engine.sim.search.SeedRunner;
import org.latticeipc.machine.program.EngineProperties;
import org.latticeipc.scenarios.command.console.Endings;
import org.latticeipc.scenarios.tracefile.Origin;

/**
 * Compiled classes of which many runs are made: each thread has a copy of the front end, with all
 * the statics there are. A run that comes upon a class which is not initialised is made again with
 * its initialiser in set-up. Thread-safe.
 */
public final class JavaSeeds implements SeedSubject {
  /** The kind of ending of a run in which something cannot be explored. */
  public static final String REFUSED = "cannot be run";

  /** The kind of ending in which threads wait for ever, where a test says that they may. */
  public static final String STALE = "stale";

  private static final int MOST_AGAIN = 500;
  private final Entry entry;
  private final RewritingLoader loader;
  private final JavaPrograms own;
  private final Function<CompiledProgram, Origin.JavaClasses> origin;
  private final JavaOptions options;
  private final Map<Thread, ProgramMaker> makers = new HashMap<>();

  /**
   * @param origin where a trace finds the program again
   */
  public JavaSeeds(
      Entry entry,
      RewritingLoader loader,
      JavaOptions options,
      Function<CompiledProgram, Origin.JavaClasses> origin) {
    this.entry = entry;
    this.loader = loader;
    this.options = options;
    this.origin = origin;
    this.own = JavaPrograms.of(entry, loader, options);
  }

  /** What cannot be explored, at its place, so that no run comes to anything. */
  public static final class RefusedProgram extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private RefusedProgram(String message) {
      super(message);
    }
  }

  @Override
  public String name() {
    return entry.name();
  }

  @Override
  public List<String> variants() {
    return List.of();
  }

  /** As many copies as there are threads at a time. */
  @Override
  public SeedRunner runner() {
    synchronized (makers) {
      Thread thread = Thread.currentThread();
      ProgramMaker maker = makers.get(thread);
      for (Thread other : List.copyOf(makers.keySet())) {
        if (maker == null && !other.isAlive()) {
          maker = makers.remove(other);
        }
      }
      if (maker == null) {
        maker = makers.isEmpty() ? own : own.copy();
      }
      makers.put(thread, maker);
      return new Runner(maker);
    }
  }

  @Override
  public RunSubject recorded(SeedRunner runner, SimulationResult result) {
    if (!(runner instanceof Runner mine) || mine.last == null) {
      throw new IllegalArgumentException("another subject's runs");
    }
    RunSubject subject = JavaSubject.of(origin.apply(mine.last), result.trace(), entry, loader);
    return subject.withSettings(
        subject.settings().with(options.races()).withSeed(result.trace().seed()));
  }

  private final class Runner implements SeedRunner {
    private final ProgramMaker maker;
    private @Nullable CompiledProgram last;

    Runner(ProgramMaker maker) {
      this.maker = maker;
    }

    @Override
    public Ended run(SimulationOptions how) {
      TreeSet<String> learnt = new TreeSet<>();
      List<String> eager = List.of();
      for (int again = 0; again < MOST_AGAIN; again++) {
        CompiledProgram program = maker.make(eager, learnt, Long.MAX_VALUE, true);
        last = program;
        SimulationResult result = simulate(program, how);
        if (program.refusal() != null) {
          return refused(program, result);
        } else if (!program.wantsRestart() && result != null) {
          return new Ended(result, words(result));
        }
        eager = program.eager();
        learnt.addAll(program.learnt());
      }
      throw new RefusedProgram(
          "class initialisers could not all be run first: more than " + MOST_AGAIN);
    }

    private @Nullable SimulationResult simulate(CompiledProgram program, SimulationOptions how) {
      try {
        return SimulatedMachine.run(program, how);
      } catch (VirtualMachineError exhausted) {
        throw exhausted;
      } catch (RuntimeException | Error thrown) {
        if (program.refusal() == null && !program.wantsRestart()) {
          throw thrown;
        }
        return null; // set-up did not come to its end
      } finally {
        program.close();
      }
    }

    private Ended refused(CompiledProgram program, @Nullable SimulationResult result) {
      String at = program.refusedAt().isEmpty() ? "" : program.refusedAt() + ": ";
      String why = at + program.refusal();
      if (result == null) {
        throw new RefusedProgram(why);
      }
      return new Ended(result, REFUSED + ": " + why);
    }

    private String words(SimulationResult result) {
      Entry.Grading grading = entry.grading();
      String stale = grading == null ? null : grading.stale();
      if (grading != null && stale != null && result instanceof SimulationResult.Deadlocked) {
        String fault = grading.fault(stale);
        return fault == null ? STALE : Endings.violates(EngineProperties.NO_DEADLOCK, fault);
      }
      return Endings.words(result);
    }
  }
}
