package org.latticeipc.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.latticeipc.engine.sim.SimulatedMachine;
import org.latticeipc.engine.sim.SimulatedRun;
import org.latticeipc.engine.sim.SimulationOptions;
import org.latticeipc.engine.sim.SimulationResult;
import org.latticeipc.engine.sim.coroutine.Coroutine;
import org.latticeipc.engine.sim.coroutine.CoroutineKind;
import org.latticeipc.ipc.lock.QuaternionSpinlock;
import org.latticeipc.machine.LongCell;
import org.latticeipc.machine.RmwOrder;
import org.latticeipc.machine.program.Program;
import org.latticeipc.model.MemoryModel;
import org.latticeipc.scenarios.format.InputError;
import org.latticeipc.scenarios.language.Scenario;
import org.latticeipc.scenarios.language.ScenarioReader;

/**
 * How many steps a second the simulation makes, its hash included, beside the rate at which this
 * JVM's coroutines switch and do nothing else: 8 tasks on 4 CPUs that lock, add and unlock, as a
 * scenario, whose tasks need no stack, and as Java, whose tasks are coroutines. {@code
 * main(MILLIONS)}: how many million steps a run has at least (default 20). Rates are by the
 * processor time of the one thread that runs everything, and by the clock on the wall where tasks
 * are threads.
 */
public final class SimulationBench {
  private static final int TASKS = 8;
  private static final int CPUS = 4;

  /** Steps and remarks of one round: four accesses to lock, one to add, four to unlock, facts. */
  private static final int STEPS_OF_ROUND = 12;

  private static final long SWITCHES = 20_000_000;
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private SimulationBench() {}

  /** Measures everything once and prints it. */
  public static void main(String[] arguments) throws InputError {
    boolean given = arguments.length > 0 && arguments[0].matches("[0-9]+");
    long steps = (given ? Long.parseLong(arguments[0]) : 20) * 1_000_000;
    long rounds = steps / STEPS_OF_ROUND / TASKS + 1;
    Scenario scenario = scenario(rounds);
    Program interpreted = scenario.program(scenario.variants(), line -> {});
    Program java = java(rounds);
    boolean continuations = CoroutineKind.best() == CoroutineKind.CONTINUATION;
    System.out.printf(
        "JDK %s, %s%n", Runtime.version(), continuations ? "continuations" : "threads");
    // Twice: the first time compiles.
    for (int i = 0; i < 2; i++) {
      double bare = continuations ? switches() : 0;
      for (MemoryModel model : List.of(MemoryModel.SC, MemoryModel.RC11)) {
        print(interpreted, "scenario", model, bare);
        if (continuations) {
          print(java, "Java tasks", model, bare);
        }
      }
    }
  }

  private static Scenario scenario(long rounds) throws InputError {
    String text =
        """
        name: lock-add-unlock
        machine: {cpus: %d}
        cells: {count: 0}
        locks: [lock]
        tasks:
          - name: worker
            count: %d
            steps:
              - repeat: {times: %d, steps: [{lock: lock}, {fetch_add: count}, {unlock: lock}]}
        """
            .formatted(CPUS, TASKS, rounds);
    return ScenarioReader.read("lock-add-unlock.yaml", text.getBytes(StandardCharsets.UTF_8));
  }

  private static Program java(long rounds) {
    return Program.of(
        "lock-add-unlock",
        setup -> {
          LongCell count = setup.machine().longCell("count", 0);
          QuaternionSpinlock lock = new QuaternionSpinlock(setup.machine(), "lock");
          for (int task = 0; task < TASKS; task++) {
            setup.task(
                "worker-" + task,
                () -> {
                  for (long round = 0; round < rounds; round++) {
                    lock.lock();
                    count.fetchAdd(1, RmwOrder.RELAXED);
                    lock.unlock();
                  }
                });
          }
        });
  }

  /** How often a second a coroutine that does nothing is left and taken up again. */
  private static double switches() {
    Coroutine[] self = new Coroutine[1];
    self[0] =
        CoroutineKind.best()
            .create(
                "bare",
                () -> {
                  for (long i = 0; i < SWITCHES; i++) {
                    self[0].suspend();
                  }
                });
    long start = THREADS.getCurrentThreadCpuTime();
    while (!self[0].isFinished()) {
      self[0].resume();
    }
    double rate = SWITCHES * 1e9 / (THREADS.getCurrentThreadCpuTime() - start);
    System.out.printf(Locale.ROOT, "bare switches                   %,14.0f/s%n", rate);
    return rate;
  }

  private static void print(Program program, String kind, MemoryModel model, double bare) {
    SimulationOptions options =
        SimulationOptions.defaults()
            .withModel(model)
            .withCpus(CPUS)
            .withMaxSteps(Long.MAX_VALUE)
            .withKeptSteps(0);
    long cpu = THREADS.getCurrentThreadCpuTime();
    long wall = System.nanoTime();
    SimulationResult result = SimulatedMachine.run(program, options);
    SimulatedRun run = result.run();
    String hash = run.hash();
    double seconds = (THREADS.getCurrentThreadCpuTime() - cpu) / 1e9;
    double elapsed = (System.nanoTime() - wall) / 1e9;
    if (!(result instanceof SimulationResult.Completed)) {
      throw new IllegalStateException("the run did not complete: " + result);
    }
    double rate = run.length() / seconds;
    System.out.printf(
        Locale.ROOT,
        "%-10s %-6s %,12d steps %,12.0f/s%s  (%.1f s of processor time, %.1f s in all; hash %s)%n",
        kind,
        model,
        run.length(),
        rate,
        bare > 0 ? String.format(Locale.ROOT, ", 1/%.1f of the switches", bare / rate) : "",
        seconds,
        elapsed,
        hash.substring(0, 8));
  }
}
