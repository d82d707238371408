package org.latticeipc.explorer.witness;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.latticeipc.explorer.graph.ExecutionGraph;
import org.latticeipc.explorer.graph.Flags;
import org.latticeipc.explorer.graph.Signature;
import org.latticeipc.explorer.graph.TaskState;
import org.latticeipc.trace.EventId;
import org.latticeipc.trace.Step;
import org.latticeipc.trace.StepKind;

/** Turns the events of a graph, in a given order, into steps. */
final class TraceSteps {
  private final ExecutionGraph g;
  private final RecordedCall recording;
  private final WitnessNames names;
  private final String failure;
  private final List<Step> steps = new ArrayList<>();
  private final boolean[] told;

  TraceSteps(ExecutionGraph g, RecordedCall recording, WitnessNames names, String failure) {
    this.g = g;
    this.recording = recording;
    this.names = names;
    this.failure = failure;
    this.told = new boolean[g.size];
  }

  List<Step> along(int[] order) {
    for (int t = 1; t < g.stride; t++) {
      if (g.exists(t) && g.spawnedBy[t] == ExecutionGraph.DECLARED) {
        remarks(t, 0);
      }
    }
    for (int e : order) {
      event(e);
      told[e] = true;
      if ((g.flags[e] & Flags.SPAWN) != 0) {
        remarks(g.loc[e], 0);
      }
      remarks(g.task[e], g.index[e] + 1);
    }
    for (int t = 1; t < g.stride; t++) {
      if (g.exists(t) && g.state[t] == TaskState.FAILED) {
        add(t, nextIndex(t, g.length[t]), StepKind.FAILED, failure, null);
      }
    }
    return steps;
  }

  /** What the task says between events, and how it ended if it did. */
  private void remarks(int t, int eventsBefore) {
    for (RecordedCall.Remark remark : recording.remarks(t, eventsBefore)) {
      boolean note = remark.kind() == RecordedCall.Kind.NOTE;
      add(
          t,
          nextIndex(t, eventsBefore),
          note ? StepKind.NOTE : StepKind.YIELD,
          note ? remark.text() : null,
          remark.source());
    }
    if (eventsBefore < g.length[t]) {
      return;
    }
    int index = nextIndex(t, eventsBefore);
    TaskState state = g.state[t];
    switch (state) {
      case ENDED -> add(t, index, StepKind.END, null, null);
      case JOINING -> add(t, index, StepKind.BLOCKED, "waits for the end of " + joined(t), null);
      case STOPPED -> add(t, index, StepKind.BLOCKED, "an assumption does not hold", null);
      case CUT -> add(t, index, StepKind.BLOCKED, "cut by the bound on events", null);
      default -> {}
    }
  }

  private String joined(int t) {
    return names.task(g.joining[t]).name();
  }

  private int nextIndex(int t, int eventsBefore) {
    int n = 0;
    for (int i = 0; i < eventsBefore; i++) {
      if (isStep(g.po[t][i])) {
        n++;
      }
    }
    return n;
  }

  private boolean isStep(int e) {
    int f = g.flags[e];
    return (f & Flags.ALLOCATION) == 0
        && (f & (Flags.WRITE | Flags.EXCLUSIVE)) != (Flags.WRITE | Flags.EXCLUSIVE);
  }

  private void add(
      int t, int index, StepKind kind, @Nullable String detail, @Nullable String source) {
    String line = source == null || source.isEmpty() ? null : source;
    int cpu = names.task(t).cpu();
    steps.add(new Step(t, index, cpu, kind, null, null, null, null, null, null, detail, line));
  }

  private void event(int e) {
    int f = g.flags[e];
    if (!isStep(e)) {
      return;
    } else if ((f & Flags.READ) != 0) {
      read(e);
    } else if ((f & Flags.WRITE) != 0) {
      String written = names.value(e);
      step(e, StepKind.STORE, cell(e), order(e), null, written, null, coherenceAfter(e), null);
    } else if ((f & Flags.FENCE) != 0) {
      step(e, StepKind.FENCE, null, order(e), null, null, null, null, null);
    } else if ((f & Flags.CHOICE) != 0) {
      String what = String.valueOf(g.firstObject[e]);
      step(e, StepKind.CHOICE, what, null, null, Long.toString(g.value[e]), null, null, null);
    } else {
      StepKind kind = (f & Flags.SPAWN) != 0 ? StepKind.SPAWN : StepKind.JOIN;
      String id = Integer.toString(g.loc[e]);
      step(e, kind, names.task(g.loc[e]).name(), null, null, id, null, null, null);
    }
  }

  private void read(int e) {
    String value = names.value(e);
    EventId from = names.id(g.rf[e]);
    if ((g.flags[e] & Flags.EXCLUSIVE) != 0 && g.index[e] + 1 < g.length[g.task[e]]) {
      int w = g.po[g.task[e]][g.index[e] + 1];
      EventId after = coherenceAfter(w);
      step(e, StepKind.RMW, cell(e), order(e), value, names.value(w), from, after, null);
      return;
    }
    StepKind kind = kindOfRead(e);
    String why = kind == StepKind.BLOCKED ? "waits for " + cell(e) : null;
    step(e, kind, cell(e), order(e), value, null, from, null, why);
  }

  private StepKind kindOfRead(int e) {
    boolean satisfied = (g.flags[e] & Flags.SATISFIED) != 0;
    return switch (Signature.type(g.signature[e])) {
      case Signature.AWAIT -> satisfied ? StepKind.AWAIT : StepKind.BLOCKED;
      case Signature.TIMED_AWAIT -> satisfied ? StepKind.AWAIT : StepKind.AWAIT_LATE;
      case Signature.CAS -> StepKind.CAS_FAILED;
      default -> StepKind.LOAD;
    };
  }

  private String cell(int e) {
    return names.cell(g.loc[e]);
  }

  private String order(int e) {
    boolean exclusive = (g.flags[e] & Flags.EXCLUSIVE) != 0;
    return Signature.orderName(
        g.flags[e], exclusive, exclusive && Signature.releases(g.signature[e]));
  }

  /** The nearest co-earlier write that has been told. */
  private @Nullable EventId coherenceAfter(int w) {
    int[] co = g.co[g.loc[w]];
    for (int p = g.pos[w] - 1; p > 0; p--) {
      if (told[co[p]]) {
        return names.id(co[p]);
      }
    }
    return EventId.INITIAL;
  }

  private void step(
      int e,
      StepKind kind,
      @Nullable String cell,
      @Nullable String order,
      @Nullable String read,
      @Nullable String written,
      @Nullable EventId from,
      @Nullable EventId after,
      @Nullable String detail) {
    int t = g.task[e];
    steps.add(
        new Step(
            t,
            names.id(e).index(),
            names.task(t).cpu(),
            kind,
            cell,
            order,
            read,
            written,
            from,
            after,
            detail,
            recording.source(e)));
  }
}
