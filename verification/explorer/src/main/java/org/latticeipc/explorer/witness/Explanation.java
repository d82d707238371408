package org.latticeipc.explorer.witness;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.latticeipc.explorer.graph.ExecutionGraph;
import org.latticeipc.explorer.graph.Flags;
import org.latticeipc.explorer.result.Violation;
import org.latticeipc.model.axioms.Axioms;
import org.latticeipc.trace.EventId;
import org.latticeipc.trace.Reason;

/**
 * Says in plain words why an execution is possible. If sc allows it too, nothing but its order
 * needs to be said; of a race, which links between tasks carry a value and no order. Else each read
 * of a value that is already overwritten and that no order of the steps explains, with what is
 * missing that would have forced the newer value on it; and the accesses to blame, see {@link
 * Blame}.
 */
final class Explanation {
  /** What is broken by values alone, whatever happens before what. */
  private static final Set<String> OF_VALUES =
      Set.of(
          Violation.ASSERTION,
          Violation.NO_DEADLOCK,
          Violation.NO_LIVELOCK,
          Violation.UNCAUGHT_EXCEPTION,
          // What litmus tests ask of final states, by the names of their properties.
          "litmus-witness",
          "condition");

  /** In a larger graph every stale read is told, whether another order would explain it or not. */
  private static final int MOST_EVENTS = 2000;

  private final ExecutionGraph g;
  private final RecordedCall recording;
  private final WitnessNames names;
  private final boolean weak;
  private final Axioms axioms;
  private final String property;
  private final boolean sequential;

  /**
   * @param weak whether the model asked for is weaker than sc
   * @param axioms of the model by which it is said what makes the execution possible
   * @param property what the execution breaks
   * @param sequential whether sc allows it
   */
  Explanation(
      ExecutionGraph g,
      RecordedCall recording,
      WitnessNames names,
      boolean weak,
      Axioms axioms,
      String property,
      boolean sequential) {
    this.g = g;
    this.recording = recording;
    this.names = names;
    this.weak = weak;
    this.axioms = axioms;
    this.property = property;
    this.sequential = sequential;
  }

  /** Sentences in the order of the events they are about, equal ones once with their number. */
  List<Reason> along(int[] order) {
    Map<String, List<Reason>> sentences = new LinkedHashMap<>();
    for (Reason reason : reasons(order)) {
      sentences.computeIfAbsent(reason.sentence(), s -> new ArrayList<>()).add(reason);
    }
    List<Reason> once = new ArrayList<>();
    sentences.forEach(
        (sentence, same) ->
            once.add(
                same.size() == 1
                    ? same.get(0)
                    : new Reason(
                        sentence + " (" + same.size() + " times)",
                        same.get(0).about(),
                        same.get(0).blames())));
    return once;
  }

  /** A sentence about events; those that are negative are initial writes, which no step shows. */
  private Reason reason(String sentence, boolean blames, int... events) {
    List<EventId> about = new ArrayList<>();
    for (int e : events) {
      if (e >= 0 && g.task[e] > 0 && !about.contains(names.id(e))) {
        about.add(names.id(e));
      }
    }
    return new Reason(sentence, about, blames);
  }

  private List<Reason> reasons(int[] order) {
    boolean race = property.equals(Violation.NO_DATA_RACE);
    if (sequential && OF_VALUES.contains(property)) {
      return weak ? List.of(Reason.of(Violation.NEEDS_NO_WEAK_MEMORY)) : List.of();
    } else if (property.equals(Violation.DETERMINISTIC_TASKS)) {
      return List.of();
    }
    Blame blame = new Blame(g, axioms, race);
    List<Blame.Change> changes = sequential && !race ? List.of() : blame.changes();
    List<Reason> sentences = new ArrayList<>(sequential ? List.of() : stale(order));
    if (sequential) {
      sentences.addAll(unsynchronised(order, changes));
    }
    if (!changes.isEmpty()) {
      sentences.add(remedy(changes, blame.forbiddenBy(changes)));
    } else if (sentences.isEmpty() && !sequential) {
      sentences.addAll(unsynchronised(order, List.of()));
    }
    return sentences;
  }

  /**
   * Reads of values that are overwritten by then, and stores that are overwritten by earlier ones,
   * as far as no order of the steps explains them.
   */
  private List<Reason> stale(int[] order) {
    List<Reason> sentences = new ArrayList<>();
    boolean[] done = new boolean[g.size];
    for (int e : order) {
      if ((g.flags[e] & Flags.READ) != 0) {
        int newer = newestDone(e, done);
        if (newer >= 0 && (g.size > MOST_EVENTS || new Cycles(g).isOnOne(e))) {
          sentences.add(stale(e, newer));
        }
      } else if ((g.flags[e] & (Flags.WRITE | Flags.EXCLUSIVE)) == Flags.WRITE) {
        int over = overwrittenBy(e, done);
        if (over >= 0 && (g.size > MOST_EVENTS || new Cycles(g).isOnOne(e))) {
          sentences.add(overwritten(e, over));
        }
      }
      done[e] = true;
    }
    return sentences;
  }

  /** {@code it would not be possible if task a's relaxed store of x (line 3) were release; …}. */
  private Reason remedy(List<Blame.Change> changes, Optional<String> forbiddenBy) {
    List<String> each = new ArrayList<>();
    for (Blame.Change change : changes) {
      int e = change.event();
      each.add(
          "task "
              + name(e)
              + "'s "
              + names.access(e)
              + ((g.flags[e] & Flags.FENCE) != 0 ? "" : " of " + names.cell(g.loc[e]))
              + at(e)
              + " were "
              + change.to().name().toLowerCase(Locale.ROOT));
    }
    return reason(
        "this would not be possible if " + String.join(" and ", each) + ": " + why(forbiddenBy),
        true,
        changes.stream().mapToInt(Blame.Change::event).toArray());
  }

  private static String why(Optional<String> forbiddenBy) {
    if (forbiddenBy.isEmpty()) {
      return "happens-before would order the two";
    }
    return switch (forbiddenBy.get()) {
      case "plain reads" -> "happens-before would forbid what is read";
      case "happens-before" -> "happens-before would have a cycle";
      case "synchronisation order", "total store order" ->
          "the " + forbiddenBy.get() + " would have a cycle";
      case "coherence" -> "happens-before and coherence would forbid what is read";
      case "sequential consistency" -> "no order of the steps would explain what is read";
      case "no-thin-air" -> "values would come out of thin air";
      case "atomicity" -> "a read-modify-write would not be atomic";
      default -> "the order of " + forbiddenBy.get() + " would have a cycle";
    };
  }

  /**
   * The links between tasks that carry a value and no order.
   *
   * @param changes if there are any, only links of accesses to blame are told
   */
  private List<Reason> unsynchronised(int[] order, List<Blame.Change> changes) {
    List<Reason> sentences = new ArrayList<>();
    for (int e : order) {
      if ((g.flags[e] & Flags.READ) == 0 || g.rf[e] < 0 || g.task[g.rf[e]] == g.task[e]) {
        continue;
      }
      // A fence after the read may synchronise for it, so the task's last event is asked.
      int last = g.po[g.task[e]][g.length[g.task[e]] - 1];
      if (!g.inHb(g.rf[e], last) && isToBlame(e, changes)) {
        sentences.add(link(e, g.rf[e]));
      }
    }
    return sentences;
  }

  private boolean isToBlame(int r, List<Blame.Change> changes) {
    return changes.isEmpty()
        || changes.stream().anyMatch(c -> isOf(r, c.event()) || isOf(g.rf[r], c.event()));
  }

  /** Whether an event is the other, or the write of a read-modify-write whose read it is. */
  private boolean isOf(int e, int other) {
    boolean writePart =
        (g.flags[e] & (Flags.WRITE | Flags.EXCLUSIVE)) == (Flags.WRITE | Flags.EXCLUSIVE);
    return e == other
        || writePart && g.task[e] == g.task[other] && g.index[e] == g.index[other] + 1;
  }

  private Reason link(int r, int w) {
    String sentence =
        "task "
            + name(r)
            + "'s "
            + names.access(r)
            + " of "
            + names.cell(g.loc[r])
            + at(r)
            + " reads "
            + names.value(r)
            + " from task "
            + name(w)
            + "'s "
            + names.access(w)
            + at(w)
            + unordered(w, r)
            + ", so nothing orders what "
            + name(w)
            + " did before it and what "
            + name(r)
            + " does after";
    return reason(sentence, false, r, w);
  }

  private String unordered(int w, int r) {
    int end = g.po[g.task[r]][g.length[g.task[r]] - 1];
    boolean acquires = hasOrder(Flags.ACQUIRE, r, r, end);
    boolean releases = hasOrder(Flags.RELEASE, w, -1, w);
    if (acquires && !releases) {
      return ", which does not release";
    } else if (releases && !acquires) {
      return ", but does not acquire";
    }
    return ", and the two do not synchronise";
  }

  /**
   * The co-last write of the read's cell that is done and co-after the one it reads, or -1; rather
   * one that the task has read something after, since there it is known what is missing.
   */
  private int newestDone(int r, boolean[] done) {
    int loc = g.loc[r];
    int newest = -1;
    for (int p = g.coLength[loc] - 1; p > g.place(g.rf[r]); p--) {
      int w = g.co[loc][p];
      if (done[w] && g.task[w] != g.task[r]) {
        if (carrier(w, r) >= 0) {
          return w;
        }
        newest = newest < 0 ? w : newest;
      }
    }
    return newest;
  }

  /** The first write of another task that is done and overwrites this one, or -1. */
  private int overwrittenBy(int e, boolean[] done) {
    int loc = g.loc[e];
    for (int p = g.place(e) + 1; p < g.coLength[loc]; p++) {
      int w = g.co[loc][p];
      if (done[w] && g.task[w] != g.task[e]) {
        return w;
      }
    }
    return -1;
  }

  private Reason overwritten(int e, int over) {
    String sentence =
        "task "
            + name(e)
            + "'s "
            + names.access(e)
            + " of "
            + names.cell(g.loc[e])
            + at(e)
            + " is overwritten by the "
            + names.value(over)
            + " that task "
            + name(over)
            + " stored before"
            + at(over)
            + ": "
            + missing(over, e);
    int carrier = carrier(over, e);
    return carrier < 0
        ? reason(sentence, false, e, over)
        : reason(sentence, false, e, over, carrier, g.rf[carrier]);
  }

  private Reason stale(int r, int newer) {
    String sentence =
        "task "
            + name(r)
            + "'s "
            + names.access(r)
            + " of "
            + names.cell(g.loc[r])
            + at(r)
            + " reads "
            + names.value(r)
            + " although task "
            + name(newer)
            + " stored "
            + names.value(newer)
            + at(newer)
            + ": "
            + missing(newer, r);
    int carrier = carrier(newer, r);
    return carrier < 0
        ? reason(sentence, false, r, newer)
        : reason(sentence, false, r, newer, carrier, g.rf[carrier]);
  }

  private String name(int e) {
    return names.task(g.task[e]).name();
  }

  private String at(int e) {
    String line = recording.source(e);
    if (line.isEmpty() && g.index[e] > 0) {
      line = recording.source(g.po[g.task[e]][g.index[e] - 1]);
    }
    return line.isEmpty() ? "" : " (" + line + ")";
  }

  /** Why the write does not happen before the read. */
  private String missing(int w, int r) {
    int carrier = carrier(w, r);
    if (carrier < 0) {
      return "nothing that " + name(r) + " did before orders it after that store";
    }
    int source = g.rf[carrier];
    boolean releases = hasOrder(Flags.RELEASE, source, w, source);
    boolean acquires = hasOrder(Flags.ACQUIRE, carrier, carrier, r);
    String link =
        name(carrier)
            + " has read "
            + names.cell(g.loc[carrier])
            + " from "
            + name(source)
            + at(source);
    if (!releases && !acquires) {
      return link + ", but neither that store releases nor that load" + at(carrier) + " acquires";
    } else if (!releases) {
      return link + ", but that " + names.access(source) + " does not release";
    } else if (!acquires) {
      return link + ", but that " + names.access(carrier) + at(carrier) + " does not acquire";
    }
    return link + ", which orders other accesses but not these two";
  }

  /**
   * Whether an access has an order, or a fence that has it is between two events of its task.
   *
   * @param from -1 for the task's start
   */
  private boolean hasOrder(int order, int access, int from, int to) {
    boolean has = (g.flags[access] & order) != 0;
    int[] po = g.po[g.task[access]];
    for (int i = from < 0 ? 0 : g.index[from] + 1; i < g.index[to] && !has; i++) {
      int flags = g.flags[po[i]];
      has = (flags & Flags.FENCE) != 0 && (flags & order) != 0;
    }
    return has;
  }

  /** A read of the reader's task, before r, of a write after w in its task; -1 if none. */
  private int carrier(int w, int r) {
    int[] po = g.po[g.task[r]];
    for (int i = g.index[r] - 1; i >= 0; i--) {
      int x = po[i];
      if ((g.flags[x] & Flags.READ) == 0 || g.rf[x] < 0) {
        continue;
      }
      int source = g.rf[x];
      if (g.task[source] == g.task[w] && g.index[source] >= g.index[w]) {
        return x;
      }
    }
    return -1;
  }
}
