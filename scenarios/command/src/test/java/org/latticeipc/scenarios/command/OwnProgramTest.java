package org.latticeipc.scenarios.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.security.CodeSource;
import org.junit.jupiter.api.Test;
import org.latticeipc.machine.LoadOrder;
import org.latticeipc.machine.LongCell;
import org.latticeipc.machine.StoreOrder;
import org.latticeipc.machine.program.PropertyViolation;
import org.latticeipc.machine.program.Setup;
import org.latticeipc.scenarios.command.LatticeTest.Answer;
import org.latticeipc.scenarios.command.console.ExitCode;

/** Programs of a user's own, by {@code explore -cp}. */
class OwnProgramTest {
  /** What a user might write. */
  public static final class Mail {
    void letter(Setup setup, StoreOrder raise) {
      LongCell letter = setup.machine().longCell("letter", 0);
      LongCell flag = setup.machine().longCell("flag", 0);
      setup.task(
          "writer",
          () -> {
            letter.store(42, StoreOrder.RELAXED);
            flag.store(1, raise);
          });
      setup.task(
          "reader",
          () -> {
            if (flag.load(LoadOrder.ACQUIRE) == 1) {
              PropertyViolation.require(letter.load(LoadOrder.RELAXED) == 42, "an old letter");
            }
          });
    }

    void right(Setup setup) {
      letter(setup, StoreOrder.RELEASE);
    }

    void wrong(Setup setup) {
      letter(setup, StoreOrder.RELAXED);
    }

    void hopeless(Setup setup) {
      setup.machine().longCell("letter", 0);
      throw new IllegalStateException("no letter\nat all");
    }
  }

  private static Answer explore(String method) throws Exception {
    CodeSource source = Mail.class.getProtectionDomain().getCodeSource();
    return LatticeTest.lattice(
        "explore",
        "-cp",
        Path.of(source.getLocation().toURI()).toString(),
        Mail.class.getName() + "#" + method);
  }

  @Test
  void method_isExploredAsAProgram() throws Exception {
    Answer right = explore("right");
    assertEquals(ExitCode.OK, right.code(), right.toString());
    assertTrue(right.out().contains("right under rc11: HOLDS"), right.out());
    Answer wrong = explore("wrong");
    assertEquals(ExitCode.VIOLATED, wrong.code(), wrong.toString());
    assertTrue(wrong.out().startsWith("violation of assertion: an old letter"), wrong.out());
  }

  /** It is the user's, and not a fault of this tool. */
  @Test
  void setUpThatThrows_isToldInOneLineWithItsPlace() throws Exception {
    Answer answer = explore("hopeless");
    assertEquals(ExitCode.BAD_INPUT, answer.code(), answer.toString());
    assertEquals(1, answer.err().lines().count(), answer.err());
    assertTrue(
        answer
            .err()
            .contains(
                "#hopeless: its set-up threw java.lang.IllegalStateException: no letter"
                    + " (OwnProgramTest.java:"),
        answer.err());
  }
}
