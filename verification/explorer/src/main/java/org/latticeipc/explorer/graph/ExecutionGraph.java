package org.latticeipc.explorer.graph;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * One execution graph: events in the order in which they were added, with program order (po),
 * reads-from (rf), coherence order (co) and two vector clocks for each event.
 *
 * <p>An event's number is its place in the order of addition, so cutting the graph back to an
 * earlier moment is dropping the highest numbers. The fields are open to the search and the models,
 * which are the only callers; nobody else may write them. Layout: see docs/CHECKER.md.
 *
 * <ul>
 *   <li>Program order of a task lists its event numbers in ascending order.
 *   <li>{@code co[loc][0]} is {@link #INITIAL}; the rest are writes, and {@code pos} is the
 *       inverse.
 *   <li>The events of a graph are closed under the predecessors in po and rf.
 *   <li>{@code hb} and {@code porf} hold a row for each event: how many events of each task are in
 *       its prefix, itself included.
 * </ul>
 *
 * <p>Confined to one thread.
 */
public final class ExecutionGraph {
  /** Stands for the initial write of whichever cell is meant. */
  public static final int INITIAL = -1;

  /** In {@link #spawnedBy}: the task was declared by the program's set-up. */
  public static final int DECLARED = -1;

  /** In {@link #spawnedBy}: the task does not exist in this graph. */
  public static final int ABSENT = -2;

  /** In {@link #pos}: a write without a place in coherence order. */
  public static final int UNPLACED = -1;

  /** In {@link #madeBy}: the cell was made by set-up, or not at all in this graph. */
  public static final int BY_SETUP = -1;

  /** In {@link #rf}: a read that is about to be revisited and reads nothing yet. */
  public static final int DETACHED = -2;

  public int size;
  public int[] signature = new int[64];
  public int[] flags = new int[64];
  public int[] task = new int[64];
  public int[] index = new int[64];
  public int[] loc = new int[64];
  public int[] rf = new int[64];
  public int[] pos = new int[64];
  public long[] value = new long[64];
  public long[] first = new long[64];
  public long[] second = new long[64];
  public @Nullable Object[] reference = new Object[64];
  public @Nullable Object[] firstObject = new Object[64];
  public @Nullable Object[] secondObject = new Object[64];

  /**
   * Whether a value of this read is known at which its task stops at once, see {@link #stopsAt}.
   */
  public boolean[] stops = new boolean[64];

  /**
   * A value of this read at which the next thing its task does is an assumption that does not hold.
   * What the task read before does not change while the event is in the graph.
   */
  public long[] stopsAt = new long[64];

  /**
   * Whether this is a compare-and-exchange of which it was seen that its task stops at once, by an
   * assumption, when it fails: a wait for the value that it expects.
   */
  public boolean[] waits = new boolean[64];

  /**
   * If the task was last seen to stop right after this event because a round of a loop changed
   * nothing: that round.
   */
  public @Nullable IdleRound[] idle = new IdleRound[64];

  /** Length of a clock row: the highest task number and one. */
  public int stride;

  public int[] hb = new int[0];
  public int[] porf = new int[0];

  public int[][] po = new int[0][];
  public int[] length = new int[0];
  public int[] spawnedBy = new int[0];
  public TaskState[] state = new TaskState[0];

  /** How many events the task had when {@link #state} was set. */
  public int[] stateLength = new int[0];

  /** The task that a {@link TaskState#JOINING} task waits for. */
  public int[] joining = new int[0];

  /** What the task noted when it was last called to its end in this graph. */
  public @Nullable Object[] notes = new Object[0];

  public int locations;
  public int[][] co = new int[0][];
  public int[] coLength = new int[0];
  public int[][] reads = new int[0][];
  public int[] readCount = new int[0];
  public int[] madeBy = new int[0];

  /**
   * Whether the writes of a location have no coherence order: its row of {@link #co} lists them in
   * the order of their addition, see {@link LooseWrites}.
   */
  public boolean[] loose = new boolean[0];

  /** Whether something that happens before an event may not be in its (po | rf)-prefix. */
  public boolean reachesBeyondPrefix;

  /** Whether an event may happen before another one that was added earlier and is no reader. */
  public boolean backdated;

  /** How many release fences there are; without any, release sequences need no search for them. */
  public int releaseFences;

  /** How many sequentially consistent accesses and fences there are. */
  public int scEvents;

  /** How many sequentially consistent fences there are. */
  public int scFences;

  private final Restriction restriction = new Restriction();

  /** Empties the graph for a program with so many declared tasks and cells of set-up. */
  public void reset(int declaredTasks, int setupLocations) {
    clear();
    ensureTask(declaredTasks);
    ensureLocation(setupLocations - 1);
    for (int t = 1; t <= declaredTasks; t++) {
      spawnedBy[t] = DECLARED;
    }
  }

  private void clear() {
    size = 0;
    releaseFences = 0;
    scEvents = 0;
    scFences = 0;
    Arrays.fill(length, 0);
    Arrays.fill(spawnedBy, ABSENT);
    Arrays.fill(state, TaskState.RUNNABLE);
    Arrays.fill(notes, null);
    Arrays.fill(coLength, 1);
    Arrays.fill(readCount, 0);
    Arrays.fill(madeBy, BY_SETUP);
    Arrays.fill(loose, false);
    reachesBeyondPrefix = false;
    backdated = false;
  }

  /** Makes room for the task with this number. */
  public void ensureTask(int t) {
    if (t < stride) {
      return;
    }
    int old = stride;
    int next = Math.max(t + 1, old == 0 ? 0 : old + 4);
    hb = GraphArrays.restride(hb, size, old, next, flags.length);
    porf = GraphArrays.restride(porf, size, old, next, flags.length);
    po = Arrays.copyOf(po, next);
    length = Arrays.copyOf(length, next);
    spawnedBy = Arrays.copyOf(spawnedBy, next);
    state = Arrays.copyOf(state, next);
    stateLength = Arrays.copyOf(stateLength, next);
    joining = Arrays.copyOf(joining, next);
    notes = Arrays.copyOf(notes, next);
    for (int i = old; i < next; i++) {
      po[i] = new int[16];
      length[i] = 0;
      notes[i] = null;
      spawnedBy[i] = ABSENT;
      state[i] = TaskState.RUNNABLE;
    }
    stride = next;
  }

  /** Makes room for the location with this number. */
  public void ensureLocation(int location) {
    if (location < locations) {
      return;
    }
    int old = co.length;
    if (location >= old) {
      int next = Math.max(location + 1, old * 2);
      co = Arrays.copyOf(co, next);
      coLength = Arrays.copyOf(coLength, next);
      reads = Arrays.copyOf(reads, next);
      readCount = Arrays.copyOf(readCount, next);
      madeBy = Arrays.copyOf(madeBy, next);
      loose = Arrays.copyOf(loose, next);
      for (int i = old; i < next; i++) {
        co[i] = new int[8];
        co[i][0] = INITIAL;
        reads[i] = new int[8];
      }
    }
    for (int i = locations; i <= location; i++) {
      coLength[i] = 1;
      readCount[i] = 0;
      madeBy[i] = BY_SETUP;
      loose[i] = false;
    }
    locations = location + 1;
  }

  /** Makes room for as many events, tasks and locations as {@code from} has; keeps nothing. */
  void takeRoom(ExecutionGraph from) {
    if (flags.length < from.flags.length) {
      grow(from.flags.length);
    }
    stride = from.stride;
    if (hb.length < flags.length * stride) {
      hb = new int[flags.length * stride];
      porf = new int[flags.length * stride];
    }
    int tasks = length.length;
    if (tasks < stride) {
      po = Arrays.copyOf(po, stride);
      length = new int[stride];
      spawnedBy = new int[stride];
      state = new TaskState[stride];
      stateLength = new int[stride];
      joining = new int[stride];
      notes = new Object[stride];
      for (int i = tasks; i < stride; i++) {
        po[i] = new int[16];
      }
    }
    if (locations < from.locations) {
      ensureLocation(from.locations - 1);
    }
    locations = from.locations;
  }

  /** Adds an event at the end of its task's program order, without rf, place in co or clocks. */
  public int append(int t, int sig, int location) {
    int e = size;
    if (e == flags.length) {
      grow(e * 2);
    }
    int[] order = po[t];
    int i = length[t];
    if (i == order.length) {
      order = Arrays.copyOf(order, i * 2);
      po[t] = order;
    }
    order[i] = e;
    length[t] = i + 1;
    signature[e] = sig;
    flags[e] = 0;
    task[e] = t;
    index[e] = i;
    loc[e] = location;
    rf[e] = INITIAL;
    pos[e] = UNPLACED;
    stops[e] = false;
    waits[e] = false;
    idle[e] = null;
    size = e + 1;
    return e;
  }

  private void grow(int n) {
    signature = Arrays.copyOf(signature, n);
    flags = Arrays.copyOf(flags, n);
    task = Arrays.copyOf(task, n);
    index = Arrays.copyOf(index, n);
    loc = Arrays.copyOf(loc, n);
    rf = Arrays.copyOf(rf, n);
    pos = Arrays.copyOf(pos, n);
    value = Arrays.copyOf(value, n);
    first = Arrays.copyOf(first, n);
    second = Arrays.copyOf(second, n);
    reference = Arrays.copyOf(reference, n);
    firstObject = Arrays.copyOf(firstObject, n);
    secondObject = Arrays.copyOf(secondObject, n);
    stops = Arrays.copyOf(stops, n);
    stopsAt = Arrays.copyOf(stopsAt, n);
    waits = Arrays.copyOf(waits, n);
    idle = Arrays.copyOf(idle, n);
    hb = Arrays.copyOf(hb, n * stride);
    porf = Arrays.copyOf(porf, n * stride);
  }

  /** Sets the flags of an event and keeps the counts that depend on them. */
  public void setFlags(int e, int now) {
    count(flags[e], -1);
    flags[e] = now;
    count(now, 1);
  }

  /** Counts anew; {@code from} has at least what this graph has. */
  void recount(ExecutionGraph from) {
    boolean any = from.scEvents > 0 || from.releaseFences > 0;
    scEvents = 0;
    scFences = 0;
    releaseFences = 0;
    for (int e = 0; any && e < size; e++) {
      count(flags[e], 1);
    }
  }

  private void count(int f, int sign) {
    if ((f & Flags.SEQ_CST) != 0) {
      scEvents += sign;
      if ((f & Flags.FENCE) != 0) {
        scFences += sign;
      }
    }
    if ((f & Flags.FENCE) != 0 && (f & Flags.RELEASE) != 0) {
      releaseFences += sign;
    }
  }

  /** Starts both clock rows of an event from its predecessor in po (or the spawning event). */
  public void startClocks(int e) {
    int t = task[e];
    int i = index[e];
    int before = i > 0 ? po[t][i - 1] : spawnedBy[t];
    int row = e * stride;
    if (before >= 0) {
      System.arraycopy(hb, before * stride, hb, row, stride);
      System.arraycopy(porf, before * stride, porf, row, stride);
    } else {
      Arrays.fill(hb, row, row + stride, 0);
      Arrays.fill(porf, row, row + stride, 0);
    }
    hb[row + t] = i + 1;
    porf[row + t] = i + 1;
  }

  /** Adds everything that happens before {@code from}, itself included, to what precedes e. */
  public void joinHb(int e, int from) {
    join(hb, e * stride, from * stride);
  }

  /** Adds the (po | rf)-prefix of {@code from}, itself included, to that of e. */
  public void joinPorf(int e, int from) {
    join(porf, e * stride, from * stride);
  }

  private void join(int[] clocks, int to, int from) {
    for (int t = 1; t < stride; t++) {
      if (clocks[from + t] > clocks[to + t]) {
        clocks[to + t] = clocks[from + t];
      }
    }
  }

  /** Whether {@code x} is {@code e} or happens before it. */
  public boolean inHb(int x, int e) {
    return index[x] < hb[e * stride + task[x]];
  }

  /** Whether {@code x} is {@code e} or in its (po | rf)-prefix. */
  public boolean inPorf(int x, int e) {
    return index[x] < porf[e * stride + task[x]];
  }

  /** The place of a write (or {@link #INITIAL}) in its coherence order. */
  public int place(int w) {
    return w == INITIAL ? 0 : pos[w];
  }

  /** The event before {@code e} in its task, or -1. */
  public int previous(int e) {
    int i = index[e];
    return i == 0 ? -1 : po[task[e]][i - 1];
  }

  /** Puts a write at place {@code p} of its coherence order. */
  public void insert(int w, int p) {
    int location = loc[w];
    int n = coLength[location];
    int[] order = co[location];
    if (n == order.length) {
      order = Arrays.copyOf(order, n * 2);
      co[location] = order;
    }
    for (int q = n; q > p; q--) {
      int later = order[q - 1];
      order[q] = later;
      pos[later] = q;
    }
    order[p] = w;
    pos[w] = p;
    coLength[location] = n + 1;
  }

  /** Takes a write out of its coherence order. */
  public void withdraw(int w) {
    int location = loc[w];
    int n = coLength[location] - 1;
    int[] order = co[location];
    for (int q = pos[w]; q < n; q++) {
      int later = order[q + 1];
      order[q] = later;
      pos[later] = q;
    }
    coLength[location] = n;
    pos[w] = UNPLACED;
  }

  /** Enters a read in its location's list. */
  public void addReader(int r) {
    int location = loc[r];
    int n = readCount[location];
    if (n == reads[location].length) {
      reads[location] = Arrays.copyOf(reads[location], n * 2);
    }
    reads[location][n] = r;
    readCount[location] = n + 1;
  }

  /** The read part of the read-modify-write that reads {@code w} of this location, or -1. */
  public int takenBy(int location, int w) {
    int p = place(w) + 1;
    if (p >= coLength[location]) {
      return -1;
    }
    int next = co[location][p];
    return (flags[next] & Flags.EXCLUSIVE) != 0 ? previous(next) : -1;
  }

  /** Drops every event from number {@code n} on. */
  public void truncate(int n) {
    for (int e = size - 1; e >= n; e--) {
      int t = task[e];
      int f = flags[e];
      if (--length[t] < stateLength[t]) {
        state[t] = TaskState.RUNNABLE;
      }
      if ((f & Flags.READ) != 0) {
        readCount[loc[e]]--;
      } else if ((f & Flags.WRITE) != 0) {
        if (pos[e] != UNPLACED) {
          withdraw(e);
        }
      } else if ((f & Flags.SPAWN) != 0) {
        spawnedBy[loc[e]] = ABSENT;
        state[loc[e]] = TaskState.RUNNABLE;
      } else if ((f & Flags.ALLOCATION) != 0) {
        madeBy[loc[e]] = BY_SETUP;
      }
      count(f, -1);
    }
    size = n;
  }

  /** Whether the event is the last of its task. */
  public boolean isLastOfTask(int e) {
    return length[task[e]] == index[e] + 1;
  }

  /** Whether the task exists in this graph. */
  public boolean exists(int t) {
    return t < stride && spawnedBy[t] != ABSENT;
  }

  /** Whether the task can be called to make progress. */
  public boolean enabled(int t) {
    return spawnedBy[t] != ABSENT
        && (state[t] == TaskState.RUNNABLE
            || state[t] == TaskState.JOINING && exists(joining[t]) && hasEnded(joining[t]));
  }

  private boolean hasEnded(int t) {
    return state[t] == TaskState.ENDED;
  }

  /** Says how the last call of a task ended. */
  public void setState(int t, TaskState now) {
    state[t] = now;
    stateLength[t] = length[t];
  }

  /**
   * Becomes the part of {@code from} that a backward revisit of {@code r} by {@code a} keeps; see
   * {@link Restriction}.
   */
  public void copyRestricted(ExecutionGraph from, int r, int a) {
    restriction.apply(this, from, r, a);
  }

  /** An equal graph that changes with no search. */
  public ExecutionGraph copy() {
    ExecutionGraph copy = new ExecutionGraph();
    copy.copyRestricted(this, size - 1, -1);
    System.arraycopy(state, 0, copy.state, 0, stride);
    System.arraycopy(stateLength, 0, copy.stateLength, 0, stride);
    System.arraycopy(notes, 0, copy.notes, 0, stride);
    return copy;
  }

  /** Drops everything that the program made; what is left only says what happened. */
  public void forgetObjects() {
    Arrays.fill(reference, null);
    Arrays.fill(firstObject, null);
    Arrays.fill(secondObject, null);
    Arrays.fill(notes, null);
  }
}
