package org.latticeipc.litmus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.latticeipc.litmus.syntax.LitmusException;
import org.latticeipc.litmus.syntax.LitmusReader;

/** Texts that are made to cost time or stack: each is read or refused at once. */
class HostileTextTest {
  private static final String REST =
      "\n{ }\nP0 (atomic_int* x) { int a = VALUE; }\nexists (CONDITION)\n";

  private static void read(String text) {
    assertTimeoutPreemptively(
        Duration.ofSeconds(20),
        () -> {
          Object unused = LitmusReader.read("hostile.litmus", text);
        });
  }

  private static String test(String value, String condition) {
    return "C t" + REST.replace("VALUE", value).replace("CONDITION", condition);
  }

  private static String refusal(String text) {
    return String.valueOf(assertThrows(LitmusException.class, () -> read(text)).getMessage());
  }

  @ParameterizedTest
  @CsvSource({"'(* ', 3:1", "'/* ', 3:1"})
  void commentsThatNeverEnd_areRefusedWhereTheyBegin(String open, String place) {
    String text = "C t\n\n" + open.repeat(60_000);
    String message = refusal(text);
    assertTrue(message.contains(place + ": this comment never ends"), message);
  }

  @Test
  void commentsInEveryPart_nestedDeeply_areRead() {
    String deep = "(* ".repeat(9_000) + "*) ".repeat(9_000);
    read(
        deep
            + "C t\n\"(* no comment\" /* info { */ // { \n"
            + "{ (* { *) x = 0; /* } */ }\n/* between */ (* and *)\n"
            + "P0 (atomic_int* x) { /* { */ int a = (*x); // }\n }\n"
            + "exists (* of x *) (x=0)\n");
  }

  /** The place of an error behind comments is where it is in the file. */
  @Test
  void comments_leavePlacesAsTheyAre() {
    String message = refusal("C t (* a\nb *)\n{ }\nP0 () { /* c */ int = 1; }\nexists (true)");
    assertTrue(message.startsWith("hostile.litmus:4:21"), message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1+", "1||", "1<<", "1*"})
  void longExpressions_areRefused_shortOnesAreRead(String term) {
    read(test(term.repeat(100) + "1", "x=0"));
    String message = refusal(test(term.repeat(4_000) + "1", "x=0"));
    assertTrue(message.contains("more than 500 operators in a row"), message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"x[0]", "a++"})
  void longChainsOfPostfixes_areRefused(String value) {
    String postfix = value.substring(1);
    assertTrue(refusal(test(value + postfix.repeat(4_000), "x=0")).contains("500"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"x=1 /\\ ", "x=1 \\/ ", "x=1 => ", "~"})
  void longConditions_areRefused_shortOnesAreRead(String term) {
    read(test("1", term.repeat(50) + "(x=1)"));
    String message = refusal(test("1", term.repeat(3_000) + "(x=1)"));
    assertTrue(message.contains("500") || message.contains("nested"), message);
  }

  @Test
  void noText_takesMuchTime() {
    assertEquals(
        LitmusException.class,
        assertThrows(
                LitmusException.class,
                () -> read("C t\n{ }\n" + ("~" + " ".repeat(2_000)).repeat(90)))
            .getClass());
  }
}
