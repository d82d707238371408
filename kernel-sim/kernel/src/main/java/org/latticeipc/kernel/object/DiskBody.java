package org.latticeipc.kernel.object;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The contents of a disk with a cache of writes; immutable.
 *
 * @param words of 64 bits in a block
 * @param rule what may happen to the cache when the power goes
 * @param platter what is there for good: the words of each block
 * @param cache writes since the last flush, oldest first
 * @param taken the blocks that were given out
 * @param powered whether it works
 */
public record DiskBody(
    int words,
    CrashRule rule,
    List<List<Long>> platter,
    List<Write> cache,
    List<Integer> taken,
    boolean powered)
    implements ObjectBody {

  /**
   * A write that is not for good yet.
   *
   * @param block the number of the block
   * @param at its first word
   * @param values one word or more
   */
  public record Write(int block, int at, List<Long> values) {
    @Override
    public String toString() {
      return block + ":" + at + "=" + values;
    }
  }

  /** A disk full of zeroes. */
  public static DiskBody zeroed(int blocks, int words, CrashRule rule) {
    List<Long> zeroes = List.copyOf(Collections.nCopies(words, 0L));
    return new DiskBody(
        words, rule, List.copyOf(Collections.nCopies(blocks, zeroes)), List.of(), List.of(), true);
  }

  public int blocks() {
    return platter.size();
  }

  /** The words of a block as a program sees them: the cache is read too. */
  public List<Long> read(int block) {
    List<Long> row = platter.get(block);
    for (Write write : cache) {
      row = write.block == block ? over(row, write, write.values.size()) : row;
    }
    return row;
  }

  /** With a write in the cache; for good at once on a disk that keeps what it is given. */
  public DiskBody write(Write write) {
    List<Write> more = new ArrayList<>(cache);
    more.add(write);
    DiskBody next = new DiskBody(words, rule, platter, List.copyOf(more), taken, powered);
    return rule.loses() ? next : next.flushed();
  }

  /** Everything that was written is for good. */
  public DiskBody flushed() {
    return settled(cache.stream().map(write -> write.values.size()).toList());
  }

  /** What is left when of each write in the cache so many of its first words were written. */
  public DiskBody settled(List<Integer> kept) {
    List<List<Long>> rows = new ArrayList<>(platter);
    for (int i = 0; i < cache.size(); i++) {
      Write write = cache.get(i);
      rows.set(write.block, over(rows.get(write.block), write, kept.get(i)));
    }
    return new DiskBody(words, rule, List.copyOf(rows), List.of(), taken, powered);
  }

  /** The first block that nobody was given, or -1. */
  public int free() {
    for (int block = 0; block < blocks(); block++) {
      if (!taken.contains(block)) {
        return block;
      }
    }
    return -1;
  }

  /** With a block given out. */
  public DiskBody take(int block) {
    List<Integer> more = new ArrayList<>(taken);
    more.remove(Integer.valueOf(block));
    more.add(block);
    Collections.sort(more);
    return new DiskBody(words, rule, platter, cache, List.copyOf(more), powered);
  }

  /** With no block given out: nobody has a capability of one any more. */
  public DiskBody vacant() {
    return new DiskBody(words, rule, platter, cache, List.of(), powered);
  }

  /** With power, or without. */
  public DiskBody powered(boolean on) {
    return new DiskBody(words, rule, platter, cache, taken, on);
  }

  private static List<Long> over(List<Long> row, Write write, int count) {
    List<Long> changed = new ArrayList<>(row);
    for (int i = 0; i < count; i++) {
      changed.set(write.at + i, write.values.get(i));
    }
    return List.copyOf(changed);
  }

  @Override
  public String toString() {
    return "blocks " + platter + ", cache " + cache + (powered ? "" : ", no power");
  }
}
