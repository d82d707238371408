package org.latticeipc.explorer.witness;

import java.util.ArrayList;
import java.util.List;
import org.latticeipc.explorer.graph.ExecutionGraph;
import org.latticeipc.explorer.graph.Flags;

/**
 * Says in plain words why an execution is possible: for each read of a value that is already
 * overwritten, what is missing that would have forced the newer value on it; and if no read is
 * stale, which reads took a value from another task without being ordered after its write.
 */
final class Explanation {
  private final ExecutionGraph g;
  private final RecordedCall recording;
  private final WitnessNames names;

  Explanation(ExecutionGraph g, RecordedCall recording, WitnessNames names) {
    this.g = g;
    this.recording = recording;
    this.names = names;
  }

  /** Sentences in the order of the events they are about. */
  List<String> along(int[] order) {
    List<String> sentences = new ArrayList<>();
    boolean[] done = new boolean[g.size];
    for (int e : order) {
      if ((g.flags[e] & Flags.READ) != 0) {
        int newer = newestDone(e, done);
        if (newer >= 0) {
          sentences.add(stale(e, newer));
        }
      }
      done[e] = true;
    }
    return sentences.isEmpty() ? unsynchronised(order) : sentences;
  }

  /** The links between tasks that carry a value and no order. */
  private List<String> unsynchronised(int[] order) {
    List<String> sentences = new ArrayList<>();
    for (int e : order) {
      if ((g.flags[e] & Flags.READ) == 0 || g.rf[e] < 0 || g.task[g.rf[e]] == g.task[e]) {
        continue;
      }
      // A fence after the read may synchronise for it, so the task's last event is asked.
      int last = g.po[g.task[e]][g.length[g.task[e]] - 1];
      if (!g.inHb(g.rf[e], last)) {
        sentences.add(link(e, g.rf[e]));
      }
    }
    return sentences;
  }

  private String link(int r, int w) {
    return "task "
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
  }

  private String unordered(int w, int r) {
    if ((g.flags[r] & Flags.ACQUIRE) != 0) {
      return ", which does not release";
    } else if ((g.flags[w] & Flags.RELEASE) != 0) {
      return ", but does not acquire";
    }
    return ", and the two do not synchronise";
  }

  /** The co-last write of the read's cell that is done and co-after the one it reads, or -1. */
  private int newestDone(int r, boolean[] done) {
    int loc = g.loc[r];
    for (int p = g.coLength[loc] - 1; p > g.place(g.rf[r]); p--) {
      int w = g.co[loc][p];
      if (done[w] && g.task[w] != g.task[r]) {
        return w;
      }
    }
    return -1;
  }

  private String stale(int r, int newer) {
    return "task "
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
    boolean releases = (g.flags[source] & Flags.RELEASE) != 0;
    boolean acquires = (g.flags[carrier] & Flags.ACQUIRE) != 0;
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
