package org.latticeipc.explorer.consistency;

import org.latticeipc.explorer.graph.ExecutionGraph;
import org.latticeipc.explorer.graph.Flags;
import org.latticeipc.model.ReleaseSequences;

/**
 * RC11 without its SC axiom (Lahav et al., PLDI 2017, section 3): happens-before from release and
 * acquire accesses and fences, coherence (hb ; eco irreflexive), atomicity.
 *
 * <p>Since events are added at the ends of tasks, coherence is the floors: what happens before the
 * new event bounds from below what it may read or where it may go. A floor costs one pass over the
 * accesses of its location.
 */
public class ReleaseAcquire implements Consistency {
  private final boolean laterWritesContinue;

  public ReleaseAcquire(ReleaseSequences sequences) {
    this.laterWritesContinue = sequences == ReleaseSequences.PLDI17;
  }

  @Override
  public int readFloor(ExecutionGraph g, int e, boolean exclusive) {
    int location = g.loc[e];
    int[] co = g.co[location];
    int floor = 0;
    for (int p = g.coLength[location] - 1; p > 0; p--) {
      if (co[p] != e && g.inHb(co[p], e)) {
        floor = p;
        break;
      }
    }
    int[] reads = g.reads[location];
    for (int i = 0; i < g.readCount[location]; i++) {
      int r = reads[i];
      if (r != e && g.inHb(r, e)) {
        floor = Math.max(floor, g.place(g.rf[r]));
      }
    }
    return floor;
  }

  @Override
  public int writeFloor(ExecutionGraph g, int e) {
    return readFloor(g, e, true) + 1;
  }

  @Override
  public void synchroniseRead(ExecutionGraph g, int e) {
    int w = g.rf[e];
    if (w < 0) {
      return;
    }
    g.joinPorf(e, w);
    if ((g.flags[e] & Flags.ACQUIRE) != 0) {
      acquire(g, e, w);
    }
  }

  @Override
  public void synchroniseFence(ExecutionGraph g, int e) {
    if ((g.flags[e] & Flags.ACQUIRE) == 0) {
      return;
    }
    int[] po = g.po[g.task[e]];
    for (int i = g.index[e] - 1; i >= 0; i--) {
      int x = po[i];
      int f = g.flags[x];
      if ((f & Flags.READ) != 0 && synchronises(f) && g.rf[x] >= 0) {
        acquire(g, e, g.rf[x]);
      } else if ((f & Flags.FENCE) != 0 && (f & Flags.ACQUIRE) != 0) {
        return;
      }
    }
  }

  /** Joins to {@code e} the heads of the release sequences that {@code w} belongs to. */
  private void acquire(ExecutionGraph g, int e, int w) {
    while (w >= 0) {
      int f = g.flags[w];
      if (!synchronises(f)) {
        return;
      }
      acquireHead(g, e, w);
      if (laterWritesContinue) {
        int[] po = g.po[g.task[w]];
        for (int i = g.index[w] - 1; i >= 0; i--) {
          int x = po[i];
          if (g.loc[x] == g.loc[w] && (g.flags[x] & Flags.WRITE) != 0) {
            acquireHead(g, e, x);
          }
        }
      }
      if ((f & Flags.EXCLUSIVE) == 0) {
        return;
      }
      w = g.rf[g.previous(w)];
    }
  }

  /** Whether fences synchronise through an access with these flags. */
  boolean synchronises(int flags) {
    return (flags & Flags.ATOMIC) != 0;
  }

  private void acquireHead(ExecutionGraph g, int e, int w) {
    if ((g.flags[w] & Flags.RELEASE) != 0) {
      g.joinHb(e, w);
    } else if (g.releaseFences > 0 && synchronises(g.flags[w])) {
      int fence = releaseFenceBefore(g, w);
      if (fence >= 0) {
        g.joinHb(e, fence);
      }
    }
  }

  private static int releaseFenceBefore(ExecutionGraph g, int w) {
    int[] po = g.po[g.task[w]];
    for (int i = g.index[w] - 1; i >= 0; i--) {
      int f = g.flags[po[i]];
      if ((f & Flags.FENCE) != 0 && (f & Flags.RELEASE) != 0) {
        return po[i];
      }
    }
    return -1;
  }

  @Override
  public boolean consistent(ExecutionGraph g, int e) {
    return true;
  }
}
