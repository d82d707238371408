package org.latticeipc.kernel.object;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.latticeipc.kernel.capability.CapTree;

/**
 * The time of one CPU: a cyclic vector of slices. Tasks are named by their machine number.
 *
 * <p>Invariants: {@code running} is a member and not blocked, or was killed and does not know it
 * yet, or is 0; a donor waits for its turn and occurs once; a slot holds a member or 0. A CPU that
 * is dead has no members and runs nothing.
 *
 * @param cpu number of the CPU
 * @param claimed whether its slices were given out
 * @param slots to whom each slice is bound
 * @param current the slice whose turn it is
 * @param running the task that runs, or 0
 * @param donors those who lent the slice, the latest last
 * @param members the living tasks of this CPU in order of admission
 * @param blocked members that wait for something else than their turn
 * @param killed tasks that were killed and have not ended yet
 * @param time how long the slices are and who used them
 * @param dead whether it has failed
 */
public record CpuBody(
    int cpu,
    boolean claimed,
    List<SliceBinding> slots,
    int current,
    int running,
    List<Integer> donors,
    List<Integer> members,
    List<Blocked> blocked,
    List<Integer> killed,
    SliceTime time,
    boolean dead)
    implements ObjectBody {

  /**
   * A task that waits for something else than its turn.
   *
   * @param task its machine number
   * @param at the object at which it waits
   * @param domain in a call of which domain
   */
  public record Blocked(int task, long at, long domain) {
    @Override
    public String toString() {
      return Integer.toString(task);
    }
  }

  public static CpuBody idle(int cpu, int slices) {
    return new CpuBody(
        cpu,
        false,
        List.copyOf(Collections.nCopies(slices, SliceBinding.FREE)),
        0,
        0,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        SliceTime.unused(slices),
        false);
  }

  private CpuBody run(int slot, int task, List<Integer> lenders) {
    return new CpuBody(
        cpu, claimed, slots, slot, task, lenders, members, blocked, killed, time, dead);
  }

  private CpuBody with(List<Integer> newMembers, List<Blocked> newBlocked) {
    return new CpuBody(
        cpu, claimed, slots, current, running, donors, newMembers, newBlocked, killed, time, dead);
  }

  private CpuBody with(SliceTime newTime) {
    return new CpuBody(
        cpu, claimed, slots, current, running, donors, members, blocked, killed, newTime, dead);
  }

  private CpuBody withSlots(List<SliceBinding> bound) {
    return new CpuBody(
        cpu, claimed, bound, current, running, donors, members, blocked, killed, time, dead);
  }

  private CpuBody withKilled(List<Integer> doomed) {
    return new CpuBody(
        cpu, claimed, slots, current, running, donors, members, blocked, doomed, time, dead);
  }

  public CpuBody claim() {
    return new CpuBody(
        cpu, true, slots, current, running, donors, members, blocked, killed, time, dead);
  }

  /** Takes a task in; an idle CPU runs it at once, and on one that is dead it is killed. */
  public CpuBody admit(int task) {
    return dead
        ? withKilled(plus(killed, task))
        : run(current, running == 0 ? task : running, donors).with(plus(members, task), blocked);
  }

  /** Gives a slice to a member; an idle CPU starts it at once. */
  public CpuBody bind(int slot, int task, long through) {
    List<SliceBinding> bound = new ArrayList<>(slots);
    bound.set(slot, new SliceBinding(task, through));
    CpuBody next = withSlots(List.copyOf(bound));
    return running == 0 && next.canRun(task) ? next.started(slot, task) : next;
  }

  /**
   * A slice whose capability is gone is nobody's when its turn comes next. Who runs in it now does
   * so until that turn is over.
   */
  @Override
  public CpuBody afterLoss(CapTree left) {
    return slots.stream().allMatch(slot -> isBound(slot, left))
        ? this
        : withSlots(slots.stream().map(s -> isBound(s, left) ? s : SliceBinding.FREE).toList());
  }

  private static boolean isBound(SliceBinding slot, CapTree left) {
    return slot.through() == SliceBinding.FOR_EVER || left.find(slot.through()) != null;
  }

  /** The CPU fails: nobody runs any more, and who was its member is killed. */
  public CpuBody fail() {
    List<Integer> doomed = new ArrayList<>(killed);
    doomed.addAll(members);
    return new CpuBody(
        cpu,
        claimed,
        List.copyOf(Collections.nCopies(slots.size(), SliceBinding.FREE)),
        current,
        0,
        List.of(),
        List.of(),
        List.of(),
        List.copyOf(doomed),
        time.withoutAlarms(),
        true);
  }

  /** It works again, without tasks. */
  public CpuBody revive() {
    return new CpuBody(
        cpu, claimed, slots, current, running, donors, members, blocked, killed, time, false);
  }

  /** Gives a slice a length in ticks. */
  public CpuBody withLength(int slot, long ticks) {
    return with(time.withLength(slot, ticks));
  }

  /** Says how many ticks a member may still use. */
  public CpuBody withGas(int task, long domain, long gas) {
    return with(time.with(new SliceTime.Account(task, domain, time.of(task).ticks(), gas)));
  }

  /**
   * How many of some ticks the running task can use now: what its slice, its gas and its alarms
   * allow.
   */
  public long chargeable(int task, long wanted, SliceRule rule) {
    if (running != task) {
      return 0;
    }
    long gas = time.of(task).gas();
    long bySlice = rule.endsAtLength() ? Math.min(wanted, time.leftOf(current)) : wanted;
    long byAlarm = rule.stopsAtAlarms() ? Math.min(bySlice, time.untilAlarmOf(task)) : bySlice;
    return gas == SliceTime.UNMETERED || !rule.spendsGas() ? byAlarm : Math.min(byAlarm, gas);
  }

  /** The running task uses as many of some ticks as it can, and its alarm rings if it is due. */
  public CpuBody charge(int task, long domain, long wanted, SliceRule rule) {
    CpuBody used = used(task, domain, wanted, rule);
    return used.ringing(task).map(alarm -> used.with(used.time.rung(alarm))).orElse(used);
  }

  private CpuBody used(int task, long domain, long wanted, SliceRule rule) {
    long ticks = chargeable(task, wanted, rule);
    SliceTime.Account account = time.of(task);
    SliceTime.Account payer = new SliceTime.Account(task, domain, account.ticks(), account.gas());
    return ticks == 0 ? this : with(time.charged(payer, ticks, rule.spendsGas()));
  }

  /** Which alarm rings when the running task uses some ticks, if any does. */
  public Optional<SliceTime.Alarm> rings(int task, long domain, long wanted, SliceRule rule) {
    return used(task, domain, wanted, rule).ringing(task);
  }

  private Optional<SliceTime.Alarm> ringing(int task) {
    return running == task ? time.ringing(task) : Optional.empty();
  }

  /** A member sets an alarm. */
  public CpuBody withAlarm(SliceTime.Alarm alarm) {
    return with(time.with(alarm));
  }

  /** An alarm rings no more. */
  public CpuBody withoutAlarm(SliceTime.Alarm alarm) {
    return with(time.without(alarm));
  }

  /** Whether the slice that runs has a length and is used up. */
  public boolean isOver() {
    return time.leftOf(current) == 0;
  }

  /**
   * The slice is over: the next one's turn comes, and what was lent of this one is forgotten, since
   * there is nothing left to give back.
   */
  public CpuBody expire(int task) {
    return running == task ? run(current, running, List.of()).rotated() : this;
  }

  /**
   * A member is killed: no time is its own any more, none that it lent comes back to it, and it
   * ends as soon as it enters the kernel. It runs until then only if it runs now.
   */
  public CpuBody kill(int task, SliceRule rule) {
    return isMember(task)
        ? (rule.takesTimeOfTheKilled() ? without(task) : this).withKilled(plus(killed, task))
        : this;
  }

  private CpuBody without(int task) {
    return run(current, running, minus(donors, task))
        .withSlots(slots.stream().map(s -> s.task() == task ? SliceBinding.FREE : s).toList())
        .with(minus(members, task), unblocked(task))
        .with(time.withoutAlarmsOf(task));
  }

  public boolean isKilled(int task) {
    return killed.contains(task);
  }

  /** Where a member waits, if it waits for something else than its turn. */
  public Optional<Blocked> waiting(int task) {
    return blocked.stream().filter(b -> b.task == task).findFirst();
  }

  /** Lends the slice of the running task to another that can run; else nothing changes. */
  public CpuBody donate(int from, int to) {
    if (running != from || from == to || !canRun(to)) {
      return this;
    }
    boolean isReturn = !donors.isEmpty() && donors.get(donors.size() - 1) == to;
    List<Integer> lenders = minus(donors, to);
    return run(current, to, isReturn ? lenders : plus(lenders, from));
  }

  /** The running task gives up its slice. */
  public CpuBody giveUp(int from, SliceRule rule) {
    return running == from ? dispatched(rule) : this;
  }

  /** A member waits for something else; if it ran, another does now. */
  public CpuBody block(int task, SliceRule rule) {
    return block(new Blocked(task, 0, 0), rule);
  }

  /** As {@link #block(int, SliceRule)}, telling at what it waits. Who is no member has no turns. */
  public CpuBody block(Blocked waits, SliceRule rule) {
    if (isKilled(waits.task) || !isMember(waits.task)) {
      return this;
    }
    List<Blocked> more = new ArrayList<>(unblocked(waits.task));
    more.add(waits);
    CpuBody next = with(members, List.copyOf(more));
    return running == waits.task ? next.dispatched(rule) : next;
  }

  /** A blocked member can run again; an idle CPU runs it at once. */
  public CpuBody wake(int task) {
    boolean starts = running == 0 && isMember(task);
    return run(current, starts ? task : running, donors).with(members, unblocked(task));
  }

  /** A member ends; if it ran, another does now. */
  public CpuBody leave(int task, SliceRule rule) {
    CpuBody next = without(task).withKilled(minus(killed, task));
    return running == task ? next.dispatched(rule) : next;
  }

  public boolean isMember(int task) {
    return members.contains(task);
  }

  private boolean canRun(int task) {
    return members.contains(task) && waiting(task).isEmpty();
  }

  private CpuBody started(int slot, int task) {
    return run(slot, task, donors).with(time.begun());
  }

  /**
   * First the latest donor, then the next slice whose task can run, then whoever can: time that
   * nobody owns is not wasted.
   */
  private CpuBody dispatched(SliceRule rule) {
    if (!donors.isEmpty()) {
      int last = donors.get(donors.size() - 1);
      List<Integer> rest = donors.subList(0, donors.size() - 1);
      CpuBody next = run(current, last, List.copyOf(rest));
      return rule.returnsToDonor() ? next : next.rotated();
    }
    return rotated();
  }

  private CpuBody rotated() {
    for (int k = 1; k <= slots.size(); k++) {
      int slot = (current + k) % slots.size();
      int task = slots.get(slot).task();
      if (task != 0 && canRun(task)) {
        return started(slot, task);
      }
    }
    return started(current, members.stream().filter(this::canRun).findFirst().orElse(0));
  }

  private List<Blocked> unblocked(int task) {
    return blocked.stream().filter(b -> b.task != task).toList();
  }

  private static List<Integer> plus(List<Integer> list, int task) {
    if (list.contains(task)) {
      return list;
    }
    List<Integer> more = new ArrayList<>(list);
    more.add(task);
    return List.copyOf(more);
  }

  private static List<Integer> minus(List<Integer> list, int task) {
    return list.stream().filter(t -> t != task).toList();
  }

  @Override
  public String toString() {
    return "cpu "
        + cpu
        + " runs "
        + running
        + ", slices "
        + slots
        + (donors.isEmpty() ? "" : ", lent by " + donors)
        + (blocked.isEmpty() ? "" : ", waiting " + blocked)
        + (killed.isEmpty() ? "" : ", killed " + killed)
        + (dead ? ", dead" : "")
        + time;
  }
}
