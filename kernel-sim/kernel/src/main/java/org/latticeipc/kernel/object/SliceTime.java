package org.latticeipc.kernel.object;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * How long the slices of one CPU are and who used its time, in virtual ticks. Immutable.
 *
 * @param lengths how long each slice is, {@link #UNTIL_GIVEN_UP} if it has no length
 * @param used how much of the running slice was used
 * @param turn counts the slices that began
 * @param accounts what each task used and may still use, in order of their first entry
 */
public record SliceTime(List<Long> lengths, long used, long turn, List<Account> accounts) {
  /** The length of a slice that lasts until it is given up. */
  public static final long UNTIL_GIVEN_UP = 0;

  /** The gas of a task of which nobody set any. */
  public static final long UNMETERED = -1;

  /**
   * The time of one task on this CPU.
   *
   * @param task its machine number
   * @param domain its domain
   * @param ticks how many it used
   * @param gas how many it may still use, or {@link #UNMETERED}
   */
  public record Account(int task, long domain, long ticks, long gas) {}

  static SliceTime unused(int slices) {
    return new SliceTime(List.copyOf(Collections.nCopies(slices, UNTIL_GIVEN_UP)), 0, 0, List.of());
  }

  SliceTime withLength(int slot, long ticks) {
    List<Long> changed = new ArrayList<>(lengths);
    changed.set(slot, ticks);
    return new SliceTime(List.copyOf(changed), used, turn, accounts);
  }

  /** Another slice begins; one that is not metered leaves no mark. */
  SliceTime begun() {
    return isMetered() ? new SliceTime(lengths, 0, turn + 1, accounts) : this;
  }

  /** Whether anything was ever measured here: a length, some gas, a tick. */
  private boolean isMetered() {
    return used > 0 || turn > 0 || lengths.stream().anyMatch(l -> l != UNTIL_GIVEN_UP);
  }

  /** How much is left of a slice that runs. */
  long leftOf(int slot) {
    long length = lengths.get(slot);
    return length == UNTIL_GIVEN_UP ? Long.MAX_VALUE : Math.max(0, length - used);
  }

  /** The account of a task; an empty one if it has none. */
  public Account of(int task) {
    return accounts.stream()
        .filter(a -> a.task == task)
        .findFirst()
        .orElse(new Account(task, 0, 0, UNMETERED));
  }

  SliceTime with(Account account) {
    List<Account> changed = new ArrayList<>(accounts);
    changed.removeIf(a -> a.task == account.task);
    changed.add(account);
    return new SliceTime(lengths, used, turn, List.copyOf(changed));
  }

  SliceTime charged(Account payer, long ticks, boolean gasIsSpent) {
    long gas = payer.gas == UNMETERED || !gasIsSpent ? payer.gas : payer.gas - ticks;
    Account after = new Account(payer.task, payer.domain, payer.ticks + ticks, gas);
    SliceTime next = with(after);
    return new SliceTime(lengths, used + ticks, turn, next.accounts);
  }

  /** All that was used here. */
  public long total() {
    return accounts.stream().mapToLong(Account::ticks).sum();
  }

  /** What the tasks of a domain used here. */
  public long ticksOf(long domain) {
    return accounts.stream().filter(a -> a.domain == domain).mapToLong(Account::ticks).sum();
  }

  /** What is worth telling in a trace; nothing if nothing was measured. */
  @Override
  public String toString() {
    return isMetered() || !accounts.isEmpty()
        ? ", used " + used + " of lengths " + lengths + ", " + accounts
        : "";
  }
}
