package org.latticeipc.explorer.witness;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.latticeipc.explorer.graph.ExecutionGraph;
import org.latticeipc.explorer.graph.Flags;
import org.latticeipc.explorer.graph.Signature;
import org.latticeipc.model.axioms.Axioms;
import org.latticeipc.model.axioms.CandidateExecution;
import org.latticeipc.model.axioms.Event;
import org.latticeipc.model.axioms.Event.Strength;

/**
 * Which accesses are to blame that an execution is possible: a set of them that need only be
 * stronger for the model to forbid it (or, of a race, to order it), and none of which is idle.
 *
 * <p>Asks the axioms of the model, not the explorer's own judgement of it, so that an explanation
 * does not repeat a mistake. Makes every order acquire and release, and if that is not enough
 * sequentially consistent, then takes back what is not needed, one access after the other; two
 * judgements of O(n³/64) for each of n events.
 */
final class Blame {
  /** Beyond so many events nobody is blamed, it would take too long. */
  private static final int MOST_EVENTS = 120;

  /**
   * One access that is too weak.
   *
   * @param event of the graph
   * @param to how strong it would have to be
   */
  record Change(int event, Strength to) {}

  private final ExecutionGraph g;
  private final Axioms axioms;
  private final boolean race;
  private final int[] events;
  private final int[] number;
  private final Strength[] given;

  /**
   * @param race whether the execution is blamed for its races, not for being possible
   */
  Blame(ExecutionGraph g, Axioms axioms, boolean race) {
    this.g = g;
    this.axioms = axioms;
    this.race = race;
    this.number = new int[g.size];
    int[] counted = new int[g.size];
    int n = 0;
    for (int t = 1; t < g.stride; t++) {
      for (int i = 0; i < g.length[t]; i++) {
        int e = g.po[t][i];
        if (isWritePart(e)) {
          number[e] = g.locations + n - 1;
        } else if ((g.flags[e] & Flags.ALLOCATION) != 0) {
          number[e] = g.loc[e];
        } else {
          number[e] = g.locations + n;
          counted[n++] = e;
        }
      }
    }
    this.events = Arrays.copyOf(counted, n);
    this.given = new Strength[n];
    for (int k = 0; k < n; k++) {
      given[k] = strength(events[k]);
    }
  }

  private boolean isWritePart(int e) {
    return (g.flags[e] & (Flags.WRITE | Flags.EXCLUSIVE)) == (Flags.WRITE | Flags.EXCLUSIVE);
  }

  private Strength strength(int e) {
    int f = g.flags[e];
    boolean update = isUpdate(e);
    boolean releases = (f & Flags.RELEASE) != 0 || update && Signature.releases(g.signature[e]);
    if ((f & Flags.SEQ_CST) != 0) {
      return Strength.SEQ_CST;
    } else if ((f & Flags.ACQUIRE) != 0) {
      return releases ? Strength.ACQ_REL : Strength.ACQUIRE;
    } else if (releases) {
      return Strength.RELEASE;
    }
    return (f & Flags.ATOMIC) != 0 ? Strength.RELAXED : Strength.PLAIN;
  }

  private boolean isUpdate(int e) {
    int t = g.task[e];
    return (g.flags[e] & (Flags.READ | Flags.EXCLUSIVE)) == (Flags.READ | Flags.EXCLUSIVE)
        && g.index[e] + 1 < g.length[t]
        && isWritePart(g.po[t][g.index[e] + 1]);
  }

  /**
   * The accesses to blame in the order of tasks; empty if no order would help, or for want of time.
   */
  List<Change> changes() {
    if (events.length > MOST_EVENTS) {
      return List.of();
    }
    for (Strength most : List.of(Strength.ACQ_REL, Strength.SEQ_CST)) {
      for (boolean plainToo : race ? new boolean[] {false} : new boolean[] {false, true}) {
        Strength[] now = given.clone();
        for (int k = 0; k < now.length; k++) {
          now[k] = stronger(k, most, plainToo);
        }
        if (isGone(now)) {
          return minimal(now);
        }
      }
    }
    return List.of();
  }

  private Strength stronger(int k, Strength most, boolean plainToo) {
    int e = events[k];
    int f = g.flags[e];
    boolean access = (f & (Flags.READ | Flags.WRITE)) != 0;
    if (!access && (f & Flags.FENCE) == 0
        || (f & Flags.WAITING) != 0
        || given[k] == Strength.SEQ_CST
        || given[k] == Strength.PLAIN && !plainToo) {
      return given[k];
    } else if (most == Strength.SEQ_CST || (f & Flags.FENCE) != 0 || isUpdate(e)) {
      return most;
    }
    return (f & Flags.READ) != 0 ? Strength.ACQUIRE : Strength.RELEASE;
  }

  /** Takes back what is not needed; first where a value does not pass between tasks. */
  private List<Change> minimal(Strength[] now) {
    for (boolean passing : new boolean[] {false, true}) {
      for (int k = 0; k < now.length; k++) {
        if (passes(events[k]) == passing) {
          weaken(now, k);
        }
      }
    }
    List<Change> changes = new ArrayList<>();
    for (int k = 0; k < now.length; k++) {
      if (now[k] != given[k]) {
        changes.add(new Change(events[k], now[k]));
      }
    }
    return changes;
  }

  private void weaken(Strength[] now, int k) {
    Strength kept = now[k];
    if (kept == given[k]) {
      return;
    }
    for (Strength weaker : Strength.values()) {
      if (weaker == kept) {
        return;
      } else if (isBetween(k, weaker)) {
        now[k] = weaker;
        if (isGone(now)) {
          return;
        }
        now[k] = kept;
      }
    }
  }

  /** Whether an order is one that the event could have, and no weaker than the one it has. */
  private boolean isBetween(int k, Strength order) {
    int e = events[k];
    if (order == given[k]) {
      return true;
    }
    boolean both = isUpdate(e) || (g.flags[e] & Flags.FENCE) != 0;
    boolean reads = (g.flags[e] & Flags.READ) != 0;
    return switch (order) {
      case PLAIN -> false;
      case RELAXED -> given[k] == Strength.PLAIN;
      case ACQUIRE ->
          (both || reads) && given[k] != Strength.RELEASE && given[k] != Strength.ACQ_REL;
      case RELEASE ->
          (both || !reads) && given[k] != Strength.ACQUIRE && given[k] != Strength.ACQ_REL;
      case ACQ_REL -> both;
      case SEQ_CST -> true;
    };
  }

  private boolean passes(int e) {
    if ((g.flags[e] & Flags.READ) != 0 && g.rf[e] >= 0) {
      return g.task[g.rf[e]] != g.task[e];
    }
    int w = isUpdate(e) ? g.po[g.task[e]][g.index[e] + 1] : e;
    if ((g.flags[w] & Flags.WRITE) == 0) {
      return false;
    }
    int loc = g.loc[w];
    for (int i = 0; i < g.readCount[loc]; i++) {
      int r = g.reads[loc][i];
      if (g.rf[r] == w && g.task[r] != g.task[w]) {
        return true;
      }
    }
    return false;
  }

  private boolean isGone(Strength[] strengths) {
    CandidateExecution execution = execution(strengths);
    return axioms.brokenAxiom(execution).isPresent()
        || race && axioms.happensBefore(execution).races().isEmpty();
  }

  /** The axiom that forbids the execution once the changes are made; empty if it is ordered. */
  Optional<String> forbiddenBy(List<Change> changes) {
    Strength[] now = given.clone();
    changes.forEach(change -> now[number[change.event()] - g.locations] = change.to());
    return axioms.brokenAxiom(execution(now));
  }

  private CandidateExecution execution(Strength[] strengths) {
    List<Event> all = new ArrayList<>();
    int[] readsFrom = new int[g.locations + events.length];
    List<List<Integer>> coherence = new ArrayList<>();
    for (int loc = 0; loc < g.locations; loc++) {
      all.add(Event.initial(loc));
      List<Integer> writes = new ArrayList<>(List.of(loc));
      for (int p = 1; p < g.coLength[loc]; p++) {
        writes.add(number[g.co[loc][p]]);
      }
      coherence.add(writes);
    }
    for (int k = 0; k < events.length; k++) {
      int e = events[k];
      all.add(new Event(g.task[e], g.index[e], kind(e), subject(e), strengths[k]));
      if ((g.flags[e] & Flags.READ) != 0) {
        int w = g.rf[e];
        readsFrom[g.locations + k] = w < 0 ? g.loc[e] : number[w];
      }
    }
    return CandidateExecution.of(all, readsFrom, coherence);
  }

  private Event.Kind kind(int e) {
    int f = g.flags[e];
    if ((f & Flags.READ) != 0) {
      return isUpdate(e) ? Event.Kind.UPDATE : Event.Kind.LOAD;
    } else if ((f & Flags.WRITE) != 0) {
      return Event.Kind.STORE;
    } else if ((f & Flags.FENCE) != 0) {
      return Event.Kind.FENCE;
    } else if ((f & Flags.SPAWN) != 0) {
      return Event.Kind.SPAWN;
    }
    return (f & Flags.JOIN) != 0 ? Event.Kind.JOIN : Event.Kind.LOCAL;
  }

  private int subject(int e) {
    Event.Kind kind = kind(e);
    return kind == Event.Kind.FENCE || kind == Event.Kind.LOCAL ? -1 : g.loc[e];
  }
}
