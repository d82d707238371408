package org.latticeipc.machine.sync;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.latticeipc.machine.LoadOrder;
import org.latticeipc.machine.LongCell;
import org.latticeipc.machine.Machine;
import org.latticeipc.machine.RefCell;
import org.latticeipc.machine.RmwOrder;
import org.latticeipc.machine.TimedWait;

/**
 * Sleeping on a word while it holds a value, as Linux's futex: between the look at the word and
 * going to sleep no {@link #wake} gets lost. Sleepers are woken in the order in which they came.
 *
 * <p>Thread-safe. A wait has two accesses and an await, a wake one access, O(sleepers).
 */
public class Futex {

  /** Why a wait ended. */
  public enum Ended {
    /** Somebody woke it. */
    WOKEN,
    /** The word did not hold the value, so that it did not sleep. */
    CHANGED,
    /** The time came. */
    LATE
  }

  private record Sleepers(int next, List<Integer> tickets) {
    Sleepers {
      tickets = List.copyOf(tickets);
    }

    Sleepers entered() {
      List<Integer> more = new ArrayList<>(tickets);
      more.add(next);
      return new Sleepers(next + 1, more);
    }

    Sleepers without(int ticket) {
      return new Sleepers(next, tickets.stream().filter(t -> t != ticket).toList());
    }

    Sleepers woken(int most) {
      return new Sleepers(next, tickets.subList(Math.min(most, tickets.size()), tickets.size()));
    }
  }

  /** Instead of a ticket: the word has changed. */
  protected static final int CHANGED = -1;

  private final LongCell word;
  private final RefCell<Sleepers> sleepers;

  /** A futex on a word, which anybody may access. */
  public Futex(Machine machine, LongCell word) {
    this.word = word;
    this.sleepers = machine.refCell(word.name() + ".sleepers", new Sleepers(0, List.of()));
  }

  /** Sleeps until woken, unless the word does not hold {@code expected}. */
  public final Ended await(long expected) {
    int ticket = enter(expected);
    if (ticket == CHANGED) {
      return Ended.CHANGED;
    }
    @Nullable Sleepers unused = sleepers.await(s -> isGone(s, ticket), LoadOrder.ACQUIRE);
    return Ended.WOKEN;
  }

  /**
   * Sleeps until woken or until a time, unless the word does not hold {@code expected}; in the
   * explorer the time may come at any moment.
   *
   * @param deadlineTicks as of {@link Machine#nowTicks()}
   */
  public final Ended await(long expected, long deadlineTicks) {
    int ticket = enter(expected);
    if (ticket == CHANGED) {
      return Ended.CHANGED;
    }
    TimedWait<Sleepers> wait =
        sleepers.await(s -> isGone(s, ticket), LoadOrder.ACQUIRE, deadlineTicks);
    if (wait.inTime()) {
      return Ended.WOKEN;
    }
    return late(leave(ticket));
  }

  // What follows are the decisions that a named variant may get wrong, one method each.

  /**
   * Enters first and looks then: who changes the word and wakes afterwards finds the sleeper.
   *
   * @return its ticket, or {@link #CHANGED} if it does not sleep
   */
  protected int enter(long expected) {
    int ticket = enter();
    if (holds(expected)) {
      return ticket;
    }
    if (!leave(ticket)) {
      passOn();
    }
    return CHANGED;
  }

  /** What a sleeper says whose time came: that it was woken, if a wake-up was spent on it. */
  protected Ended late(boolean unwoken) {
    return unwoken ? Ended.LATE : Ended.WOKEN;
  }

  /** A wake-up was spent on who does not sleep; it was meant for somebody who does. */
  protected void passOn() {
    wake(1);
  }

  /** Enters the sleepers. */
  protected final int enter() {
    return Objects.requireNonNull(sleepers.getAndUpdate(s -> of(s).entered(), RmwOrder.SEQ_CST))
        .next();
  }

  /** Whether the word holds a value. */
  protected final boolean holds(long expected) {
    return word.load(LoadOrder.SEQ_CST) == expected;
  }

  /** Whether the ticket was still there. */
  private boolean leave(int ticket) {
    @Nullable Sleepers before = sleepers.getAndUpdate(s -> of(s).without(ticket), RmwOrder.SEQ_CST);
    return !isGone(before, ticket);
  }

  private static boolean isGone(@Nullable Sleepers found, int ticket) {
    return !of(found).tickets().contains(ticket);
  }

  private static Sleepers of(@Nullable Sleepers found) {
    return Objects.requireNonNull(found);
  }

  /**
   * Wakes sleepers; what the caller did before happens before their return.
   *
   * @param most at most so many, the first first
   */
  public final void wake(int most) {
    @Nullable Sleepers unused = sleepers.getAndUpdate(s -> of(s).woken(most), RmwOrder.SEQ_CST);
  }

  /** Wakes all. */
  public final void wakeAll() {
    wake(Integer.MAX_VALUE);
  }
}
