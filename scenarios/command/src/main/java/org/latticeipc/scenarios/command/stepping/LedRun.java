package org.latticeipc.scenarios.command.stepping;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.latticeipc.engine.sim.MachineView;
import org.latticeipc.engine.sim.SimulatedMachine;
import org.latticeipc.engine.sim.SimulationOptions;
import org.latticeipc.engine.sim.SimulationResult;
import org.latticeipc.engine.sim.strategy.Decision;
import org.latticeipc.engine.sim.strategy.Strategies;
import org.latticeipc.machine.TaskHandle;
import org.latticeipc.scenarios.command.subject.RunSubject;
import org.latticeipc.trace.EventId;
import org.latticeipc.trace.Step;
import org.latticeipc.trace.StepWords;

/**
 * One run whose first choices are given, and whose other choices are the natural ones, to its end.
 * Immutable.
 *
 * @param choices the number of the alternative taken at each question, as far as they are given
 * @param questions what was asked, in order; questions that have one answer are not
 * @param steps what was done
 * @param printed what the program printed
 * @param result how it ended
 */
public record LedRun(
    List<Integer> choices,
    List<Question> questions,
    List<Step> steps,
    List<String> printed,
    SimulationResult result) {
  /** How a choice of the engine names a write. */
  private static final Pattern WRITE =
      Pattern.compile("(?<= )(from|right after) (init|\\d+\\.\\d+)(?=$|, and its deadline)");

  /**
   * A question of the run.
   *
   * @param after how many steps were done before it
   * @param alternatives each in words
   * @param natural what an orderly machine would take
   * @param taken what was taken
   */
  public record Question(int after, List<String> alternatives, int natural, int taken) {}

  /** Runs a program. */
  static LedRun of(RunSubject subject, SimulationOptions options, List<Integer> choices) {
    List<Question> questions = new ArrayList<>();
    List<Step> steps = new ArrayList<>();
    List<String> printed = new ArrayList<>();
    SimulationResult result =
        SimulatedMachine.run(
            subject.programs().apply(printed::add),
            options
                .withStrategy(
                    Strategies.interactive(
                        decision -> decide(decision, choices, questions, steps.size())))
                .withObserver((step, machine) -> steps.add(step)));
    questions.replaceAll(question -> named(question, steps, result.trace().tasks()));
    return new LedRun(
        List.copyOf(choices),
        List.copyOf(questions),
        List.copyOf(steps),
        List.copyOf(printed),
        result);
  }

  /** The question with writes told by who did them at which step, rather than by event. */
  private static Question named(Question question, List<Step> steps, List<TaskHandle> tasks) {
    StepWords names = new StepWords(tasks);
    List<String> words = new ArrayList<>();
    for (String alternative : question.alternatives()) {
      Matcher write = WRITE.matcher(alternative);
      if (!write.find()) {
        words.add(alternative);
      } else if (write.group(2).equals("init")) {
        words.add(write.replaceFirst("$1 set-up"));
      } else {
        EventId id = EventId.parse(write.group(2));
        int number = 0;
        while (!(steps.get(number) instanceof Step.Writes) || !steps.get(number).id().equals(id)) {
          number++;
        }
        String by = names.task(id.task()) + "'s step " + (number + 1);
        words.add(write.replaceFirst("$1 " + Matcher.quoteReplacement(by)));
      }
    }
    return new Question(question.after(), words, question.natural(), question.taken());
  }

  private static int decide(
      Decision decision, List<Integer> choices, List<Question> questions, int after) {
    int count = decision.alternatives();
    int natural = decision.natural();
    if (count == 1) {
      return natural;
    }
    int number = questions.size();
    int taken = number < choices.size() ? choices.get(number) : natural;
    if (taken >= count) {
      throw new IllegalArgumentException(
          "question " + (number + 1) + " has " + count + " answers, not a number " + taken);
    }
    List<String> words = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      words.add(decision.describe(i));
    }
    questions.add(new Question(after, words, natural, taken));
    return taken;
  }

  /** The state of the machine after so many steps; does the run again. */
  static Snapshot snapshot(
      RunSubject subject, SimulationOptions options, List<Integer> choices, int steps) {
    List<Question> questions = new ArrayList<>();
    List<Snapshot> found = new ArrayList<>();
    int[] done = new int[1];
    SimulationResult unused =
        SimulatedMachine.run(
            subject.program(),
            options
                .withStrategy(
                    Strategies.interactive(
                        decision -> decide(decision, choices, questions, done[0])))
                .withObserver(
                    (step, machine) -> {
                      if (++done[0] == steps) {
                        found.add(new Snapshot(machine.cells(), machine.tasks()));
                      }
                    }));
    return found.isEmpty() ? new Snapshot(List.of(), List.of()) : found.get(0);
  }

  /**
   * The machine at one point.
   *
   * @param cells every cell with its writes in coherence order
   * @param tasks every task with what it stands before
   */
  public record Snapshot(List<MachineView.CellView> cells, List<MachineView.TaskView> tasks) {}
}
