package org.latticeipc.explorer.declared;

import java.io.DataOutputStream;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.latticeipc.explorer.file.BoundedInput;
import org.latticeipc.explorer.result.ExplorerOptions;
import org.latticeipc.machine.program.Program;
import org.latticeipc.model.MemoryModel;

/**
 * What all workers of an exploration share: the program, how to explore it, the numbers of its
 * cells and tasks, and what reductions turned out not to apply to. Lives as long as the
 * exploration, however often its search starts anew. Thread-safe.
 */
public final class SearchContext {
  public final Program program;
  public final ExplorerOptions options;
  public final Locations locations = new Locations();
  public final Tasks tasks = new Tasks();

  /** Awaited cells that some execution writes in no order that (po | rf)-prefixes fix. */
  public final ReductionLimits unordered = new ReductionLimits();

  /** Awaited cells that are accessed plainly as well. */
  public final ReductionLimits plain = new ReductionLimits();

  /** Which cells have a coherence order, under a model that gives it to some only. */
  public final CoherentCells coherentCells = new CoherentCells();

  /** Tasks that are not interchangeable with others, whatever was declared. */
  public final ReductionLimits distinct = new ReductionLimits();

  /** Spawned tasks that are said to be as others. */
  public final AlikeTasks alike = new AlikeTasks();

  /** Tasks that were seen to go round reads that change nothing up to the bound on events. */
  public final ReductionLimits spins = new ReductionLimits();

  /**
   * The cells of which reads were left out because an assumption stops their tasks, and those that
   * are accessed plainly, while races are looked for: it is just the reads left out that may race.
   */
  public final TwoUses leftOutOrPlain = new TwoUses();

  /** Cells whose failed exchanges are no waits. */
  public final ReductionLimits polled = new ReductionLimits();

  /**
   * The cells with an exchange whose task stopped when it failed, and those with one whose task
   * went on: the former could not be told from the latter while they succeed.
   */
  public final TwoUses awaitedOrPolled = new TwoUses();

  /** Cells of which attempts in vain are not left out. */
  public final ReductionLimits readToo = new ReductionLimits();

  /**
   * The cells of which attempts in vain were left out, and those that are accessed in another way
   * than by read-modify-writes of which each writes: these might see what the attempts wrote.
   */
  public final TwoUses attemptedOrRead = new TwoUses();

  private boolean remarked;

  /** Which violation of all is told; null if the first of each cause is. */
  private @Nullable Preference wish;

  private MemoryModel explainedBy;

  public SearchContext(Program program, ExplorerOptions options) {
    this.program = program;
    this.options = options;
    this.explainedBy = options.model();
  }

  /**
   * Tells one violation only, the preferred one, and searches by one worker.
   *
   * @param model by which it is said what makes the violation possible
   */
  public void wish(Preference preference, MemoryModel model) {
    wish = preference;
    explainedBy = model;
  }

  /** Which violation of all is told; null if the first of each cause is. */
  public @Nullable Preference wish() {
    return wish;
  }

  /** By which model it is said what makes a violation possible. */
  public MemoryModel explainedBy() {
    return explainedBy;
  }

  /** Tells the listener, if it is the first remark. */
  public synchronized void remarkOnce(String text) {
    if (!remarked) {
      remarked = true;
      options.listener().remark(text);
    }
  }

  /**
   * Whether the search must start anew since the last time this was asked: a reduction was found
   * not to apply to something, or a task to spin.
   */
  public boolean haveLimitsGrown() {
    boolean cells = unordered.hasGrown();
    boolean racy = plain.hasGrown();
    boolean notAwaited = polled.hasGrown();
    boolean notInVain = readToo.hasGrown();
    boolean coherent = coherentCells.late.hasGrown();
    boolean spinning = spins.hasGrown();
    boolean groups = alike.hasGrown();
    return distinct.hasGrown()
        || groups
        || cells
        || notAwaited
        || notInVain
        || racy
        || coherent
        || spinning;
  }

  /** Writes what was learnt so far. */
  public void write(DataOutputStream out) throws IOException {
    tasks.write(out);
    locations.write(out);
    unordered.write(out);
    plain.write(out);
    leftOutOrPlain.write(out);
    polled.write(out);
    awaitedOrPolled.write(out);
    readToo.write(out);
    attemptedOrRead.write(out);
    distinct.write(out);
    coherentCells.write(out);
  }

  /** Learns what was written; nothing may have been learnt before. */
  public void read(BoundedInput in) throws IOException {
    read(in, false);
  }

  private void read(BoundedInput in, boolean hasGaps) throws IOException {
    tasks.read(in);
    locations.read(in, tasks.all().size(), hasGaps);
    unordered.read(in);
    plain.read(in);
    leftOutOrPlain.read(in);
    polled.read(in);
    awaitedOrPolled.read(in);
    readToo.read(in);
    attemptedOrRead.read(in);
    distinct.read(in);
    coherentCells.read(in);
  }

  /** Writes what was learnt so far for another process, which does a part of this exploration. */
  public void writeAll(DataOutputStream out) throws IOException {
    write(out);
    spins.write(out);
    alike.write(out);
  }

  /** Learns what {@link #writeAll} wrote; nothing may have been learnt before. */
  public void readAll(BoundedInput in) throws IOException {
    read(in, true);
    spins.read(in);
    alike.read(in);
  }

  /**
   * Takes in what a process has learnt that began with what this knew at some time, and did a part
   * of the exploration; {@link #haveLimitsGrown} then says if all must start anew. What no process
   * alone can see, that a cell is used in two ways, is seen here.
   *
   * @return false, and nothing is taken in, if it gave a number to a cell or a task that here is
   *     another's by now: what it did is in its own terms, and must be done again
   */
  public boolean takeIn(SearchContext other) {
    if (!tasks.agreeWith(other.tasks) || !locations.agreeWith(other.locations)) {
      return false;
    }
    tasks.takeIn(other.tasks);
    locations.takeIn(other.locations);
    unordered.addAll(other.unordered);
    plain.addAll(other.plain);
    distinct.addAll(other.distinct);
    spins.addAll(other.spins);
    alike.takeIn(other.alike);
    coherentCells.takeIn(other.coherentCells);
    for (int cell : leftOutOrPlain.takeIn(other.leftOutOrPlain)) {
      plain.add(cell);
    }
    polled.addAll(other.polled);
    for (int cell : awaitedOrPolled.takeIn(other.awaitedOrPolled)) {
      polled.add(cell);
    }
    readToo.addAll(other.readToo);
    for (int cell : attemptedOrRead.takeIn(other.attemptedOrRead)) {
      readToo.add(cell);
    }
    return true;
  }
}
