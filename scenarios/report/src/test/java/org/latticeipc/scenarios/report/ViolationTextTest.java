package org.latticeipc.scenarios.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.latticeipc.explorer.Explorer;
import org.latticeipc.explorer.result.ExplorerOptions;
import org.latticeipc.explorer.result.Violation;
import org.latticeipc.machine.LoadOrder;
import org.latticeipc.machine.LongCell;
import org.latticeipc.machine.StoreOrder;
import org.latticeipc.machine.program.Program;
import org.latticeipc.machine.program.PropertyViolation;
import org.latticeipc.machine.program.Setup;
import org.latticeipc.model.MemoryModel;

class ViolationTextTest {
  /** A message passed through a flag that does not release. */
  private static final class Mail implements Program {
    @Override
    public String name() {
      return "mail";
    }

    @Override
    public void build(Setup setup) {
      LongCell letter = setup.machine().longCell("letter", 0);
      LongCell flag = setup.machine().longCell("flag", 0);
      setup.task(
          "writer",
          () -> {
            letter.store(7, StoreOrder.RELAXED);
            flag.store(1, StoreOrder.RELAXED);
          });
      setup.task(
          "reader",
          () -> {
            long there = flag.load(LoadOrder.ACQUIRE);
            long read = letter.load(LoadOrder.RELAXED);
            PropertyViolation.require(there == 0 || read == 7, "the letter is not there");
          });
    }
  }

  private static Violation mail() {
    return Explorer.explore(new Mail(), ExplorerOptions.of(MemoryModel.RC11)).violations().get(0);
  }

  @Test
  void line_saysPropertyTaskValuesAndReason() {
    String line = ViolationText.line(mail());
    assertTrue(line.startsWith("assertion: "), line);
    assertTrue(line.contains("the letter is not there"), line);
    assertTrue(line.contains("task reader read flag = 1, letter = 0"), line);
    assertTrue(line.contains("if task writer's relaxed store of flag"), line);
    assertTrue(line.contains("were release"), line);
    assertEquals(1, line.lines().count());
    assertEquals(List.of("reader"), ViolationText.tasks(mail()));
  }

  @Test
  void blamed_isTheLineOfTheStoreThatIsTooWeak_notWhereItWentWrong() {
    BlamedPlaces places = new BlamedPlaces("mail.yaml", name -> Optional.of("src/" + name));
    BlamedPlaces.Place blamed = places.blamed(mail()).get(0);
    assertEquals("src/ViolationTextTest.java", blamed.file());
    StackTraceElement here = new Throwable().getStackTrace()[0];
    assertTrue(blamed.line() < here.getLineNumber() && blamed.line() > 20, blamed.toString());
    BlamedPlaces.Place unknown =
        new BlamedPlaces("mail.yaml", name -> Optional.empty()).blamed(mail()).get(0);
    assertEquals(new BlamedPlaces.Place("mail.yaml", 1, 0), unknown);
  }
}
