package org.latticeipc.engine.sim.strategy;

/**
 * Goes on with the task that stepped last as long as it can, then with the first that can; reads
 * the newest write, lets stores land last, chooses 0; except where it is told to deviate.
 */
final class CalmChooser implements Strategy.Chooser {
  private final Deviations deviations;
  private final Deviations.Clock clock = new Deviations.Clock();

  CalmChooser(Deviations deviations) {
    this.deviations = deviations;
  }

  @Override
  public int decide(Decision decision) {
    int deviation = deviations.at(clock.next(decision));
    if (deviation >= 0) {
      int wanted = alternative(decision, deviation);
      if (wanted >= 0) {
        return wanted;
      }
    }
    return calm(decision);
  }

  @Override
  public boolean staysBlocked() {
    return deviations.staysBlocked();
  }

  /** What is taken without a deviation. */
  static int calm(Decision decision) {
    if (decision instanceof Decision.Schedule schedule) {
      int last = alternative(schedule, schedule.lastTask());
      if (last >= 0 && !schedule.isTimeout(last)) {
        return last;
      }
      return schedule.isTimeout(0) ? schedule.natural() : 0;
    }
    return decision.natural();
  }

  /**
   * What a deviation says of an alternative: the task that steps, else the alternative's number.
   */
  static int deviation(Decision decision, int alternative) {
    return decision instanceof Decision.Schedule schedule
        ? schedule.task(alternative).id()
        : alternative;
  }

  /** The alternative that a deviation means, or -1 if there is none. */
  private static int alternative(Decision decision, int deviation) {
    if (decision instanceof Decision.Schedule schedule) {
      for (int i = 0; i < schedule.alternatives(); i++) {
        if (schedule.task(i).id() == deviation) {
          return i;
        }
      }
      return -1;
    }
    return deviation < decision.alternatives() ? deviation : -1;
  }

  /** Lets another chooser decide and notes where it is not calm. */
  static final class Recorder implements Strategy.Chooser {
    private final Strategy.Chooser below;
    private final Deviations noted;
    private final Deviations.Clock clock = new Deviations.Clock();

    Recorder(Strategy.Chooser below, Deviations noted) {
      this.below = below;
      this.noted = noted;
    }

    @Override
    public int decide(Decision decision) {
      int taken = below.decide(decision);
      Deviations.Moment moment = clock.next(decision);
      if (taken != calm(decision)) {
        noted.put(moment, deviation(decision, taken));
      }
      return taken;
    }

    @Override
    public boolean staysBlocked() {
      boolean stays = below.staysBlocked();
      if (stays) {
        noted.stayBlocked();
      }
      return stays;
    }
  }
}
