package org.latticeipc.engine.sim.memory;

import org.jspecify.annotations.Nullable;
import org.latticeipc.trace.EventId;
import org.latticeipc.trace.TraceDigest;
import org.latticeipc.trace.ValueText;

/** One write to a location. Confined to its run. */
public final class Write {
  public final Location location;

  /** The event that wrote; the initial write is task 0, index 0. */
  public final int task;

  public final int index;

  /** The value, if the location holds numbers; set-up code changes it in the initial write. */
  public long number;

  /** The value, if the location holds references. */
  public @Nullable Object object;

  /** Place in the location's coherence order, from 0; later writes may shift it. */
  int position;

  /** What an acquire that reads this write gets to know; never changed once set. */
  int[] message = Clocks.NONE;

  /** The read-modify-write that read this write, if any: it stays next to it. */
  @Nullable Write takenBy;

  /** Under jmm: what happens before it, itself included. */
  int[] before = Clocks.NONE;

  /** Under jmm: whether it is volatile. */
  boolean inSynchronisationOrder;

  /** Under jmm: whether a volatile read has read it. */
  boolean readInSynchronisationOrder;

  /** What time it was then for its task. */
  long ticks;

  private byte @Nullable [] digestText;

  /** Number of the event in the run's list of events. */
  int event;

  public Write(Location location, int task, int index, long number, @Nullable Object object) {
    this.location = location;
    this.task = task;
    this.index = index;
    this.number = number;
    this.object = object;
  }

  public EventId id() {
    return task == 0 ? EventId.INITIAL : new EventId(task, index);
  }

  /** The value as text. */
  public String text() {
    return location.isNumber ? Long.toString(number) : ValueText.of(object);
  }

  /** Adds the value to a hash, as {@link #text} has it. */
  void hashInto(TraceDigest digest) {
    if (location.isNumber) {
      digest.number(number);
      return;
    }
    byte[] known = digestText;
    if (known == null || task == 0) { // set-up changes the initial write
      known = TraceDigest.bytes(text());
      digestText = known;
    }
    digest.field(known);
  }
}
