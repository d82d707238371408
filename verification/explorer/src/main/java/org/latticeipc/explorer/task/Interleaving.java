package org.latticeipc.explorer.task;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.latticeipc.explorer.graph.ExecutionGraph;
import org.latticeipc.explorer.graph.TaskState;
import org.latticeipc.trace.Sources;

/**
 * Calls the tasks of one known execution in each other's midst, as a machine would run them, where
 * the search calls one after the other: each task on a thread of its own, one at a time, changing
 * before accesses as often as the execution allows. Tasks that share nothing but cells cannot tell
 * the difference. Used once, by the thread that the runner is confined to.
 */
public final class Interleaving {
  /** How often a task that does not come to its next access is looked at, and how many times. */
  private static final long LOOK_MILLIS = 100;

  private static final int LOOKS = 20;

  /** One that is seen blocked so often in a row waits for something that is no cell. */
  private static final int BLOCKED_LOOKS = 3;

  private static final ExecutorService THREADS =
      Executors.newCachedThreadPool(
          body -> {
            Thread thread = new Thread(body, "explorer-interleaved");
            thread.setDaemon(true);
            return thread;
          });

  private final class Strand {
    final int task;
    final Semaphore go = new Semaphore(0);
    volatile @Nullable CallContext context;
    volatile boolean done;
    volatile @Nullable Thread thread;

    /** Accesses at which it went on without giving its turn back. */
    final AtomicInteger keptTurns = new AtomicInteger();

    Strand(int task) {
      this.task = task;
    }

    void run(Runnable body, ClassLoader loader) {
      thread = Thread.currentThread();
      Thread.currentThread().setContextClassLoader(loader);
      go.acquireUninterruptibly();
      try {
        runner.call(task, body, true, null);
      } catch (RuntimeException | Error thrown) {
        failure = thrown;
      }
      done = true;
      back.release();
    }

    int events() {
      CallContext at = context;
      return done ? g.length[task] : at == null ? 0 : at.cursor();
    }
  }

  private final TaskRunner runner;
  private final ExecutionGraph g;
  private final IntFunction<Runnable> bodies;
  private final Turns turns;
  private final Map<Integer, Strand> strands = new TreeMap<>();
  private final Semaphore back = new Semaphore(0);
  private volatile boolean given;
  private volatile @Nullable Throwable failure;
  private @Nullable Strand running;

  /** Whose turn the task that gave its own back says it is; 0 if it does not say. */
  private volatile int chosen;

  /**
   * An interleaving of an execution in which no task can go on.
   *
   * @param bodies what each task runs; asked when the task's start is known
   * @param turns says whose turn it is
   */
  public Interleaving(
      TaskRunner runner, ExecutionGraph g, IntFunction<Runnable> bodies, Turns turns) {
    this.runner = runner;
    this.g = g;
    this.bodies = bodies;
    this.turns = turns;
  }

  /**
   * Runs all to their ends, or until one does something else than the execution says; then the
   * runner knows what.
   *
   * @return who did not come back, in one sentence; else null
   */
  public @Nullable String run() {
    runner.interleave(this);
    try {
      return runAll();
    } finally {
      giveUp();
      runner.interleave(null);
    }
  }

  private @Nullable String runAll() {
    while (true) {
      int t = chosen == 0 ? choose() : chosen;
      chosen = 0;
      if (t == 0) {
        return null;
      }
      Strand next = strands.get(t);
      if (!resume(next == null ? start(t) : next)) {
        return stuck();
      } else if (isBroken()) {
        return null;
      }
    }
  }

  /** Whose turn it is, 0 if nobody can go on. */
  private int choose() {
    List<Integer> ready = ready();
    return ready.isEmpty() ? 0 : turns.next(ready, running == null ? 0 : running.task, this::came);
  }

  private boolean isBroken() {
    Throwable thrown = failure;
    if (thrown instanceof RuntimeException exception) {
      throw exception;
    } else if (thrown instanceof Error error) {
      throw error;
    }
    return runner.brokenProperty != null;
  }

  private boolean hasStarted(int t) {
    if (!g.exists(t)) {
      return false;
    }
    int spawn = g.spawnedBy[t];
    return spawn < 0 || g.index[spawn] < events(g.task[spawn]);
  }

  private int events(int t) {
    Strand strand = strands.get(t);
    return strand == null ? 0 : strand.events();
  }

  private Strand start(int t) {
    Strand strand = new Strand(t);
    strands.put(t, strand);
    Runnable body = bodies.apply(t);
    ClassLoader loader = Thread.currentThread().getContextClassLoader();
    THREADS.execute(() -> strand.run(body, loader));
    return strand;
  }

  /** Who can go on, or start. */
  private List<Integer> ready() {
    List<Integer> ready = new ArrayList<>();
    for (int t = 1; t < g.stride; t++) {
      Strand strand = strands.get(t);
      if (strand == null ? hasStarted(t) : !strand.done && isReady(strand)) {
        ready.add(t);
      }
    }
    return ready;
  }

  /** How many accesses a task has made, -1 if it has not begun. */
  private int came(int t) {
    return strands.containsKey(t) ? events(t) : -1;
  }

  private boolean isReady(Strand strand) {
    int done = strand.events();
    if (done == g.length[strand.task]) {
      return true;
    }
    int e = g.po[strand.task][done];
    for (int u = 1; u < g.stride; u++) {
      if (u != strand.task && g.porf[e * g.stride + u] > events(u)) {
        return false;
      }
    }
    return true;
  }

  /** Lets a task go on to its next access; false if it does not come there. */
  private boolean resume(Strand strand) {
    running = strand;
    strand.go.release();
    int blocked = 0;
    int kept = strand.keptTurns.get();
    try {
      for (int i = 0; i < LOOKS; i++) {
        if (back.tryAcquire(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
          return true;
        }
        int now = strand.keptTurns.get();
        if (now != kept) {
          kept = now;
          i = 0;
          blocked = 0;
        }
        blocked = isBlocked(strand) ? blocked + 1 : 0;
        if (blocked == BLOCKED_LOOKS) {
          return false;
        }
      }
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      back.acquireUninterruptibly();
      return true;
    }
  }

  /** Whether the task's own code waits for another thread. */
  private static boolean isBlocked(Strand strand) {
    Thread thread = strand.thread;
    if (thread == null) {
      return false;
    }
    Thread.State state = thread.getState();
    return (state == Thread.State.BLOCKED || state == Thread.State.WAITING)
        && Sources.of(thread.getStackTrace()) != null;
  }

  private String stuck() {
    Strand strand = running;
    Thread thread = strand == null ? null : strand.thread;
    String place = thread == null ? null : Sources.of(thread.getStackTrace());
    return (strand == null ? "a task" : "task " + runner.name(strand.task))
        + " does not go on"
        + (place == null ? "" : " from " + place)
        + " while other tasks are between two accesses";
  }

  /** Lets all that are in the midst of a call leave it. */
  private void giveUp() {
    given = true;
    for (Strand strand : strands.values()) {
      if (!strand.done && strand != running) {
        resume(strand);
      }
    }
    Strand last = running;
    if (last != null && !last.done) {
      last.go.release();
    }
  }

  /** The running task has made so many accesses: others may go before its code does. */
  void afterAccess(int accesses) {
    if (!given && turns.haltsAfter(runner.task(), accesses)) {
      beforeAccess();
    }
  }

  /** The running task is about to make an access: others may go first. */
  void beforeAccess() {
    if (given) {
      throw runner.leave(TaskState.RUNNABLE);
    }
    Strand strand = strands.get(runner.task());
    if (strand == null || strand.thread != Thread.currentThread()) {
      return; // set-up, or a thread that is no task
    }
    CallContext here = runner.save();
    strand.context = here;
    if (runner.brokenProperty == null) {
      // Most often it is this one's turn again: that takes no change of threads.
      chosen = choose();
      if (chosen == strand.task) {
        chosen = 0;
        strand.keptTurns.incrementAndGet();
        return;
      }
    }
    back.release();
    strand.go.acquireUninterruptibly();
    runner.restore(here);
    if (given) {
      throw runner.leave(TaskState.RUNNABLE);
    }
  }
}
