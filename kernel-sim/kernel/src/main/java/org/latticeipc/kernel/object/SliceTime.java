package org.latticeipc.kernel.object;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.latticeipc.kernel.capability.Domain;
import org.latticeipc.kernel.capability.ExoCap;

/**
 * How long the slices of one CPU are and who used its time, in virtual ticks. Immutable.
 *
 * @param lengths how long each slice is, {@link #UNTIL_GIVEN_UP} if it has no length
 * @param used how much of the running slice was used
 * @param turn counts the slices that began
 * @param accounts what each task used and may still use, in order of their first entry
 * @param alarms what will interrupt a task, in the order in which they were set
 */
public record SliceTime(
    List<Long> lengths, long used, long turn, List<Account> accounts, List<Alarm> alarms) {
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

  /**
   * A timer interrupts the task that set it when so much of the CPU was used, whoever used it. It
   * was armed for that; if it was cancelled or armed anew since, this is void.
   *
   * @param task whom it interrupts
   * @param caller in a call of which domain it was set
   * @param timer the capability by which it was
   * @param arming which arming of the timer this is
   * @param due how many ticks of the CPU are used by then
   * @param period after how many more it comes again, 0 if it comes once
   */
  public record Alarm(int task, Domain caller, ExoCap timer, long arming, long due, long period) {
    private boolean isOf(ExoCap other) {
      return timer.pa() == other.pa();
    }

    @Override
    public String toString() {
      return "task " + task + " at " + due + (period == 0 ? "" : " and every " + period);
    }
  }

  static SliceTime unused(int slices) {
    return new SliceTime(
        List.copyOf(Collections.nCopies(slices, UNTIL_GIVEN_UP)), 0, 0, List.of(), List.of());
  }

  SliceTime withLength(int slot, long ticks) {
    List<Long> changed = new ArrayList<>(lengths);
    changed.set(slot, ticks);
    return new SliceTime(List.copyOf(changed), used, turn, accounts, alarms);
  }

  /** Another slice begins; one that is not metered leaves no mark. */
  SliceTime begun() {
    return isMetered() ? new SliceTime(lengths, 0, turn + 1, accounts, alarms) : this;
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
    return new SliceTime(lengths, used, turn, List.copyOf(changed), alarms);
  }

  SliceTime charged(Account payer, long ticks, boolean gasIsSpent) {
    long gas = payer.gas == UNMETERED || !gasIsSpent ? payer.gas : payer.gas - ticks;
    Account after = new Account(payer.task, payer.domain, payer.ticks + ticks, gas);
    SliceTime next = with(after);
    return new SliceTime(lengths, used + ticks, turn, next.accounts, alarms);
  }

  private SliceTime withAlarms(List<Alarm> set) {
    return new SliceTime(lengths, used, turn, accounts, List.copyOf(set));
  }

  /** With an alarm more, in place of what its task set by the same timer before. */
  SliceTime with(Alarm alarm) {
    List<Alarm> set = new ArrayList<>(alarms);
    set.removeIf(a -> a.task == alarm.task && a.isOf(alarm.timer));
    set.add(alarm);
    return withAlarms(set);
  }

  /** Without an alarm, wherever it is in its periods. */
  SliceTime without(Alarm alarm) {
    List<Alarm> set = new ArrayList<>(alarms);
    set.removeIf(a -> a.task == alarm.task && a.isOf(alarm.timer) && a.arming == alarm.arming);
    return withAlarms(set);
  }

  /** Without what would interrupt a task. */
  SliceTime withoutAlarmsOf(int task) {
    return alarms.stream().noneMatch(a -> a.task == task)
        ? this
        : withAlarms(alarms.stream().filter(a -> a.task != task).toList());
  }

  /** Without any alarm. */
  SliceTime withoutAlarms() {
    return alarms.isEmpty() ? this : withAlarms(List.of());
  }

  /** What interrupts a task first, of two at once what was set first. */
  private Optional<Alarm> nextOf(int task) {
    return alarms.stream().filter(a -> a.task == task).min(Comparator.comparingLong(Alarm::due));
  }

  /** What interrupts a task now, if anything does. */
  public Optional<Alarm> ringing(int task) {
    return nextOf(task).filter(a -> a.due <= total());
  }

  /** How many ticks a task may use until it is interrupted. */
  long untilAlarmOf(int task) {
    return nextOf(task).map(a -> Math.max(0, a.due - total())).orElse(Long.MAX_VALUE);
  }

  /** An alarm has rung: it is over, or comes again after its period. */
  SliceTime rung(Alarm alarm) {
    List<Alarm> set = new ArrayList<>(alarms);
    int at = set.indexOf(alarm);
    if (alarm.period == 0) {
      set.remove(at);
    } else {
      set.set(
          at,
          new Alarm(
              alarm.task,
              alarm.caller,
              alarm.timer,
              alarm.arming,
              alarm.due + alarm.period,
              alarm.period));
    }
    return withAlarms(set);
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
        ? ", used "
            + used
            + " of lengths "
            + lengths
            + ", "
            + accounts
            + (alarms.isEmpty() ? "" : ", alarms " + alarms)
        : alarms.isEmpty() ? "" : ", alarms " + alarms;
  }
}
