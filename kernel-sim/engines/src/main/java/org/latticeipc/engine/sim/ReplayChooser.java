package org.latticeipc.engine.sim;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.latticeipc.engine.sim.strategy.Decision;
import org.latticeipc.engine.sim.strategy.Strategy;
import org.latticeipc.trace.EventId;
import org.latticeipc.trace.Step;
import org.latticeipc.trace.StepKind;
import org.latticeipc.trace.StepText;
import org.latticeipc.trace.Trace;

/** The state of one replay; see {@link Replay}. */
final class ReplayChooser implements Strategy.Chooser, Comparison {
  private final StepText text;
  private final boolean strict;

  /** The steps to be seen in order. */
  private final List<Step> expected = new ArrayList<>();

  /** For each of them its number in the trace, from 1. */
  private final List<Integer> numbers = new ArrayList<>();

  /** Where notes are compared task by task: those not yet seen. */
  private final Map<Integer, ArrayDeque<Step>> notes = new TreeMap<>();

  private int next;
  private SimulationResult.@Nullable Difference difference;

  ReplayChooser(Trace trace) {
    this.text = new StepText(trace.tasks());
    this.strict = trace.clock() == Trace.Clock.VIRTUAL;
    for (int i = 0; i < trace.steps().size(); i++) {
      Step step = trace.steps().get(i);
      if (strict || step.kind().isEvent()) {
        expected.add(step);
        numbers.add(i + 1);
      } else if (step.kind() == StepKind.NOTE) {
        notes.computeIfAbsent(step.task(), t -> new ArrayDeque<>()).add(step);
      }
    }
  }

  @Override
  public int decide(Decision decision) {
    if (isExhausted()) {
      return decision.natural();
    }
    Step step = expected.get(next);
    for (int i = 0; i < decision.alternatives(); i++) {
      if (matches(decision, i, step)) {
        return i;
      }
    }
    difference = differs(step, impossible(decision, step));
    return DIFFERS;
  }

  private static boolean matches(Decision decision, int alternative, Step step) {
    if (decision instanceof Decision.Schedule schedule) {
      return schedule.task(alternative).id() == step.task();
    } else if (decision instanceof Decision.Read read) {
      return read.isTimeout(alternative) == (step.kind() == StepKind.AWAIT_LATE)
          && isSameOrUnknown(step.readsFrom(), read.write(alternative));
    } else if (decision instanceof Decision.Place place) {
      return isSameOrUnknown(step.coherenceAfter(), place.after(alternative));
    }
    return step.kind() != StepKind.CHOICE || Integer.toString(alternative).equals(step.written());
  }

  private static boolean isSameOrUnknown(@Nullable EventId wanted, EventId offered) {
    return wanted == null || wanted.equals(offered);
  }

  private String impossible(Decision decision, Step step) {
    StringBuilder offered = new StringBuilder();
    for (int i = 0; i < decision.alternatives(); i++) {
      offered.append(i == 0 ? "" : ", ").append(decision.describe(i));
    }
    if (decision instanceof Decision.Schedule) {
      return text.task(step.task()) + " cannot step; possible: " + offered;
    }
    return "the memory model or the program does not allow that; possible: " + offered;
  }

  @Override
  public SimulationResult.@Nullable Difference compare(RecordedStep found) {
    if (!strict && !found.kind.isEvent()) {
      return found.kind == StepKind.NOTE ? compareNote(found.toStep()) : null;
    }
    Step step = found.toStep();
    if (isExhausted()) {
      return new SimulationResult.Difference(numberOfNext(), "the end of the trace", text.of(step));
    }
    Step wanted = expected.get(next);
    if (!bare(wanted).equals(bare(step))) {
      return differs(wanted, text.of(step));
    }
    next++;
    return null;
  }

  private SimulationResult.@Nullable Difference compareNote(Step found) {
    if (notes.isEmpty()) {
      return null; // the engine that made the trace told no facts
    }
    ArrayDeque<Step> left = notes.getOrDefault(found.task(), new ArrayDeque<>());
    Step wanted = left.poll();
    if (wanted == null) {
      // A trace may end before the task does; what it notes from there on was not told.
      return null;
    }
    return Objects.equals(wanted.detail(), found.detail()) ? null : differs(wanted, text.of(found));
  }

  private static Step bare(Step s) {
    return new Step(
        s.task(),
        s.index(),
        s.cpu(),
        s.kind(),
        s.cell(),
        s.order(),
        s.read(),
        s.written(),
        s.readsFrom(),
        s.coherenceAfter(),
        s.detail(),
        null);
  }

  private SimulationResult.Difference differs(Step wanted, String found) {
    return new SimulationResult.Difference(numberOfNext(), text.of(wanted), found);
  }

  private int numberOfNext() {
    return next < numbers.size()
        ? numbers.get(next)
        : numbers.isEmpty() ? 1 : numbers.get(numbers.size() - 1) + 1;
  }

  @Override
  public SimulationResult.Difference difference() {
    return Objects.requireNonNull(difference);
  }

  @Override
  public boolean isExhausted() {
    return next == expected.size();
  }

  @Override
  public SimulationResult.Difference missing() {
    return differs(expected.get(next), "the end of the run");
  }

  @Override
  public int idOfNextSpawn() {
    if (isExhausted() || expected.get(next).kind() != StepKind.SPAWN) {
      return 0;
    }
    String id = expected.get(next).written();
    return id != null && id.matches("[1-9][0-9]{0,8}") ? Integer.parseInt(id) : 0;
  }
}
