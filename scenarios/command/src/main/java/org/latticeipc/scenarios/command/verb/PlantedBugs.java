package org.latticeipc.scenarios.command.verb;

import java.util.List;
import java.util.function.Consumer;
import org.latticeipc.explorer.result.Violation;
import org.latticeipc.machine.LoadOrder;
import org.latticeipc.machine.LongCell;
import org.latticeipc.machine.StoreOrder;
import org.latticeipc.machine.program.Program;
import org.latticeipc.machine.program.PropertyViolation;
import org.latticeipc.machine.program.Setup;
import org.latticeipc.model.MemoryModel;

/** Small programs that are wrong on purpose, with the property that each must be found to break. */
final class PlantedBugs {

  /**
   * One bug.
   *
   * @param what it is, in words
   * @param program has it
   * @param model under which it shows
   * @param property what it breaks
   */
  record Bug(String what, Program program, MemoryModel model, String property) {}

  private PlantedBugs() {}

  static List<Bug> all() {
    return List.of(
        new Bug(
            "a data race",
            program("planted-race", PlantedBugs::race),
            MemoryModel.SC,
            Violation.NO_DATA_RACE),
        new Bug(
            "a deadlock",
            program("planted-deadlock", PlantedBugs::deadlock),
            MemoryModel.SC,
            Violation.NO_DEADLOCK),
        new Bug("a weak-memory bug", weakMemory(), MemoryModel.RC11, Violation.ASSERTION));
  }

  /** Message passing with relaxed accesses: wrong under rc11, right under sc. */
  static Program weakMemory() {
    return program("planted-weak-memory", PlantedBugs::relaxedMessage);
  }

  private static Program program(String name, Consumer<Setup> body) {
    return Program.of(name, body.andThen(Setup::holdsOnlyCells));
  }

  private static void race(Setup setup) {
    LongCell x = setup.machine().longCell("x", 0);
    setup.task("writer", () -> x.store(1, StoreOrder.PLAIN));
    setup.task("reader", () -> x.load(LoadOrder.PLAIN));
  }

  private static void deadlock(Setup setup) {
    LongCell x = setup.machine().longCell("x", 0);
    LongCell y = setup.machine().longCell("y", 0);
    setup.task("first", () -> answer(x, y));
    setup.task("second", () -> answer(y, x));
  }

  /** Waits for the other before it says what the other waits for. */
  private static void answer(LongCell heard, LongCell said) {
    heard.await(value -> value == 1, LoadOrder.ACQUIRE);
    said.store(1, StoreOrder.RELEASE);
  }

  private static void relaxedMessage(Setup setup) {
    LongCell data = setup.machine().longCell("data", 0);
    LongCell flag = setup.machine().longCell("flag", 0);
    setup.task(
        "sender",
        () -> {
          data.store(1, StoreOrder.RELAXED);
          // RELAXED is the bug: it pairs with nothing, so the flag may be seen before the data.
          flag.store(1, StoreOrder.RELAXED);
        });
    setup.task(
        "receiver",
        () -> {
          if (flag.load(LoadOrder.RELAXED) == 1) {
            PropertyViolation.require(
                data.load(LoadOrder.RELAXED) == 1, "the flag was seen and the data was not");
          }
        });
  }
}
