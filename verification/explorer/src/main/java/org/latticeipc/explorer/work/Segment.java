package org.latticeipc.explorer.work;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of the sequential search's order that one worker does. Segments form a list in that
 * order: what is handed over is always the last of its giver's work, and follows it in the list.
 * Guarded by the {@link Schedule}, apart from what is said to be its worker's.
 */
public final class Segment {
  /** Its worker's while it runs. */
  public final Tally tally;

  /** The work, null once it was started (or if there is none). */
  @Nullable public WorkUnit unit;

  /** Who does it. */
  @Nullable SegmentOwner owner;

  boolean finished;

  /** Whether the work comes from a checkpoint; set before anybody else sees the segment. */
  private boolean saved;

  /** Set if an earlier segment found a violation that ends the search. */
  public volatile boolean cancelled;

  public Segment(@Nullable WorkUnit unit, Tally tally) {
    this.unit = unit;
    this.tally = tally;
    this.finished = unit == null;
  }

  /** Work that a checkpoint held, or that comes of it. */
  public static Segment saved(WorkUnit unit) {
    Segment segment = new Segment(unit, new Tally());
    segment.saved = true;
    return segment;
  }

  /** The last of this segment's work. */
  Segment handOver(WorkUnit last) {
    return saved ? saved(last) : new Segment(last, new Tally());
  }

  /** All that is left to do of it, in order; while nobody works on it. */
  List<WorkUnit> left() {
    if (owner != null) {
      return owner.remaining();
    }
    return unit == null ? List.of() : List.of(unit);
  }

  /** Whether the work comes from a checkpoint, so that it may be of another program. */
  public boolean isSaved() {
    return saved;
  }
}
