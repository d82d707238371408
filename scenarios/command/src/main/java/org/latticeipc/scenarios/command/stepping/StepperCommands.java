package org.latticeipc.scenarios.command.stepping;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.latticeipc.engine.sim.MachineView;
import org.latticeipc.machine.text.NearestName;
import org.latticeipc.scenarios.command.console.Console;
import org.latticeipc.scenarios.command.console.Endings;
import org.latticeipc.scenarios.command.stepping.Breakpoints.Breakpoint;
import org.latticeipc.scenarios.command.stepping.Breakpoints.On;
import org.latticeipc.trace.Step;
import org.latticeipc.trace.StepWords;

/** What a person at a terminal says to a stepper, a line each. Confined to one thread. */
public final class StepperCommands {
  private static final Pattern BREAK = Pattern.compile("break(?:\\s+(\\S+)\\s+(\\S.*))?");
  private static final Pattern NUMBERED = Pattern.compile("(b|g|delete)\\s+(\\d{1,9})");
  private static final List<String> HELP =
      List.of(
          "N               take alternative N",
          "(empty line)    go on by one: the alternative with *, or the only step",
          "c               go on until before a breakpoint's step, or to the end",
          "b [N]           go back by one, or N",
          "g N             go to where N steps are done",
          "s               the state: cells, and what each task stands before",
          "l               the last steps",
          "break ON NAME   stop before steps; ON is cell, lock, task or property",
          "breaks          the breakpoints with their numbers",
          "delete N        take a breakpoint away",
          "q               end here",
          "h               this");
  private static final List<String> WORDS =
      List.of("c", "b", "g", "s", "l", "break", "breaks", "delete", "q", "h");
  private static final int LAST_SHOWN = 20;

  private final Console console;
  private final Stepper stepper;
  private final Breakpoints breakpoints = new Breakpoints();
  private boolean ended;
  private boolean quit;

  public StepperCommands(Console console, Stepper stepper) {
    this.console = console;
    this.stepper = stepper;
  }

  /** Whether nothing more is to be read. */
  public boolean isEnded() {
    return ended;
  }

  /** Whether it ended before the run did. */
  public boolean isQuit() {
    return quit;
  }

  /** Goes on to the end, showing the steps. */
  public void end() {
    console.out().println();
    forwardTo(stepper.run().steps().size());
    ended = true;
  }

  /** Says what can be said, and shows what is asked. */
  public void begin() {
    console
        .out()
        .println(
            "A number takes that way, an empty line the one with *; 'b' goes back, 'h' helps.");
    show();
  }

  /** Shows what is asked, or what comes next. */
  public void show() {
    Optional<LedRun.Question> question = stepper.question();
    if (stepper.isOver()) {
      console
          .out()
          .println(
              "  the run is over, it "
                  + Endings.words(stepper.run().result())
                  + "; 'b' goes back, an empty line ends");
    } else if (question.isEmpty()) {
      Step next = stepper.run().steps().get(stepper.steps());
      console.out().println("  next, without a choice: " + stepper.words(next));
    } else {
      List<String> alternatives = question.get().alternatives();
      for (int i = 0; i < alternatives.size(); i++) {
        console
            .out()
            .printf(
                "  %s%d  %s%n", i == question.get().taken() ? "*" : " ", i, alternatives.get(i));
        console.out().println("        then " + stepper.preview(i));
      }
    }
  }

  /** Does what a line says. */
  public void obey(String line) {
    Matcher numbered = NUMBERED.matcher(line);
    Matcher breaking = BREAK.matcher(line);
    if (line.isEmpty()) {
      goForward();
    } else if (line.matches("\\d{1,6}") && choose(Integer.parseInt(line))) {
      stepped();
    } else if (numbered.matches()) {
      number(numbered.group(1), Integer.parseInt(numbered.group(2)));
    } else if (breaking.matches() && breaking.group(1) != null) {
      addBreakpoint(breaking.group(1), breaking.group(2).strip());
    } else if (!word(line)) {
      refuse(line);
    }
  }

  private boolean word(String word) {
    switch (word) {
      case "c" -> goOn();
      case "b" -> back(1);
      case "s" -> state();
      case "l" -> last();
      case "breaks" -> breaks();
      case "h", "help", "?" -> HELP.forEach(line -> console.out().println("  " + line));
      case "q" -> {
        quit = !stepper.isOver();
        ended = true;
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  private void refuse(String line) {
    String numbers =
        stepper.question().map(q -> "0 to " + (q.alternatives().size() - 1) + ", ").orElse("");
    String first = line.split("\\s", 2)[0];
    console
        .err()
        .println(
            "found '"
                + line
                + "', expected "
                + numbers
                + "an empty line, or a word that 'h' lists"
                + NearestName.suggestion(first, WORDS));
  }

  private boolean choose(int alternative) {
    Optional<LedRun.Question> question = stepper.question();
    if (question.isEmpty() || alternative >= question.get().alternatives().size()) {
      return false;
    }
    stepper.choose(alternative);
    return true;
  }

  private void goForward() {
    if (stepper.isOver()) {
      ended = true;
      return;
    }
    if (stepper.question().isPresent()) {
      stepper.forward();
    }
    stepped();
  }

  /** Once what is asked is answered, the steps up to the next question are done. */
  private void stepped() {
    while (stepper.question().isEmpty() && !stepper.isOver()) {
      tell(stepper.run().steps().get(stepper.steps()));
      stepper.forward();
    }
    show();
  }

  private void goOn() {
    int before = stepper.steps();
    Optional<Step> stopped = stepper.goOn(breakpoints);
    for (int i = before; i < stepper.steps(); i++) {
      tell(stepper.run().steps().get(i));
    }
    if (stopped.isPresent()) {
      console.out().println("stopped before step " + (stepper.steps() + 1) + ":");
      show();
    } else {
      show();
    }
  }

  private void forwardTo(int steps) {
    for (int i = stepper.steps(); i < steps; i++) {
      tell(stepper.run().steps().get(i));
    }
    stepper.goTo(steps);
  }

  private void back(int times) {
    for (int i = 0; i < times; i++) {
      if (!stepper.back()) {
        console.out().println("  this is the beginning");
        break;
      }
      // What has no choice is not a place to stop at when going back.
      boolean asked = stepper.question().isPresent();
      while (!asked && stepper.back()) {
        asked = stepper.question().isPresent();
      }
    }
    console.out().println(after());
    show();
  }

  private String after() {
    return "after " + stepper.steps() + (stepper.steps() == 1 ? " step:" : " steps:");
  }

  private void number(String word, int number) {
    switch (word) {
      case "b" -> back(number);
      case "g" -> {
        stepper.goTo(number);
        console.out().println(after());
        show();
      }
      default -> {
        if (!breakpoints.remove(number)) {
          console.err().println("found no breakpoint " + number + "; 'breaks' lists them");
        }
      }
    }
  }

  private void addBreakpoint(String on, String name) {
    for (On each : On.values()) {
      if (each.word().equals(on)) {
        breakpoints.add(new Breakpoint(each, name));
        List<String> known = Breakpoints.names(each, stepper.run());
        if (!known.contains(name)) {
          console
              .err()
              .println(
                  "found no " + on + " '" + name + "' on this way" + NearestName.hint(name, known));
        }
        breaks();
        return;
      }
    }
    console
        .err()
        .println(
            "found 'break " + on + "', expected break cell, lock, task or property and a name");
  }

  private void breaks() {
    List<Breakpoint> all = breakpoints.all();
    for (int i = 0; i < all.size(); i++) {
      console.out().printf("  %d  %s%n", i + 1, all.get(i));
    }
    if (all.isEmpty()) {
      console.out().println("  there are none; 'break cell x' makes one");
    }
  }

  private void tell(Step step) {
    console.out().println("task " + stepper.words(step));
  }

  private void last() {
    int to = stepper.steps();
    for (int i = Math.max(0, to - LAST_SHOWN); i < to; i++) {
      console.out().printf("  %5d  %s%n", i + 1, stepper.words(stepper.run().steps().get(i)));
    }
  }

  private void state() {
    LedRun.Snapshot state = stepper.state();
    if (state.tasks().isEmpty()) {
      console.out().println("  nothing has been done yet");
      return;
    }
    for (MachineView.TaskView task : state.tasks()) {
      String next = task.next() == null ? "" : ", before " + task.next().replace('_', ' ');
      String cell = task.cell() == null ? "" : " of " + task.cell();
      console
          .out()
          .printf(
              Locale.ROOT,
              "  task %s on cpu %d: %s%s%s%n",
              task.name(),
              task.cpu(),
              task.state(),
              next,
              cell);
    }
    StepWords names = new StepWords(stepper.run().result().trace().tasks());
    for (MachineView.CellView cell : state.cells()) {
      List<MachineView.WriteView> writes = cell.writes();
      MachineView.WriteView newest = writes.get(writes.size() - 1);
      console
          .out()
          .printf(
              Locale.ROOT,
              "  cell %s = %s  (%s)%n",
              cell.name(),
              newest.value(),
              newest.id().isInitial() ? "initial" : "written by " + names.task(newest.id().task()));
    }
  }
}
