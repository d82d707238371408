package org.latticeipc.explorer.step;

import org.latticeipc.explorer.graph.ExecutionGraph;
import org.latticeipc.explorer.graph.Flags;

/**
 * Finds the backward revisits of a new write: the reads of its location outside its (po |
 * rf)-prefix such that the read and all events added after it that the revisit deletes are
 * maximally added (TruSt, Kokologiannakis et al., POPL 2022, section 3). That test is what makes
 * each graph come up exactly once.
 *
 * <p>Whether an event is maximally added does not depend on the read, so one pass down from the
 * write finds all of them and stops at the first event that is not. Stateless. Subclassed by tests
 * that show what goes wrong without the test.
 */
public class Revisits {

  /**
   * Pushes the revisits of {@code a}, the last event, not yet in coherence order.
   *
   * @param latest the highest number of a read that may be revisited
   */
  void push(ExecutionGraph g, int a, int latest, Frontier frontier, AwaitReduction awaits) {
    int lowest = lowestCandidate(g, a, latest);
    if (lowest < 0) {
      return;
    }
    int loc = g.loc[a];
    for (int e = a - 1; e >= lowest; e--) {
      if (g.inPorf(e, a)) {
        continue;
      }
      boolean maximal = maximallyAdded(g, e, a, awaits);
      if (!maximal && !(awaits.inPlace(g, e) && waitedMaximally(g, e, a, awaits))) {
        return;
      }
      if (maximal
          && e <= latest
          && g.loc[e] == loc
          && (g.flags[e] & Flags.READ) != 0
          && awaits.mayRevisit(g, e, a)) {
        frontier.push(Frontier.REVISIT, a, e);
      }
    }
  }

  private static int lowestCandidate(ExecutionGraph g, int a, int latest) {
    int loc = g.loc[a];
    int[] reads = g.reads[loc];
    for (int i = 0; i < g.readCount[loc]; i++) {
      if (!g.inPorf(reads[i], a)) {
        return reads[i] <= latest ? reads[i] : -1;
      }
    }
    return -1;
  }

  /** Whether the event was added in the one way that counts, as seen from the write {@code a}. */
  public boolean maximallyAdded(ExecutionGraph g, int e, int a, AwaitReduction awaits) {
    int f = g.flags[e];
    if ((f & Flags.READ) != 0 && g.loose[g.loc[e]]) {
      return awaits.readsLastLoose(g, e, a);
    } else if ((f & Flags.READ) != 0) {
      int u = g.rf[e];
      return (u < e || g.inPorf(u, a)) && coLast(g, g.loc[e], g.place(u), e, a);
    } else if ((f & Flags.WRITE) != 0) {
      return (g.loose[g.loc[e]] || coLast(g, g.loc[e], g.pos[e], e, a)) && unread(g, e, awaits);
    }
    return (f & Flags.CHOICE) == 0 || g.value[e] == 0;
  }

  /** Whether an await that was revisited in place was added in the one way that counts. */
  public boolean waitedMaximally(ExecutionGraph g, int e, int a, AwaitReduction awaits) {
    return awaits.maximallyAdded(g, e, a);
  }

  /** Whether no write after {@code place} was added before {@code e} or precedes {@code a}. */
  private static boolean coLast(ExecutionGraph g, int loc, int place, int e, int a) {
    int[] co = g.co[loc];
    for (int p = place + 1; p < g.coLength[loc]; p++) {
      if (co[p] < e || g.inPorf(co[p], a)) {
        return false;
      }
    }
    return true;
  }

  /**
   * Whether no read that was added before {@code w} reads it, as it does after a revisit; {@link
   * AwaitReduction} judges those that were revisited in place.
   */
  private static boolean unread(ExecutionGraph g, int w, AwaitReduction awaits) {
    int loc = g.loc[w];
    int[] reads = g.reads[loc];
    for (int i = 0; i < g.readCount[loc] && reads[i] < w; i++) {
      if (g.rf[reads[i]] == w && !awaits.inPlace(g, reads[i])) {
        return false;
      }
    }
    return true;
  }
}
