package org.latticeipc.engine.sim.strategy;

import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Where the choices of a run are not those of an idle machine, which is what there is to shrink in
 * it. Confined to one thread.
 */
public final class Deviations {

  /**
   * When a choice was made, in terms that other choices change little.
   *
   * @param kind what was decided, as the number of its sort
   * @param task the task that decided, or that stepped last
   * @param events how many events that had done
   * @param repeat how many decisions of that sort it met there before
   */
  public record Moment(int kind, int task, int events, int repeat) {}

  private final Map<Moment, Integer> taken = new LinkedHashMap<>();
  private boolean staysBlocked;

  /** None yet. */
  public Deviations() {}

  /** Those at these moments only; whether the run stands still is as it is here. */
  public Deviations only(Collection<Moment> moments) {
    Deviations some = new Deviations();
    some.staysBlocked = staysBlocked;
    moments.forEach(moment -> some.taken.put(moment, taken.get(moment)));
    return some;
  }

  /** When choices deviate, in the order of the run. */
  public List<Moment> moments() {
    return List.copyOf(taken.keySet());
  }

  /** How many there are. */
  public int size() {
    return taken.size();
  }

  /** Whether the run stands still where only older writes would let it go on. */
  boolean staysBlocked() {
    return staysBlocked;
  }

  void stayBlocked() {
    staysBlocked = true;
  }

  /** Keeps the task that stepped, or the number of the alternative that was taken. */
  void put(Moment moment, int what) {
    taken.put(moment, what);
  }

  /** What is taken then, or -1 if nothing deviates. */
  int at(Moment moment) {
    return taken.getOrDefault(moment, -1);
  }

  /** Tells moments apart while a run goes on. */
  static final class Clock {
    private final Map<Moment, Integer> met = new HashMap<>();

    Moment next(Decision decision) {
      Moment first = moment(decision);
      return new Moment(
          first.kind, first.task, first.events, met.merge(first, 1, Integer::sum) - 1);
    }

    private static Moment moment(Decision decision) {
      if (decision instanceof Decision.Schedule schedule) {
        return new Moment(0, schedule.lastTask(), decision.events(), 0);
      } else if (decision instanceof Decision.Read read) {
        return new Moment(1, read.task().id(), decision.events(), 0);
      } else if (decision instanceof Decision.Place place) {
        return new Moment(2, place.task().id(), decision.events(), 0);
      }
      return new Moment(3, ((Decision.Choice) decision).task().id(), decision.events(), 0);
    }
  }
}
