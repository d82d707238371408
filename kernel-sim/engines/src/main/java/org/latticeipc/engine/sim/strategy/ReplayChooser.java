package org.latticeipc.engine.sim.strategy;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.latticeipc.trace.Step;
import org.latticeipc.trace.StepKind;
import org.latticeipc.trace.StepWords;
import org.latticeipc.trace.Trace;
import org.latticeipc.trace.TraceHash;

/** The state of one replay; see {@link Replay}. */
final class ReplayChooser implements Comparison {
  private final StepWords words;
  private final boolean strict;

  /** The steps that are still to be seen, after the next one. */
  private final Iterator<Step> later;

  /** The step to be seen next; null at the end. */
  private @Nullable Step next;

  /** Its number in the trace, from 1; of the last one at the end, and one more. */
  private int number;

  /** Where notes are compared task by task: those not yet seen. */
  private final Map<Integer, ArrayDeque<Step.Note>> notes = new TreeMap<>();

  private @Nullable ReplayDifference difference;

  ReplayChooser(Trace trace, Iterable<Step> steps) {
    this.words = new StepWords(trace.tasks());
    this.strict = trace.clock() == Trace.Clock.VIRTUAL;
    this.later = steps.iterator();
    if (!strict) {
      for (Step step : steps) {
        if (step instanceof Step.Note note) {
          notes.computeIfAbsent(step.task(), t -> new ArrayDeque<>()).add(note);
        }
      }
    }
    advance();
  }

  private void advance() {
    do {
      next = later.hasNext() ? later.next() : null;
      number++;
    } while (next != null && !strict && !next.kind().isEvent());
  }

  @Override
  public int decide(Decision decision) {
    Step step = next;
    if (step == null) {
      return decision.natural();
    }
    for (int i = 0; i < decision.alternatives(); i++) {
      if (matches(decision, i, step)) {
        return i;
      }
    }
    difference = differs(step, impossible(decision, step));
    return DIFFERS;
  }

  /**
   * A step of another kind than what is asked goes on somehow: comparing it tells the difference.
   */
  private static boolean matches(Decision decision, int alternative, Step step) {
    if (decision instanceof Decision.Schedule schedule) {
      return schedule.task(alternative).id() == step.task();
    } else if (decision instanceof Decision.Read read) {
      return read.isTimeout(alternative) == step instanceof Step.LateAwait
          && (!(step instanceof Step.Reads wanted)
              || wanted.from().equals(read.write(alternative)));
    } else if (decision instanceof Decision.Place place) {
      return !(step instanceof Step.Writes wanted)
          || wanted.after().equals(place.after(alternative));
    }
    return !(step instanceof Step.Choice wanted) || wanted.taken() == alternative;
  }

  private String impossible(Decision decision, Step step) {
    StringBuilder offered = new StringBuilder();
    for (int i = 0; i < decision.alternatives(); i++) {
      offered.append(i == 0 ? "" : ", ").append(decision.describe(i));
    }
    if (decision instanceof Decision.Schedule) {
      return words.task(step.task()) + " cannot step; possible: " + offered;
    }
    return "the memory model or the program does not allow that; possible: " + offered;
  }

  @Override
  public @Nullable ReplayDifference compare(Step found) {
    if (!strict && !found.kind().isEvent()) {
      return found instanceof Step.Note note ? compareNote(note) : null;
    }
    Step wanted = next;
    if (wanted == null) {
      return new ReplayDifference(number, "the end of the trace", words.of(found));
    }
    if (!TraceHash.same(wanted, found)) {
      return differs(wanted, words.of(found));
    }
    advance();
    return null;
  }

  private @Nullable ReplayDifference compareNote(Step.Note found) {
    if (notes.isEmpty()) {
      return null; // the engine that made the trace told no facts
    }
    ArrayDeque<Step.Note> left = notes.getOrDefault(found.task(), new ArrayDeque<>());
    Step.Note wanted = left.poll();
    if (wanted == null) {
      // A trace may end before the task does; what it notes from there on was not told.
      return null;
    }
    return wanted.fact().equals(found.fact()) ? null : differs(wanted, words.of(found));
  }

  private ReplayDifference differs(Step wanted, String found) {
    return new ReplayDifference(number, words.of(wanted), found);
  }

  @Override
  public ReplayDifference difference() {
    return Objects.requireNonNull(difference);
  }

  @Override
  public boolean isExhausted() {
    return next == null;
  }

  @Override
  public boolean standsStillNext() {
    return next != null && next.kind() == StepKind.BLOCKED;
  }

  @Override
  public ReplayDifference missing() {
    return differs(Objects.requireNonNull(next), "the end of the run");
  }

  @Override
  public int idOfNextSpawn() {
    return next instanceof Step.Spawn spawn ? spawn.child() : 0;
  }
}
