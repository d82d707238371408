package org.latticeipc.kernel.object;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The time of one CPU: a cyclic vector of slices. Tasks are named by their machine number.
 *
 * <p>Invariants: {@code running} is a member and not blocked, or 0; a donor waits for its turn and
 * occurs once; a slot holds a member or 0.
 *
 * @param cpu number of the CPU
 * @param claimed whether its slices were given out
 * @param slots for each slice the task that runs in it, or 0
 * @param current the slice whose turn it is
 * @param running the task that runs, or 0
 * @param donors those who lent the slice, the latest last
 * @param members the living tasks of this CPU in order of admission
 * @param blocked members that wait for something else than their turn
 */
public record CpuBody(
    int cpu,
    boolean claimed,
    List<Integer> slots,
    int current,
    int running,
    List<Integer> donors,
    List<Integer> members,
    List<Integer> blocked)
    implements ObjectBody {

  public static CpuBody idle(int cpu, int slices) {
    return new CpuBody(
        cpu,
        false,
        List.copyOf(Collections.nCopies(slices, 0)),
        0,
        0,
        List.of(),
        List.of(),
        List.of());
  }

  public CpuBody claim() {
    return new CpuBody(cpu, true, slots, current, running, donors, members, blocked);
  }

  /** Takes a task in; an idle CPU runs it at once. */
  public CpuBody admit(int task) {
    return new CpuBody(
        cpu,
        claimed,
        slots,
        current,
        running == 0 ? task : running,
        donors,
        plus(members, task),
        blocked);
  }

  /** Gives a slice to a member; an idle CPU starts it at once. */
  public CpuBody bind(int slot, int task) {
    List<Integer> bound = new ArrayList<>(slots);
    bound.set(slot, task);
    CpuBody next =
        new CpuBody(cpu, claimed, List.copyOf(bound), current, running, donors, members, blocked);
    return running == 0 && next.canRun(task) ? next.started(slot, task) : next;
  }

  /** Lends the slice of the running task to another that can run; else nothing changes. */
  public CpuBody donate(int from, int to) {
    if (running != from || from == to || !canRun(to)) {
      return this;
    }
    boolean isReturn = !donors.isEmpty() && donors.get(donors.size() - 1) == to;
    List<Integer> lenders = minus(donors, to);
    return new CpuBody(
        cpu,
        claimed,
        slots,
        current,
        to,
        isReturn ? lenders : plus(lenders, from),
        members,
        blocked);
  }

  /** The running task gives up its slice. */
  public CpuBody giveUp(int from, SliceRule rule) {
    return running == from ? dispatched(rule) : this;
  }

  /** A member waits for something else; if it ran, another does now. */
  public CpuBody block(int task, SliceRule rule) {
    CpuBody next =
        new CpuBody(cpu, claimed, slots, current, running, donors, members, plus(blocked, task));
    return running == task ? next.dispatched(rule) : next;
  }

  /** A blocked member can run again; an idle CPU runs it at once. */
  public CpuBody wake(int task) {
    return new CpuBody(
        cpu,
        claimed,
        slots,
        current,
        running == 0 ? task : running,
        donors,
        members,
        minus(blocked, task));
  }

  /** A member ends; if it ran, another does now. */
  public CpuBody leave(int task, SliceRule rule) {
    List<Integer> bound = slots.stream().map(t -> t == task ? 0 : t).toList();
    CpuBody next =
        new CpuBody(
            cpu,
            claimed,
            bound,
            current,
            running,
            minus(donors, task),
            minus(members, task),
            minus(blocked, task));
    return running == task ? next.dispatched(rule) : next;
  }

  public boolean isMember(int task) {
    return members.contains(task);
  }

  private boolean canRun(int task) {
    return members.contains(task) && !blocked.contains(task);
  }

  private CpuBody started(int slot, int task) {
    return new CpuBody(cpu, claimed, slots, slot, task, donors, members, blocked);
  }

  /**
   * First the latest donor, then the next slice whose task can run, then whoever can: time that
   * nobody owns is not wasted.
   */
  private CpuBody dispatched(SliceRule rule) {
    if (!donors.isEmpty()) {
      int last = donors.get(donors.size() - 1);
      List<Integer> rest = donors.subList(0, donors.size() - 1);
      CpuBody next =
          new CpuBody(cpu, claimed, slots, current, last, List.copyOf(rest), members, blocked);
      return rule.returnsToDonor() ? next : next.rotated();
    }
    return rotated();
  }

  private CpuBody rotated() {
    for (int k = 1; k <= slots.size(); k++) {
      int slot = (current + k) % slots.size();
      if (slots.get(slot) != 0 && canRun(slots.get(slot))) {
        return started(slot, slots.get(slot));
      }
    }
    int anybody = members.stream().filter(this::canRun).findFirst().orElse(0);
    return new CpuBody(cpu, claimed, slots, current, anybody, donors, members, blocked);
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
        + (blocked.isEmpty() ? "" : ", waiting " + blocked);
  }
}
