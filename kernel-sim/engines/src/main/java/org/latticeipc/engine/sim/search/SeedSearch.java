package org.latticeipc.engine.sim.search;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import org.latticeipc.engine.sim.SimulationOptions;
import org.latticeipc.engine.sim.SimulationResult;
import org.latticeipc.machine.program.Program;

/**
 * Runs a program with one seed after another on several threads. What remains where exploration
 * does not end: it finds, and never proves. Immutable.
 */
public final class SeedSearch {
  private final Supplier<SeedRunner> runners;
  private final SimulationOptions options;
  private final LongConsumer progress;

  /**
   * A search.
   *
   * @param programs makes the program, once for each thread
   * @param options how it is run; the seed is the search's
   * @param words tells how a run ended; what stands before a colon is the ending's kind
   * @param progress hears now and then how many runs are done, from any thread
   */
  public SeedSearch(
      Supplier<Program> programs,
      SimulationOptions options,
      Function<SimulationResult, String> words,
      LongConsumer progress) {
    this(() -> SeedRunner.of(programs.get(), words), options, progress);
  }

  /**
   * A search.
   *
   * @param runners gives each thread what makes its runs
   * @param options how each is run; the seed is the search's
   * @param progress hears now and then how many runs are done, from any thread
   */
  public SeedSearch(
      Supplier<SeedRunner> runners, SimulationOptions options, LongConsumer progress) {
    this.runners = runners;
    this.options = options;
    this.progress = progress;
  }

  /** The kind of an ending in words. */
  public static String kind(String ended) {
    int colon = ended.indexOf(':');
    return colon < 0 ? ended : ended.substring(0, colon);
  }

  /**
   * Makes the runs.
   *
   * @param first the first seed; the others follow it
   * @param count how many runs, at least 1
   * @param jobs how many threads, at least 1
   * @throws RuntimeException what set-up throws
   * @throws VirtualMachineError if memory, threads or stack run out in a run
   */
  public SeedTally run(long first, long count, int jobs) {
    AtomicLong next = new AtomicLong();
    AtomicBoolean failed = new AtomicBoolean();
    ExecutorService threads =
        Executors.newFixedThreadPool(
            jobs,
            work -> {
              Thread thread = new Thread(work, "seeds");
              thread.setDaemon(true);
              return thread;
            });
    try {
      List<Future<Part>> parts = new ArrayList<>();
      for (int i = 0; i < jobs; i++) {
        parts.add(threads.submit(() -> part(first, count, next, failed)));
      }
      Part all = new Part();
      for (Future<Part> part : parts) {
        all.add(part.get());
      }
      return new SeedTally(count, all.steps, all.endings, all.outcomes, all.others);
    } catch (ExecutionException e) {
      failed.set(true);
      if (e.getCause() instanceof RuntimeException exception) {
        throw exception;
      } else if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      failed.set(true);
      Thread.currentThread().interrupt();
      throw new IllegalStateException("the search was interrupted", e);
    } finally {
      threads.shutdown();
    }
  }

  private Part part(long first, long count, AtomicLong next, AtomicBoolean failed) {
    Part part = new Part();
    SeedRunner runner = runners.get();
    long done = next.getAndIncrement();
    while (done < count && !failed.get()) {
      long seed = first + done;
      part.note(seed, runner.run(options.withSeed(seed)));
      progress.accept(done + 1);
      done = next.getAndIncrement();
    }
    return part;
  }

  /** What one thread has seen. */
  private static final class Part {
    private long steps;
    private long others;
    private final SortedMap<String, SeedTally.Ending> endings = new TreeMap<>();
    private final SortedMap<String, Long> outcomes = new TreeMap<>();

    void note(long seed, SeedRunner.Ended run) {
      SimulationResult result = run.result();
      steps += result.run().length();
      SeedTally.Ending first = new SeedTally.Ending(run.words(), 1, seed);
      endings.merge(kind(run.words()), first, SeedTally.Ending::plus);
      if (result instanceof SimulationResult.Completed) {
        outcome(result.outcome().toString(), 1);
      }
    }

    private void outcome(String outcome, long count) {
      if (outcomes.size() < SeedTally.MOST_OUTCOMES || outcomes.containsKey(outcome)) {
        outcomes.merge(outcome, count, Long::sum);
      } else {
        others += count;
      }
    }

    void add(Part other) {
      steps += other.steps;
      others += other.others;
      other.endings.forEach((kind, ending) -> endings.merge(kind, ending, SeedTally.Ending::plus));
      other.outcomes.forEach(this::outcome);
    }
  }
}
