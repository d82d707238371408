package org.latticeipc.explorer.step;

import java.util.Arrays;
import java.util.Objects;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;
import org.latticeipc.explorer.consistency.Consistency;
import org.latticeipc.explorer.consistency.Models;
import org.latticeipc.explorer.declared.DeclaredProgram;
import org.latticeipc.explorer.declared.SearchContext;
import org.latticeipc.explorer.graph.ExecutionGraph;
import org.latticeipc.explorer.graph.Flags;
import org.latticeipc.explorer.graph.LooseWrites;
import org.latticeipc.explorer.graph.Signature;
import org.latticeipc.explorer.graph.TaskState;
import org.latticeipc.explorer.result.Races;

/**
 * Adds events to the current graph: goes on with the co-last choice, which is always consistent,
 * and puts the others on the frontier (TruSt, Kokologiannakis et al., POPL 2022, algorithm 1).
 */
public final class GraphExtender {
  /** What a race check found: the earlier event, or none. */
  public static final int NO_RACE = -1;

  private final Consistency model;
  private final Revisits revisits;
  private final boolean looksForRaces;
  private final boolean tellsRaces;
  private final RaceLog races = new RaceLog();

  /**
   * If it reduces, awaits do not read overwritten values that do not satisfy them. Such a read can
   * never be revisited or deleted again, since it is not maximally added, so every execution below
   * it ends with its task waiting on an overwritten value: neither complete nor a deadlock.
   */
  private final AwaitReduction awaits;

  private final VainAttempts vain;
  private final Symmetry symmetry;
  private final CellKinds cells;

  private ExecutionGraph g = new ExecutionGraph();
  private Frontier frontier = new Frontier();
  private final Values values = new Values();
  private boolean[] hasPlain = new boolean[16];
  private long added;

  /** Set by the last addition: an event that races with {@link #racer}. */
  public int racesWith = NO_RACE;

  public int racer = NO_RACE;

  public GraphExtender(SearchContext context, Revisits revisits) {
    this.revisits = revisits;
    this.awaits = new AwaitReduction(this, context);
    this.vain = new VainAttempts(context);
    this.symmetry = new Symmetry(context);
    this.model = Models.of(context.options);
    this.cells = new CellKinds(context, model.hasLooseCells());
    this.looksForRaces = context.options.races() != Races.IGNORE;
    this.tellsRaces = context.options.races() == Races.REPORT;
  }

  /** How many events were added since the last time. */
  public long takeAdded() {
    long since = added;
    added = 0;
    return since;
  }

  /** The races to be told, if they are reported. */
  public RaceLog races() {
    return races;
  }

  public Symmetry symmetry() {
    return symmetry;
  }

  public AwaitReduction awaits() {
    return awaits;
  }

  public VainAttempts vain() {
    return vain;
  }

  public Frontier frontier() {
    return frontier;
  }

  public Values values() {
    return values;
  }

  public void use(DeclaredProgram now) {
    values.use(now);
    symmetry.use(now);
  }

  public void use(ExecutionGraph graph, Frontier alternatives) {
    g = graph;
    frontier = alternatives;
    values.use(graph);
  }

  /** Adds a read, and the write part if it is a read-modify-write that writes. */
  public int addRead(
      int t, int sig, int loc, long a, long b, @Nullable Object x, @Nullable Object y) {
    g.ensureLocation(loc);
    int e = append(t, sig, loc);
    g.first[e] = a;
    g.second[e] = b;
    g.firstObject[e] = x;
    g.secondObject[e] = y;
    accessed(e);
    int top = LooseWrites.lastPlace(g, loc);
    frontier.mark();
    pushReadAlternatives(e, sig, loc, top);
    frontier.share(true);
    g.addReader(e);
    bind(e, g.co[loc][top]);
    awaits.added(g, e);
    checkRace(e);
    if ((g.flags[e] & Flags.EXCLUSIVE) != 0) {
      int w = addWritePart(e);
      frontier.mark();
      pushRevisits(w, Integer.MAX_VALUE);
      frontier.share(true);
      g.insert(w, top + 1);
      checkRace(w);
      awaits.placed(g, w, true);
      wake();
    }
    return e;
  }

  private void pushRevisits(int a, int latest) {
    if (!vain.leavesOut(g, a)) {
      revisits.push(g, a, latest, frontier, awaits);
    }
  }

  private void pushReadAlternatives(int e, int sig, int loc, int top) {
    if (g.coLength[loc] == 1 || vain.leavesOut(g, e)) {
      return;
    }
    boolean always =
        Signature.type(sig) == Signature.RMW || Signature.type(sig) == Signature.UPDATE;
    boolean differs = Signature.type(sig) == Signature.CAS && model.distinguishesExclusive();
    int floor = model.readFloor(g, e, always);
    int exclusiveFloor = differs ? model.readFloor(g, e, true) : floor;
    for (int p = floor; p < g.coLength[loc]; p++) {
      if (p == top || p > 0 && vain.leavesOut(g, g.co[loc][p])) {
        continue;
      }
      boolean satisfies = values.satisfied(e, g.co[loc][p]);
      if (awaits.reduces(g, loc) && !satisfies && Signature.type(sig) == Signature.AWAIT) {
        continue;
      }
      boolean exclusive = always || satisfies && Signature.type(sig) == Signature.CAS;
      if ((p >= exclusiveFloor || !satisfies) && model.mayRead(g, e, p, exclusive)) {
        frontier.push(Frontier.READ_FROM, e, p);
      }
    }
  }

  /** Learns of the location of a new access whether it has a coherence order. */
  private void accessed(int e) {
    int loc = g.loc[e];
    vain.accessed(g, e);
    g.loose[loc] = cells.isLoose(loc, Signature.isPlain(g.signature[e]));
    if (g.loose[loc]) {
      symmetry.asksWhoItIs(g.task[e]);
    }
  }

  /** Ends the use of what was found not to be so; tells whether there was something. */
  public boolean exclude() {
    boolean attempts = vain.exclude();
    boolean cell = awaits.exclude();
    boolean task = symmetry.exclude();
    return cells.takeMistake() || attempts || cell || task;
  }

  /** What the model makes of happens-before among some events. */
  int[] clocksAmong(IntPredicate events) {
    return model.clocksAmong(g, events);
  }

  /** All events of a graph that was taken over are there. */
  public void refilled() {
    model.refresh(g);
  }

  /**
   * Lets a read, the last event, read from the write at another place.
   *
   * @return whether the graph can be run on
   */
  public boolean readFrom(int e, int p) {
    int loc = g.loc[e];
    int u = g.co[loc][p];
    int taken = g.takenBy(loc, u);
    startClocks(e);
    bind(e, u);
    stateAfter(e);
    if (!model.consistent(g, e) || !symmetry.allows(g, e) || awaits.leavesOut(g, e)) {
      return false;
    }
    checkRace(e);
    if ((g.flags[e] & Flags.EXCLUSIVE) == 0) {
      return true;
    }
    int w = addWritePart(e);
    // A read that another read-modify-write has taken: this graph is never run on, but its write
    // may revisit that other one (and what was read before it), which gives the executions in which
    // the two come in the other order. Unless the other one precedes this write: then it stays.
    frontier.mark();
    if (taken < 0 || !g.inPorf(taken, w)) {
      pushRevisits(w, taken >= 0 ? taken : Integer.MAX_VALUE);
    }
    if (!placeWritePart(w, taken < 0, p + 1)) {
      return false;
    }
    wake();
    return true;
  }

  /**
   * A read, the last event of its task, got another value. An await that it does not satisfy says
   * where the task stands, and so does a value known to stop it; else the task must be called.
   */
  void stateAfter(int r) {
    TaskState state = TaskState.RUNNABLE;
    if ((g.flags[r] & Flags.WAITING) != 0) {
      state = TaskState.WAITING;
    } else if (g.stops[r] && g.stopsAt[r] == g.value[r]) {
      state = TaskState.STOPPED;
    }
    g.setState(g.task[r], state);
  }

  /** Adds a write that is not part of a read-modify-write. */
  public int addWrite(int t, int sig, int loc, long value, @Nullable Object reference) {
    g.ensureLocation(loc);
    int e = append(t, sig, loc);
    g.setFlags(e, Signature.otherFlags(sig));
    g.value[e] = value;
    g.reference[e] = reference;
    accessed(e);
    int end = g.coLength[loc];
    frontier.mark();
    boolean onlyPlace = end == 1 || g.loose[loc] || !pushPlaces(e, model.writeFloor(g, e), end);
    pushRevisits(e, Integer.MAX_VALUE);
    frontier.share(true);
    g.insert(e, end);
    checkRace(e);
    awaits.placed(g, e, onlyPlace);
    wake();
    return e;
  }

  /** Whether there is a place before the end; pushes those that are not left out. */
  private boolean pushPlaces(int e, int floor, int end) {
    int[] co = g.co[g.loc[e]];
    boolean leftOut = floor < end && vain.leavesOut(g, e);
    boolean any = false;
    for (int p = floor; p < end; p++) {
      if ((g.flags[co[p]] & Flags.EXCLUSIVE) == 0) {
        if (!leftOut) {
          frontier.push(Frontier.PLACE, e, p);
        }
        any = true;
      }
    }
    return any;
  }

  /** Cuts the graph back to its first {@code n} events. */
  public void truncate(int n) {
    awaits.truncate(g, n);
    model.dropped(g);
  }

  /** Lets an await or exchange whose task waits look at another write. */
  void rebind(int r, int w) {
    startClocks(r);
    if (g.waits[r]) {
      bindWaiting(r, w);
    } else {
      bind(r, w);
    }
    checkRace(r);
  }

  /** Lets an exchange with started clocks read from {@code w} without taking it. */
  public void bindWaiting(int r, int w) {
    values.take(r, w);
    g.setFlags(r, Signature.readFlags(g.signature[r], false));
    g.rf[r] = w;
    model.synchroniseRead(g, r);
  }

  /**
   * Lets exchanges that wait take what they wait for, the first of each cell; that another one is
   * the first is an alternative.
   */
  private void wake() {
    for (int r = awaits.exchanges().firstReady(g);
        r != ExchangeWaits.NONE;
        r = awaits.exchanges().firstReady(g)) {
      frontier.mark();
      awaits.exchanges().pushReady(g, r, frontier);
      frontier.share(true);
      bindToLast(r);
      take(r);
    }
  }

  private void bindToLast(int r) {
    int loc = g.loc[r];
    startClocks(r);
    bind(r, g.co[loc][g.coLength[loc] - 1]);
    checkRace(r);
  }

  /** Lets an exchange that waited and reads the last write take it. */
  private void take(int r) {
    int w = addWritePart(r);
    frontier.mark();
    pushRevisits(w, Integer.MAX_VALUE);
    frontier.share(true);
    g.insert(w, g.coLength[g.loc[r]]);
    checkRace(w);
    awaits.goesOn(g, r);
    awaits.placed(g, w, true);
  }

  /**
   * Lets the exchange, one of several that wait for the last write, be the one that takes it. This
   * graph is never run on: the write part revisits the first of them, as it does that of an
   * exchange that comes after the last write was taken.
   */
  public void wakeInstead(int r) {
    int first = awaits.exchanges().firstReady(g, g.loc[r]);
    bindToLast(first);
    bindToLast(r);
    if (!model.consistent(g, r) || !symmetry.allows(g, r)) {
      return;
    }
    int w = addWritePart(r);
    frontier.mark();
    pushRevisits(w, first);
    frontier.share(false);
  }

  /**
   * Puts a write, the last event, at another place; completes the read-modify-write that it
   * revisited, if any.
   */
  public boolean place(int w, int p, int revisited) {
    g.withdraw(w);
    g.insert(w, p);
    if (revisited >= 0) {
      model.moved(g, revisited);
    }
    if (!model.consistent(g, revisited < 0 ? w : revisited)
        || !symmetry.allows(g, w)
        || revisited >= 0 && !symmetry.allows(g, revisited)) {
      return false;
    }
    awaits.placed(g, w, false);
    if (revisited >= 0) {
      checkRace(revisited);
    }
    if (revisited >= 0 && !complete(revisited)) {
      return false;
    }
    wake();
    return true;
  }

  /**
   * Finishes a backward revisit in a graph restricted for it: {@code r} reads {@code a}, the last
   * event, which gets its places.
   */
  public boolean revisit(int r, int a) {
    int loc = g.loc[r];
    g.rf[r] = ExecutionGraph.INITIAL;
    awaits.fallBack(g, r);
    g.rf[r] = ExecutionGraph.DETACHED;
    startClocks(r);
    values.take(r, a);
    stateAfter(r);
    boolean exclusive = (g.flags[r] & Flags.EXCLUSIVE) != 0;
    int floor = Math.max(model.readFloor(g, r, exclusive) + 1, model.writeFloor(g, a));
    int end = g.coLength[loc];
    int place = end;
    boolean onlyPlace = true;
    frontier.mark();
    if ((g.flags[a] & Flags.EXCLUSIVE) != 0) {
      place = g.place(g.rf[g.previous(a)]) + 1;
      if (place < floor) {
        return false;
      }
    } else if (!g.loose[loc] && !isDoomedBelowLast(r)) {
      onlyPlace = !pushPlaces(a, floor, end);
    }
    if (place < end && isDoomedBelowLast(r)) {
      return false;
    }
    g.insert(a, place);
    g.rf[r] = a;
    model.synchroniseRead(g, r);
    boolean goesOn = model.consistent(g, r) && symmetry.allows(g, r) && symmetry.allows(g, a);
    frontier.share(goesOn);
    if (!goesOn) {
      return false;
    }
    if ((g.flags[a] & Flags.EXCLUSIVE) != 0) {
      // It may have been added only to take over what r had taken, to a graph that is not run on.
      checkRace(a, r);
    }
    checkRace(r);
    awaits.placed(g, a, onlyPlace);
    if (!complete(r)) {
      return false;
    }
    wake();
    return true;
  }

  private boolean isDoomedBelowLast(int r) {
    return awaits.reduces(g, g.loc[r]) && (g.flags[r] & Flags.WAITING) != 0;
  }

  /** Adds the write part of a read-modify-write that was revisited, before anything else. */
  private boolean complete(int r) {
    if ((g.flags[r] & Flags.EXCLUSIVE) == 0) {
      return true;
    }
    int w = addWritePart(r);
    frontier.mark();
    pushRevisits(w, Integer.MAX_VALUE);
    return placeWritePart(w, true, g.place(g.rf[r]) + 1);
  }

  private boolean placeWritePart(int w, boolean free, int place) {
    if (free) {
      g.insert(w, place);
    }
    boolean goesOn = free && model.consistent(g, g.previous(w)) && symmetry.allows(g, w);
    frontier.share(goesOn);
    if (goesOn) {
      checkRace(w);
      awaits.placed(g, w, true);
    } else {
      racer = NO_RACE;
      races.drop();
    }
    return goesOn;
  }

  private int addWritePart(int r) {
    int w = append(g.task[r], Signature.writePart(g.signature[r]), g.loc[r]);
    values.fillWritePart(r, w);
    return w;
  }

  /** Adds a fence. */
  public int addFence(int t, int sig) {
    int e = append(t, sig, -1);
    g.setFlags(e, Signature.otherFlags(sig));
    model.synchroniseFence(g, e);
    return e;
  }

  /** Brings the clocks of a fence or join up to date. */
  public void synchronise(int e) {
    if ((g.flags[e] & Flags.FENCE) != 0) {
      model.synchroniseFence(g, e);
    } else if ((g.flags[e] & Flags.JOIN) != 0) {
      synchroniseJoin(e, g.loc[e]);
    }
  }

  /** Adds a choice, which goes on with alternative 0. */
  public int addChoice(int t, int alternatives) {
    int e = append(t, Signature.CHOICE, -1);
    g.setFlags(e, Flags.CHOICE);
    g.value[e] = 0;
    g.first[e] = alternatives;
    frontier.mark();
    for (int i = alternatives - 1; i > 0 && !vain.leavesOut(g, e); i--) {
      frontier.push(Frontier.CHOOSE, e, i);
    }
    frontier.share(true);
    return e;
  }

  /** Lets a choice, the last event, take another alternative. */
  public boolean choose(int e, int alternative) {
    g.value[e] = alternative;
    g.state[g.task[e]] = TaskState.RUNNABLE;
    return symmetry.allows(g, e);
  }

  /** Adds the start of task {@code child}. */
  public int addSpawn(int t, int child, Runnable body) {
    g.ensureTask(child);
    int e = append(t, Signature.SPAWN, child);
    g.setFlags(e, Flags.SPAWN);
    g.firstObject[e] = body;
    g.spawnedBy[child] = e;
    g.state[child] = TaskState.RUNNABLE;
    return e;
  }

  /** Adds the end of waiting for a task that has ended. */
  public int addJoin(int t, int child) {
    int e = append(t, Signature.JOIN, child);
    g.setFlags(e, Flags.JOIN);
    synchroniseJoin(e, child);
    return e;
  }

  private void synchroniseJoin(int e, int child) {
    int n = g.length[child];
    int last = n > 0 ? g.po[child][n - 1] : g.spawnedBy[child];
    if (last >= 0) {
      g.joinHb(e, last);
      g.joinPorf(e, last);
    }
  }

  /** Adds the making of a cell with its initial value. */
  public int addAllocation(int t, int sig, int loc, long value, @Nullable Object reference) {
    g.ensureLocation(loc);
    int e = append(t, sig, loc);
    g.setFlags(e, Flags.ALLOCATION);
    g.value[e] = value;
    g.reference[e] = reference;
    g.madeBy[loc] = e;
    return e;
  }

  private int append(int t, int sig, int loc) {
    added++;
    int e = g.append(t, sig, loc);
    startClocks(e);
    return e;
  }

  /** Starts the clocks of an event from its predecessors apart from what it reads. */
  public void startClocks(int e) {
    g.startClocks(e);
    symmetry.join(g, e);
  }

  /** Lets a read with started clocks read from {@code w}. */
  public void bind(int e, int w) {
    values.take(e, w);
    g.rf[e] = w;
    model.synchroniseRead(g, e);
  }

  /** Whether a read has the value that its cell has, or may have, at the end. */
  public boolean readsFinalValue(ExecutionGraph of, int r) {
    int loc = of.loc[r];
    for (int p = 0; p < of.coLength[loc]; p++) {
      if (LooseWrites.mayBeLast(of, loc, p) && hasValueOf(of, r, of.co[loc][p])) {
        return true;
      }
    }
    return false;
  }

  private boolean hasValueOf(ExecutionGraph of, int r, int w) {
    int loc = of.loc[r];
    return Signature.isReference(of.signature[r])
        ? Objects.equals(of.reference[r], values.referenceOf(w, loc))
        : of.value[r] == values.valueOf(w, loc);
  }

  /** An event came with the graph from another worker, which has looked for its races. */
  public void takenOver(int e) {
    if ((g.flags[e] & (Flags.READ | Flags.WRITE)) != 0 && (g.flags[e] & Flags.ATOMIC) == 0) {
      makeRoomForPlain(g.loc[e]);
      hasPlain[g.loc[e]] = true;
    }
    if ((g.flags[e] & (Flags.READ | Flags.WRITE)) != 0) {
      g.loose[g.loc[e]] = cells.isLoose(g.loc[e], Signature.isPlain(g.signature[e]));
    }
  }

  private void makeRoomForPlain(int loc) {
    if (loc >= hasPlain.length) {
      hasPlain = Arrays.copyOf(hasPlain, Math.max(loc + 1, hasPlain.length * 2));
    }
  }

  private void checkRace(int e) {
    checkRace(e, -1);
  }

  private void checkRace(int e, int reader) {
    if (!looksForRaces) {
      return;
    }
    int loc = g.loc[e];
    boolean plain = (g.flags[e] & Flags.ATOMIC) == 0;
    makeRoomForPlain(loc);
    if (plain) {
      if (!hasPlain[loc]) {
        hasPlain[loc] = true;
        awaits.accessedPlainly(loc);
      }
    } else if (!hasPlain[loc]) {
      return;
    }
    int other = RaceCheck.partner(g, e, reader);
    if (other >= 0) {
      racer = e;
      racesWith = other;
      if (tellsRaces) {
        RaceCheck.partners(g, e, reader, partner -> races.add(g, e, partner));
      }
    }
  }
}
