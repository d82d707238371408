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
public final class Futex {

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

  private final LongCell word;
  private final RefCell<Sleepers> sleepers;

  /** A futex on a word, which anybody may access. */
  public Futex(Machine machine, LongCell word) {
    this.word = word;
    this.sleepers = machine.refCell(word.name() + ".sleepers", new Sleepers(0, List.of()));
  }

  /** Sleeps until woken, unless the word does not hold {@code expected}. */
  public Ended await(long expected) {
    int ticket = enter();
    if (isChanged(expected, ticket)) {
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
  public Ended await(long expected, long deadlineTicks) {
    int ticket = enter();
    if (isChanged(expected, ticket)) {
      return Ended.CHANGED;
    }
    TimedWait<Sleepers> wait =
        sleepers.await(s -> isGone(s, ticket), LoadOrder.ACQUIRE, deadlineTicks);
    if (wait.inTime()) {
      return Ended.WOKEN;
    }
    return leave(ticket) ? Ended.LATE : Ended.WOKEN;
  }

  /** Enters first and looks then: who changes the word and wakes afterwards finds the sleeper. */
  private int enter() {
    return Objects.requireNonNull(sleepers.getAndUpdate(s -> of(s).entered(), RmwOrder.SEQ_CST))
        .next();
  }

  private boolean isChanged(long expected, int ticket) {
    if (word.load(LoadOrder.SEQ_CST) == expected) {
      return false;
    }
    if (!leave(ticket)) {
      wake(1); // it was meant for somebody who sleeps
    }
    return true;
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
  public void wake(int most) {
    @Nullable Sleepers unused = sleepers.getAndUpdate(s -> of(s).woken(most), RmwOrder.SEQ_CST);
  }

  /** Wakes all. */
  public void wakeAll() {
    wake(Integer.MAX_VALUE);
  }
}
