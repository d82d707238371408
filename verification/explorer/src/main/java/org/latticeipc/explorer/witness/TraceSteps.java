package org.latticeipc.explorer.witness;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.latticeipc.explorer.graph.ExecutionGraph;
import org.latticeipc.explorer.graph.Flags;
import org.latticeipc.explorer.graph.IdleRound;
import org.latticeipc.explorer.graph.Signature;
import org.latticeipc.explorer.graph.TaskState;
import org.latticeipc.trace.EventId;
import org.latticeipc.trace.Step;

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
        steps.add(new Step.Failed(at(t, nextIndex(t, g.length[t]), ""), failure));
      }
    }
    return steps;
  }

  /** What the task says between events, and how it ended if it did. */
  private void remarks(int t, int eventsBefore) {
    for (RecordedCall.Remark remark : recording.remarks(t, eventsBefore)) {
      Step.At at = at(t, nextIndex(t, eventsBefore), remark.source());
      steps.add(
          remark.kind() == RecordedCall.Kind.NOTE
              ? new Step.Note(at, remark.text())
              : new Step.Yield(at, Optional.empty()));
    }
    if (eventsBefore < g.length[t]) {
      return;
    }
    Step.At at = at(t, nextIndex(t, eventsBefore), "");
    TaskState state = g.state[t];
    switch (state) {
      case ENDED -> steps.add(new Step.End(at));
      case JOINING -> steps.add(new Step.Blocked(at, "waits for the end of " + joined(t)));
      case STOPPED -> steps.add(new Step.Blocked(at, whyStopped(t)));
      case CUT -> steps.add(new Step.Blocked(at, "cut by the bound on events"));
      default -> {}
    }
  }

  private Step.At at(int t, int index, String source) {
    return new Step.At(t, index, names.task(t).cpu(), source);
  }

  private String whyStopped(int t) {
    IdleRound round = IdleRound.of(g, t);
    if (round == null) {
      return "an assumption does not hold";
    }
    return round.loop().isEmpty()
        ? "repeats a loop that changes nothing"
        : "goes round the loop at " + round.loop() + ", which changes nothing";
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

  private void event(int e) {
    if (isStep(e)) {
      steps.add(step(e, at(g.task[e], names.id(e).index(), recording.source(e))));
    }
  }

  private Step step(int e, Step.At at) {
    int f = g.flags[e];
    if ((f & Flags.READ) != 0) {
      return read(e, at);
    } else if ((f & Flags.WRITE) != 0) {
      return new Step.Store(at, cell(e), order(e), names.value(e), coherenceAfter(e));
    } else if ((f & Flags.FENCE) != 0) {
      return new Step.Fence(at, order(e));
    } else if ((f & Flags.CHOICE) != 0) {
      return new Step.Choice(at, String.valueOf(g.firstObject[e]), (int) g.value[e]);
    }
    int other = g.loc[e];
    String name = names.task(other).name();
    return (f & Flags.SPAWN) != 0
        ? new Step.Spawn(at, name, other)
        : new Step.Join(at, name, other);
  }

  private Step read(int e, Step.At at) {
    String value = names.value(e);
    EventId from = names.id(g.rf[e]);
    if ((g.flags[e] & Flags.EXCLUSIVE) != 0 && g.index[e] + 1 < g.length[g.task[e]]) {
      int w = g.po[g.task[e]][g.index[e] + 1];
      return new Step.Update(at, cell(e), order(e), value, names.value(w), from, coherenceAfter(w));
    }
    boolean satisfied = (g.flags[e] & Flags.SATISFIED) != 0;
    return switch (Signature.type(g.signature[e])) {
      case Signature.AWAIT ->
          satisfied
              ? new Step.Await(at, cell(e), order(e), value, from)
              : new Step.BlockedAwait(at, cell(e), order(e), value, from, "waits for " + cell(e));
      case Signature.TIMED_AWAIT ->
          satisfied
              ? new Step.Await(at, cell(e), order(e), value, from)
              : new Step.LateAwait(at, cell(e), order(e), value, from);
      case Signature.CAS -> new Step.FailedExchange(at, cell(e), order(e), value, from);
      default -> new Step.Load(at, cell(e), order(e), value, from);
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
  private EventId coherenceAfter(int w) {
    int[] co = g.co[g.loc[w]];
    for (int p = g.pos[w] - 1; p > 0; p--) {
      if (told[co[p]]) {
        return names.id(co[p]);
      }
    }
    return EventId.INITIAL;
  }
}
