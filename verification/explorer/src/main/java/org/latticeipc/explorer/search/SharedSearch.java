package org.latticeipc.explorer.search;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.latticeipc.explorer.declared.SearchContext;
import org.latticeipc.explorer.file.BoundedInput;
import org.latticeipc.explorer.result.CheckpointException;
import org.latticeipc.explorer.result.ExplorerOptions;
import org.latticeipc.explorer.result.Progress;
import org.latticeipc.explorer.result.Result;
import org.latticeipc.explorer.result.Statistics;
import org.latticeipc.explorer.work.Bundle;
import org.latticeipc.explorer.work.SearchTerms;
import org.latticeipc.explorer.work.SharedOut;
import org.latticeipc.explorer.work.SliceOrder;
import org.latticeipc.explorer.work.SliceResult;
import org.latticeipc.explorer.work.SliceResult.Ending;
import org.latticeipc.explorer.work.Tally;
import org.latticeipc.machine.program.Program;

/**
 * A search that is shared out among processes, as the one that shares it out has it: it gives
 * {@link #orders} away, which {@link SliceExplorer}s do anywhere, as often as they like, and takes
 * one result of each. The answer is the one of one machine, whatever is lost, done twice or late.
 *
 * <p>A result counts as a whole or not at all. It does not count if its order was not given away in
 * the present state of the search, or had a result before; nor if it numbers a cell or a task that
 * another result numbers otherwise, since numbers decide the order in which tasks are called: then
 * the order is given away once more, with the names that are known by now. A result that excludes
 * something from a reduction starts the search anew. Confined to one thread.
 */
public final class SharedSearch implements AutoCloseable {
  /** Of the heap, what is kept may take this part, and of that again what is given away. */
  private static final int PART = 4;

  private final long mostBytes;
  private final ExplorerOptions options;
  private final Exploration exploration;
  private final SearchTerms terms;
  private final SortedSet<String> reasons = new TreeSet<>();
  private final long startNanos = System.nanoTime();
  private final @Nullable Forecast forecast;
  private SharedOut shared;
  private boolean saved;
  private boolean stopped;
  private boolean exhausted;
  private long peakHeapBytes;
  private long doneAgain;
  private int startedAnew;
  private Tally seen = new Tally();

  /** What {@link #names} gives, unless something has changed since. */
  private byte @Nullable [] names;

  /** As {@link #SharedSearch(Program, ExplorerOptions, long)}, with a quarter of the heap. */
  public SharedSearch(Program program, ExplorerOptions options) {
    this(program, options, Runtime.getRuntime().maxMemory() / PART);
  }

  /**
   * A search that is not begun.
   *
   * @param options how to explore; jobs, checkpoints and walks have no meaning here
   * @param mostBytes so much of the work that is left is kept in memory, the rest in a file; a
   *     quarter as much is given away at a time
   */
  public SharedSearch(Program program, ExplorerOptions options, long mostBytes) {
    this.mostBytes = mostBytes;
    this.shared = SharedOut.root(mostBytes);
    this.options =
        options.sample().isPresent()
            ? refuseWalks()
            : options.toBuilder().withoutCheckpoints().build();
    this.exploration = new Exploration(program, this.options);
    this.terms = SearchTerms.of(this.options, seen(program));
    this.forecast = exhausted ? null : Forecast.of(program, this.options);
  }

  /** What the program is seen to be; if that takes too much, the search ends before it begins. */
  private SortedMap<String, String> seen(Program program) {
    try {
      return Behaviour.of(program, options);
    } catch (OutOfMemoryError | StackOverflowError thrown) {
      exhausted = true;
      stop(Exhaustion.reason(thrown));
      return new TreeMap<>();
    }
  }

  private static ExplorerOptions refuseWalks() {
    throw new IllegalArgumentException("random walks are not shared out");
  }

  /** What all parts of the search have in common, for {@link SliceExplorer#of}. */
  public SearchTerms terms() {
    return terms;
  }

  /** What is known by now of cells, tasks and reductions; goes with every order. */
  public byte[] names() {
    byte[] known = names;
    if (known == null) {
      known = SliceExplorer.names(exploration.context());
      names = known;
    }
    return known.clone();
  }

  /**
   * Goes on from a checkpoint, of one machine or of a search that was shared out.
   *
   * @throws CheckpointException if it cannot be used
   */
  public void resume(Path file) {
    if (exhausted) {
      return; // nobody knows whether it is a checkpoint of this program
    }
    SharedOut read = SharedOut.of(file, exploration.fingerprint(), context(), mostBytes);
    names = null;
    shared.close();
    shared = read;
    seen = shared.total();
    saved = true;
  }

  /**
   * Writes a checkpoint that this and one machine can go on from; none of a search that ended
   * before it began.
   *
   * @throws CheckpointException if that fails; the old file is as it was
   */
  public void keep(Path file) {
    if (exhausted) {
      return;
    }
    shared.keep(file, exploration.fingerprint(), context());
  }

  private SearchContext context() {
    return exploration.context();
  }

  /** Whether nothing is left to do, or the search goes no further. */
  public boolean isDone() {
    return stopped || shared.isDone();
  }

  /** How many pieces of work there are. */
  public int pieces() {
    return shared.pieces();
  }

  /**
   * An order that was given away.
   *
   * @param number by which its result is taken
   * @param bytes for {@link SliceOrder#of}
   * @param weight how much of the whole tree, which weighs 1, it is expected to be
   */
  public record Order(long number, byte[] bytes, double weight) {}

  /** As {@link #orders(int, int)}, with as many at most as at least. */
  public List<Order> orders(int wanted) {
    return orders(wanted, wanted);
  }

  /**
   * Gives orders away.
   *
   * @param least work is split until there are so many, if that is possible
   * @param most no more are given, and fewer if they are large
   */
  public List<Order> orders(int least, int most) {
    if (isDone()) {
      return List.of();
    }
    List<Order> orders = new ArrayList<>();
    long executions = options.maxExecutions().orElse(Long.MAX_VALUE) - seen.executions();
    for (SharedOut.Given given : shared.give(least, most, mostBytes / PART)) {
      byte[] bytes = new SliceOrder(given.work(), saved, executions).bytes();
      orders.add(new Order(given.number(), bytes, given.work().weight()));
    }
    return orders;
  }

  /** Whatever was given away and has no result is given away again. */
  public void giveUpWaiting() {
    shared.takeBack();
  }

  /**
   * Takes the result of an order; one that does not count is dropped.
   *
   * @throws CheckpointException if the search was resumed, from another's checkpoint as it turns
   *     out
   * @throws IllegalStateException if the program threw what is no violation
   */
  public void take(long number, SliceResult result) {
    if (stopped || !shared.isGiven(number)) {
      return;
    }
    String why = String.join("; ", result.reasons());
    if (result.ending() == Ending.REFUSED) {
      throw new CheckpointException(why);
    } else if (result.ending() == Ending.FAILED) {
      throw new IllegalStateException(why);
    }
    if (!takesNames(result)) {
      doneAgain++;
      shared.takeBack(number);
      return;
    }
    result.remarks().forEach(context()::remarkOnce);
    peakHeapBytes = Math.max(peakHeapBytes, result.peakHeapBytes());
    reasons.addAll(result.reasons());
    if (context().haveLimitsGrown()) {
      startAnew();
      return;
    } else if (result.ending() == Ending.ANEW) {
      throw new IllegalStateException("a slice was given up for a reduction that still applies");
    }
    Bundle left = result.left();
    boolean isLast = result.ending() == Ending.VIOLATED || result.ending() == Ending.HALTED;
    shared.take(number, result.tally(), left, isLast);
    count(result.tally());
    stopped |= result.ending() == Ending.STOPPED;
  }

  /** Takes what the result knows of cells, tasks and reductions; false if that cannot be. */
  private boolean takesNames(SliceResult result) {
    if (Arrays.equals(result.names(), names)) {
      return true; // nothing that is not known here
    }
    names = null;
    SearchContext theirs = new SearchContext(context().program, options);
    try {
      theirs.readAll(BoundedInput.of(result.names()));
    } catch (IOException e) {
      throw new IllegalStateException("a result has no names: " + e.getMessage(), e);
    }
    boolean taken = context().takeIn(theirs);
    names = SliceExplorer.names(context());
    return taken;
  }

  private void startAnew() {
    names = null;
    startedAnew++;
    shared.close();
    shared = SharedOut.root(mostBytes);
    seen = new Tally();
    saved = false;
  }

  private void count(Tally tally) {
    seen.complete += tally.complete;
    seen.blocked += tally.blocked;
    seen.events += tally.events;
    seen.weight += tally.weight;
    if (options.maxExecutions().isPresent()
        && seen.executions() >= options.maxExecutions().getAsLong()
        && !shared.isDone()) {
      long max = options.maxExecutions().getAsLong();
      stop("the bound of " + max + " executions was reached; raise it");
    }
  }

  /** Ends the search where it is; what is left can be kept. */
  public void stop(String reason) {
    reasons.add(reason);
    stopped = true;
  }

  /** Where the search stands. */
  public Progress progress() {
    double seconds = (System.nanoTime() - startNanos) / 1e9;
    Statistics statistics =
        new Statistics(
            seen.complete,
            BigInteger.valueOf(seen.complete),
            seen.blocked,
            seen.events,
            seconds,
            peakHeapBytes);
    double fraction = Math.min(1, seen.weight);
    Progress known =
        new Progress(statistics, fraction, fraction > 0 ? seen.executions() / fraction : 0);
    return forecast == null ? known : forecast.told(known);
  }

  /** How many results were thrown away for their numbers, and how often all began anew. */
  public String repeats() {
    return doneAgain + " slices done again, " + startedAnew + " times begun anew";
  }

  /** Bytes that are kept here, how many units of work they are, and how many are in a file. */
  public long[] size() {
    return shared.size();
  }

  /** What the slices' programs have learnt beside, of those that count. */
  public Collection<String> learnt() {
    return shared.total().learnt;
  }

  /**
   * The answer, that of one machine: after the end, or where {@link #stop} was called.
   *
   * @throws IllegalStateException if something is left to do and nobody said why
   */
  public Result result() {
    if (!shared.isDone() && reasons.isEmpty()) {
      throw new IllegalStateException("there is work left, and no reason why");
    }
    return exploration.concluded(shared.total(), reasons, peakHeapBytes);
  }

  /** Forgets the work that is left, and its file. */
  @Override
  public void close() {
    if (forecast != null) {
      forecast.close();
    }
    shared.close();
  }
}
