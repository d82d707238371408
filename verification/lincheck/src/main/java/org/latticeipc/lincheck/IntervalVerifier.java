package org.latticeipc.lincheck;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jetbrains.kotlinx.lincheck.Actor;
import org.jetbrains.kotlinx.lincheck.execution.ExecutionResult;
import org.jetbrains.kotlinx.lincheck.execution.ExecutionScenario;
import org.jetbrains.kotlinx.lincheck.execution.HBClock;
import org.jetbrains.kotlinx.lincheck.execution.ResultWithClock;
import org.jetbrains.kotlinx.lincheck.util.LincheckResult;
import org.jetbrains.kotlinx.lincheck.util.ValueResult;
import org.jetbrains.lincheck.datastructures.verifier.Verifier;

/**
 * Whether some order of moments explains every answer of an execution, see {@link Moments}. Calls
 * keep their order in each thread, and no call begins before one that had ended when it began.
 *
 * <p>Breadth-first over (state, calls answered, calls in progress), each visited once: at most the
 * product of the threads' lengths times the states that the calls can reach.
 */
final class IntervalVerifier<S> implements Verifier {
  private final Moments<S> specification;

  IntervalVerifier(Moments<S> specification) {
    this.specification = specification;
  }

  @Override
  public boolean verifyResults(ExecutionScenario scenario, ExecutionResult results) {
    Set<S> states = Set.of(specification.initial());
    states = after(states, alone(scenario.getInitExecution(), results.getInitResults()));
    states = after(states, together(scenario, results));
    states = after(states, alone(scenario.getPostExecution(), results.getPostResults()));
    return !states.isEmpty();
  }

  /** A call, what it returned, and how many calls of each thread had ended when it began. */
  private record Call(String name, LincheckResult result, List<Integer> ended) {
    boolean returned(String answer) {
      return result instanceof ValueResult value && answer.equals(value.getValue());
    }
  }

  private static List<List<Call>> alone(List<Actor> actors, List<? extends LincheckResult> got) {
    List<Call> calls = new ArrayList<>();
    for (int i = 0; i < actors.size(); i++) {
      calls.add(new Call(actors.get(i).getMethod().getName(), got.get(i), List.of()));
    }
    return List.of(calls);
  }

  private static List<List<Call>> together(ExecutionScenario scenario, ExecutionResult results) {
    List<List<Call>> threads = new ArrayList<>();
    for (int t = 0; t < scenario.getNThreads(); t++) {
      List<Call> calls = new ArrayList<>();
      List<ResultWithClock> got = results.getParallelResultsWithClock().get(t);
      for (int i = 0; i < got.size(); i++) {
        String name = scenario.getParallelExecution().get(t).get(i).getMethod().getName();
        calls.add(new Call(name, got.get(i).getResult(), ended(got.get(i).getClockOnStart())));
      }
      threads.add(calls);
    }
    return threads;
  }

  private static List<Integer> ended(HBClock clock) {
    return Arrays.stream(clock.getClock()).boxed().toList();
  }

  /**
   * A point of the search.
   *
   * @param answered how many calls each thread has ended
   * @param inside whether each thread's next call has begun
   */
  private record Point<S>(S state, List<Integer> answered, List<Boolean> inside) {}

  /** Every state in which the calls can all have been answered as they were. */
  private Set<S> after(Set<S> before, List<List<Call>> threads) {
    Set<S> ends = new LinkedHashSet<>();
    Set<Point<S>> seen = new HashSet<>();
    ArrayDeque<Point<S>> open = new ArrayDeque<>();
    for (S state : before) {
      open.add(new Point<>(state, filled(threads.size(), 0), filled(threads.size(), false)));
    }
    while (!open.isEmpty()) {
      Point<S> point = open.remove();
      if (!seen.add(point)) {
        continue;
      }
      boolean all = true;
      for (int t = 0; t < threads.size(); t++) {
        if (point.answered().get(t) < threads.get(t).size()) {
          all = false;
          advance(point, t, threads.get(t).get(point.answered().get(t)), open);
        }
      }
      if (all) {
        ends.add(point.state());
      }
    }
    return ends;
  }

  private void advance(Point<S> point, int thread, Call call, ArrayDeque<Point<S>> open) {
    if (!point.inside().get(thread) && !mayBegin(point, thread, call)) {
      return;
    }
    for (Moments.Step<S> step : specification.steps(point.state(), call.name(), thread)) {
      String answer = step.answer();
      if (answer == null) {
        open.add(
            new Point<>(
                step.after(), point.answered(), with(point.inside(), thread, Boolean.TRUE)));
      } else if (call.returned(answer)) {
        int count = point.answered().get(thread) + 1;
        open.add(
            new Point<>(
                step.after(),
                with(point.answered(), thread, count),
                with(point.inside(), thread, Boolean.FALSE)));
      }
    }
  }

  private boolean mayBegin(Point<S> point, int thread, Call call) {
    for (int t = 0; t < call.ended().size(); t++) {
      if (t != thread && point.answered().get(t) < call.ended().get(t)) {
        return false;
      }
    }
    return true;
  }

  private static <T> List<T> filled(int size, T value) {
    List<T> list = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      list.add(value);
    }
    return List.copyOf(list);
  }

  private static <T> List<T> with(List<T> list, int at, T value) {
    List<T> copy = new ArrayList<>(list);
    copy.set(at, value);
    return List.copyOf(copy);
  }
}
