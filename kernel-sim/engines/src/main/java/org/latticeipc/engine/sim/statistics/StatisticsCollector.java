package org.latticeipc.engine.sim.statistics;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.latticeipc.machine.Fact;
import org.latticeipc.machine.TaskHandle;
import org.latticeipc.machine.program.FaultFact;
import org.latticeipc.machine.program.HoldingFact;
import org.latticeipc.machine.program.MessageFact;
import org.latticeipc.machine.program.UseFact;

/**
 * Counts while a run goes on; needs memory for each task and what it waited for. Not thread-safe.
 */
public final class StatisticsCollector {
  private final long[] busy;
  private final long[] idle;
  private final long[] idleSince;

  /** For each CPU how many of its tasks can step. */
  private final int[] ready;

  private final Map<Integer, OfTask> tasks = new LinkedHashMap<>();
  private final Map<String, OfLock> locks = new TreeMap<>();
  private final Map<String, long[]> endpoints = new TreeMap<>();

  /** Messages that are of no channel; by endpoint. */
  private final Map<String, long[]> messages = new TreeMap<>();

  private final Map<List<String>, long[]> uses = new LinkedHashMap<>();

  /** By fault, then by task. */
  private final Map<String, Map<String, Long>> faults = new TreeMap<>();

  private long now;

  /** What one task did so far. */
  private static final class OfTask {
    private final TaskHandle handle;
    private final long began;
    private final Map<String, OfWait> waits = new LinkedHashMap<>();
    private long busy;
    private long waiting;
    private boolean isReady = true;
    private boolean isOver;
    private long since;
    private long ended;
    private String before = "";

    OfTask(TaskHandle handle, long now) {
      this.handle = handle;
      this.began = now;
    }
  }

  private static final class OfWait {
    private long times;
    private long ticks;
    private long longest;
  }

  /** A lock: who waits for it, in order of arrival, and what each task got. */
  private static final class OfLock {
    private final Map<Integer, Long> arrived = new LinkedHashMap<>();
    private final Map<Integer, OfOwner> owners = new LinkedHashMap<>();
  }

  private static final class OfOwner {
    private final String task;
    private long times;
    private long waited;
    private long longest;
    private long held;
    private long overtaken;
    private long since = -1;

    OfOwner(String task) {
      this.task = task;
    }
  }

  /** Nothing yet, on so many CPUs. */
  public StatisticsCollector(int cpus) {
    busy = new long[cpus];
    idle = new long[cpus];
    idleSince = new long[cpus];
    ready = new int[cpus];
  }

  /** The clock has come to that tick. */
  public void time(long ticks) {
    now = ticks;
  }

  /** The task runs from now on. */
  public void began(TaskHandle task) {
    tasks.put(task.id(), new OfTask(task, now));
    ready(task.cpu(), 1);
  }

  private void ready(int cpu, int change) {
    if (ready[cpu] == 0) {
      idle[cpu] += now - idleSince[cpu];
    }
    ready[cpu] += change;
    if (ready[cpu] == 0) {
      idleSince[cpu] = now;
    }
  }

  private OfTask task(int id) {
    OfTask task = tasks.get(id);
    if (task == null) {
      throw new IllegalStateException("task " + id + " has not begun");
    }
    return task;
  }

  /** What the task waits for if it cannot step: a cell, or the end of another task. */
  public void stands(int id, String what) {
    task(id).before = what;
  }

  /** Whether the task can step. */
  public void ready(int id, boolean can) {
    OfTask task = task(id);
    if (task.isOver || task.isReady == can) {
      return;
    }
    task.isReady = can;
    ready(task.handle.cpu(), can ? 1 : -1);
    if (can) {
      waited(task);
    } else {
      task.since = now;
      task.waits.computeIfAbsent(task.before, what -> new OfWait()).times++;
    }
  }

  private void waited(OfTask task) {
    long ticks = now - task.since;
    task.waiting += ticks;
    OfWait wait = task.waits.computeIfAbsent(task.before, what -> new OfWait());
    wait.ticks += ticks;
    wait.longest = Math.max(wait.longest, ticks);
  }

  /** The task has made a step. */
  public void stepped(int id) {
    OfTask task = task(id);
    task.busy++;
    busy[task.handle.cpu()]++;
  }

  /** The task is over. */
  public void ended(int id) {
    OfTask task = task(id);
    ready(id, true);
    task.isOver = true;
    task.ended = now;
    ready(task.handle.cpu(), -1);
  }

  /** The task has noted a fact. */
  public void noted(TaskHandle task, Fact fact) {
    if (fact instanceof HoldingFact holding) {
      hold(task, holding);
    } else if (fact instanceof MessageFact message) {
      long[] counts = endpoints.computeIfAbsent(message.endpoint(), name -> new long[2]);
      counts[message.passage().ordinal()]++;
    } else if (fact instanceof UseFact use) {
      used(use);
    } else if (fact instanceof FaultFact fault) {
      faults
          .computeIfAbsent(fault.fault(), name -> new TreeMap<>())
          .merge(task.name(), 1L, Long::sum);
    }
  }

  private void used(UseFact fact) {
    long[] counts =
        uses.computeIfAbsent(List.of(fact.of(), fact.use(), fact.unit()), key -> new long[2]);
    counts[0]++;
    counts[1] += fact.amount();
    MessageFact.Passage passage = fact.passage();
    if (passage != null) {
      messages.computeIfAbsent(fact.of(), name -> new long[2])[passage.ordinal()]++;
    }
  }

  private void hold(TaskHandle task, HoldingFact fact) {
    OfLock lock = locks.computeIfAbsent(fact.thing(), name -> new OfLock());
    OfOwner own = lock.owners.computeIfAbsent(task.id(), id -> new OfOwner(task.name()));
    switch (fact.holding()) {
      case WAITS -> lock.arrived.put(task.id(), now);
      case OWNS -> {
        Long since = lock.arrived.get(task.id());
        if (since != null) {
          overtakes(lock, task.id());
        }
        lock.arrived.remove(task.id());
        long waited = since == null ? 0 : now - since;
        own.times++;
        own.waited += waited;
        own.longest = Math.max(own.longest, waited);
        own.since = now;
      }
      case EXPECTS -> {}
      case LEAVES -> {
        own.held += own.since < 0 ? 0 : now - own.since;
        own.since = -1;
      }
    }
  }

  /** The task owns the lock before those who stand before it in the order of arrival. */
  private static void overtakes(OfLock lock, int task) {
    for (int waiter : lock.arrived.keySet()) {
      OfOwner owner = lock.owners.get(waiter);
      if (waiter == task || owner == null) {
        return;
      }
      owner.overtaken++;
    }
  }

  /** What was counted up to now; the collector may go on. */
  public RunStatistics result() {
    List<RunStatistics.Cpu> cpus = new ArrayList<>();
    for (int cpu = 0; cpu < busy.length; cpu++) {
      long nothing = idle[cpu] + (ready[cpu] == 0 ? now - idleSince[cpu] : 0);
      cpus.add(new RunStatistics.Cpu(cpu, busy[cpu], now - nothing - busy[cpu], nothing));
    }
    List<RunStatistics.Task> all = new ArrayList<>();
    List<RunStatistics.Wait> waits = new ArrayList<>();
    for (OfTask task : tasks.values()) {
      all.add(result(task));
      task.waits.forEach(
          (what, wait) -> {
            long still = isWaitingFor(task, what) ? now - task.since : 0;
            waits.add(
                new RunStatistics.Wait(
                    task.handle.name(),
                    what,
                    wait.times,
                    wait.ticks + still,
                    Math.max(wait.longest, still)));
          });
    }
    waits.sort(Comparator.comparingLong(RunStatistics.Wait::ticks).reversed());
    List<RunStatistics.Lock> owned = new ArrayList<>();
    locks.forEach(
        (name, lock) ->
            owned.add(
                new RunStatistics.Lock(
                    name, lock.owners.values().stream().map(this::result).toList())));
    return new RunStatistics(now, cpus, all, waits, owned, passed(), used(), struck());
  }

  private List<RunStatistics.Fault> struck() {
    List<RunStatistics.Fault> struck = new ArrayList<>();
    faults.forEach(
        (fault, byTask) ->
            byTask.forEach(
                (task, times) -> struck.add(new RunStatistics.Fault(fault, task, times))));
    return struck;
  }

  /** What a channel sends through its queue is counted as its messages, and not once more. */
  private List<RunStatistics.Endpoint> passed() {
    Map<String, long[]> every = new TreeMap<>(messages);
    every.putAll(endpoints);
    List<RunStatistics.Endpoint> passed = new ArrayList<>();
    every.forEach((name, n) -> passed.add(new RunStatistics.Endpoint(name, n[0], n[1])));
    return passed;
  }

  private List<RunStatistics.Use> used() {
    List<RunStatistics.Use> used = new ArrayList<>();
    uses.forEach(
        (key, n) ->
            used.add(new RunStatistics.Use(key.get(1), key.get(0), n[0], n[1], key.get(2))));
    used.sort(
        Comparator.comparing(RunStatistics.Use::of)
            .thenComparing(RunStatistics.Use::use)
            .thenComparing(RunStatistics.Use::unit));
    return used;
  }

  private static boolean isWaitingFor(OfTask task, @Nullable String what) {
    return !task.isOver && !task.isReady && task.before.equals(what);
  }

  private RunStatistics.Task result(OfTask task) {
    long waiting = task.waiting + (task.isOver || task.isReady ? 0 : now - task.since);
    long life = (task.isOver ? task.ended : now) - task.began;
    return new RunStatistics.Task(
        task.handle.id(),
        task.handle.name(),
        task.handle.cpu(),
        task.busy,
        life - waiting - task.busy,
        waiting);
  }

  private RunStatistics.Owner result(OfOwner owner) {
    return new RunStatistics.Owner(
        owner.task,
        owner.times,
        owner.waited,
        owner.longest,
        owner.held + (owner.since < 0 ? 0 : now - owner.since),
        owner.overtaken);
  }
}
