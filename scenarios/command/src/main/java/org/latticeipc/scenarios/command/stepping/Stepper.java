package org.latticeipc.scenarios.command.stepping;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.latticeipc.engine.sim.SimulationOptions;
import org.latticeipc.scenarios.command.subject.RunSubject;
import org.latticeipc.scenarios.tracefile.Recording;
import org.latticeipc.trace.Step;
import org.latticeipc.trace.StepWords;

/**
 * A place in a run, from which one goes on or back, and takes other ways. The run is known to its
 * end: what lies ahead are the natural choices. Each other choice does the program again from its
 * start, so a choice costs a run, and nothing is ever undone. Confined to one thread.
 */
public final class Stepper {
  /** Longer runs are given up: each choice would take too long. */
  public static final long MOST_STEPS = 20_000;

  /** What a run without a timer is given, since whoever steps is the timer. */
  private static final int SLICE = 8;

  private static final int SHOWN = 4;

  private final RunSubject subject;
  private final SimulationOptions options;
  private LedRun run;

  /** How many steps were done, and how many questions are behind. */
  private int steps;

  private int questions;

  /**
   * At the beginning of a run.
   *
   * @param options how it is run; its strategy is not asked
   * @param choices the first choices of the way ahead
   */
  public Stepper(RunSubject subject, SimulationOptions options, List<Integer> choices) {
    this.subject = subject;
    this.options = options.withMaxSteps(MOST_STEPS).withSources(true);
    this.run = LedRun.of(subject, this.options, choices);
  }

  /** At the beginning of a run that was recorded; what it did is the way ahead. */
  public static Stepper along(RunSubject subject, Recording recording) {
    SimulationOptions replaying = subject.settings().replaying(recording);
    SimulationOptions options =
        replaying
            .withSliceSteps(Math.max(SLICE, recording.slice()))
            .withJudgedEvents(Math.max(replaying.judgedEvents(), recording.trace().steps().size()));
    return new Stepper(subject, options, RecordedChoices.of(subject, options, recording.trace()));
  }

  /** The whole run, what lies ahead included. */
  public LedRun run() {
    return run;
  }

  /** How many steps were done. */
  public int steps() {
    return steps;
  }

  /** Whether the run is over. */
  public boolean isOver() {
    return steps == run.steps().size() && question().isEmpty();
  }

  /** The question that is to be answered here; empty if the next step is the only one there is. */
  public Optional<LedRun.Question> question() {
    return questions < run.questions().size() && run.questions().get(questions).after() == steps
        ? Optional.of(run.questions().get(questions))
        : Optional.empty();
  }

  /** The choices that led here. */
  private List<Integer> choices() {
    return run.questions().subList(0, questions).stream().map(LedRun.Question::taken).toList();
  }

  /** Answers the question, or does the next step, as the way ahead has it. */
  public void forward() {
    if (question().isPresent()) {
      questions++;
    } else if (steps < run.steps().size()) {
      steps++;
    }
  }

  /**
   * Answers the question.
   *
   * @throws IllegalArgumentException if there is none, or no such answer
   */
  public void choose(int alternative) {
    LedRun.Question question =
        question().orElseThrow(() -> new IllegalArgumentException("nothing is asked here"));
    if (alternative < 0 || alternative >= question.alternatives().size()) {
      throw new IllegalArgumentException("no answer " + alternative);
    }
    if (alternative != question.taken()) {
      run = with(alternative);
    }
    questions++;
  }

  private LedRun with(int alternative) {
    List<Integer> choices = new ArrayList<>(choices());
    choices.add(alternative);
    return LedRun.of(subject, options, choices);
  }

  /** Goes one step back, or to the question before; says whether there was anything behind. */
  public boolean back() {
    if (questions > 0 && run.questions().get(questions - 1).after() == steps) {
      questions--;
    } else if (steps > 0) {
      steps--;
    } else {
      return false;
    }
    return true;
  }

  /** Goes to the place before all questions after so many steps of the way; at most its end. */
  public void goTo(int step) {
    steps = Math.max(0, Math.min(step, run.steps().size()));
    questions = 0;
    while (questions < run.questions().size() && run.questions().get(questions).after() < steps) {
      questions++;
    }
  }

  /**
   * Goes on until just before a step that a breakpoint is on, other than the next one, or to the
   * end.
   *
   * @return the step that it stopped before
   */
  public Optional<Step> goOn(Breakpoints breakpoints) {
    for (int place : breakpoints.in(run)) {
      if (place > steps) {
        goTo(place);
        return Optional.of(run.steps().get(place));
      }
    }
    goTo(run.steps().size());
    questions = run.questions().size();
    return Optional.empty();
  }

  /** What would be done next if an alternative were taken: in words, without a full stop. */
  public String preview(int alternative) {
    LedRun ahead = question().orElseThrow().taken() == alternative ? run : with(alternative);
    int asked = questions + 1;
    if (asked < ahead.questions().size() && ahead.questions().get(asked).after() == steps) {
      List<String> words = ahead.questions().get(asked).alternatives();
      String first = String.join(", or ", words.subList(0, Math.min(SHOWN, words.size())));
      return words.size() > SHOWN ? first + ", or " + (words.size() - SHOWN) + " more" : first;
    }
    return steps < ahead.steps().size()
        ? words(ahead, ahead.steps().get(steps))
        : "nothing: the run is over";
  }

  /** A step of the run in words. */
  public String words(Step step) {
    return words(run, step);
  }

  private static String words(LedRun of, Step step) {
    String where = step.source().isEmpty() ? "" : "  (" + step.source() + ")";
    return new StepWords(of.result().trace().tasks()).task(step.task())
        + ": "
        + step.words()
        + where;
  }

  /** The state here; does the run again. */
  public LedRun.Snapshot state() {
    return LedRun.snapshot(subject, options, run.choices(), steps);
  }
}
