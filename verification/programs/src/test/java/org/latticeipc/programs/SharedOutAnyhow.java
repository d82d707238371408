package org.latticeipc.programs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.latticeipc.explorer.result.ExplorerOptions;
import org.latticeipc.explorer.result.Result;
import org.latticeipc.explorer.search.SharedSearch;
import org.latticeipc.explorer.search.SliceExplorer;
import org.latticeipc.explorer.work.SearchTerms;
import org.latticeipc.explorer.work.SliceOrder;
import org.latticeipc.explorer.work.SliceResult;
import org.latticeipc.machine.program.Program;

/**
 * Shares a search out as badly as that can be: slices of a few executions, in any order, some lost,
 * some done twice, some results told twice or when nobody waits for them any more, and of the work
 * that is left all, some or nothing in memory. What comes of it has to be what one machine says.
 */
final class SharedOutAnyhow {
  private final Program program;
  private final Random random;
  private final SharedSearch search;
  private final SliceExplorer elsewhere;
  private final List<Runnable> late = new ArrayList<>();
  int slices;
  long spilled;

  SharedOutAnyhow(Program program, ExplorerOptions options, long seed) {
    this.program = program;
    this.random = new Random(seed);
    this.search = new SharedSearch(program, options, seed % 2 == 0 ? 500 * (seed % 3) : 1 << 20);
    try {
      this.elsewhere = SliceExplorer.of(() -> program, SearchTerms.of(search.terms().bytes()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  SharedSearch search() {
    return search;
  }

  Result toTheEnd() {
    while (!search.isDone()) {
      round();
    }
    try (search) {
      return search.result();
    }
  }

  /** Stops after so many rounds, if that is before the end, and keeps a checkpoint. */
  void some(int rounds, Path file) {
    for (int i = 0; i < rounds && !search.isDone(); i++) {
      round();
    }
    search.keep(file);
    search.close();
  }

  void resume(Path file) {
    search.resume(file);
  }

  private void round() {
    byte[] names = search.names();
    List<SharedSearch.Order> orders = new ArrayList<>(search.orders(1 + random.nextInt(8)));
    Collections.shuffle(orders, random);
    for (SharedSearch.Order order : orders) {
      int fate = random.nextInt(10);
      if (fate == 0) {
        continue; // lost
      }
      SliceResult result = slice(names, order);
      if (fate == 1) {
        late.add(() -> search.take(order.number(), result));
        continue;
      }
      search.take(order.number(), result);
      if (fate == 2) {
        search.take(order.number(), slice(names, order)); // done twice
      }
    }
    if (random.nextBoolean()) {
      late.forEach(Runnable::run);
      late.clear();
    }
    search.giveUpWaiting();
    spilled = Math.max(spilled, search.size()[2]);
  }

  private SliceResult slice(byte[] names, SharedSearch.Order order) {
    slices++;
    try {
      SliceOrder given = SliceOrder.of(order.bytes());
      int executions = 1 << random.nextInt(10);
      SliceOrder small = new SliceOrder(given.work(), given.saved(), executions);
      SliceResult result = elsewhere.explore(names, small, Duration.ofMinutes(10));
      return SliceResult.of(result.bytes());
    } catch (IOException e) {
      throw new UncheckedIOException(program.name(), e);
    }
  }
}
