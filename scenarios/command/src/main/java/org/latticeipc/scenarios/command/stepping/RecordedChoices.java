package org.latticeipc.scenarios.command.stepping;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.latticeipc.engine.sim.SimulatedMachine;
import org.latticeipc.engine.sim.SimulationOptions;
import org.latticeipc.engine.sim.strategy.Comparison;
import org.latticeipc.engine.sim.strategy.Decision;
import org.latticeipc.engine.sim.strategy.Replay;
import org.latticeipc.engine.sim.strategy.ReplayDifference;
import org.latticeipc.engine.sim.strategy.Strategy;
import org.latticeipc.scenarios.command.subject.RunSubject;
import org.latticeipc.trace.Step;
import org.latticeipc.trace.Trace;

/** The choices of a recorded run, found by replaying it. */
public final class RecordedChoices {
  private RecordedChoices() {}

  /** The choices, one for each question with more than one answer. */
  public static List<Integer> of(RunSubject subject, SimulationOptions options, Trace trace) {
    List<Integer> choices = new ArrayList<>();
    SimulatedMachine.run(subject.program(), options.withStrategy(new Listening(trace, choices)));
    return choices;
  }

  /** Replays, and writes down what it chose. */
  private record Listening(Trace trace, List<Integer> choices) implements Strategy {
    @Override
    public String name() {
      return trace.origin();
    }

    @Override
    public Chooser begin(long seed) {
      return new Ear((Comparison) new Replay(trace, trace.steps()).begin(seed), choices);
    }
  }

  private record Ear(Comparison replay, List<Integer> choices) implements Comparison {
    @Override
    public int decide(Decision decision) {
      int taken = replay.decide(decision);
      if (taken != DIFFERS && decision.alternatives() > 1) {
        choices.add(taken);
      }
      return taken;
    }

    @Override
    public @Nullable ReplayDifference compare(Step found) {
      return replay.compare(found);
    }

    @Override
    public ReplayDifference difference() {
      return replay.difference();
    }

    @Override
    public boolean isExhausted() {
      return replay.isExhausted();
    }

    @Override
    public boolean standsStillNext() {
      return replay.standsStillNext();
    }

    @Override
    public ReplayDifference missing() {
      return replay.missing();
    }

    @Override
    public int idOfNextSpawn() {
      return replay.idOfNextSpawn();
    }
  }
}
