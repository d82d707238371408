package org.latticeipc.scenarios.format;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Scenario files and expressions that are made to overflow the stack or take all memory. */
class HostileYamlTest {
  private static final Function<String, Object> NOTHING = name -> 0L;

  private static String deep(int levels, String each) {
    return IntStream.range(0, levels)
        .mapToObj(i -> " ".repeat(i) + each)
        .collect(Collectors.joining("\n"));
  }

  private static String refusal(String text) {
    InputError error =
        assertThrows(
            InputError.class,
            () -> YamlReader.read("deep.yaml", text.getBytes(UTF_8), new Shape.Text("a text")));
    return String.join("\n", error.lines());
  }

  @Test
  void deepNesting_ofEveryKind_isRefusedWithItsLine() {
    for (String text :
        List.of(
            deep(1_000, "a:"),
            deep(900, "- "),
            "[".repeat(100_000),
            "{a: ".repeat(5_000),
            "- ".repeat(50_000))) {
      String message = refusal(text);
      assertTrue(message.contains("nested deeper than 200 levels"), message);
    }
    assertTrue(refusal(deep(1_000, "a:")).startsWith("deep.yaml:201:1"));
  }

  /** What only looks like nesting is none. */
  @Test
  void bracketsInAText_areNoNesting() {
    assertTrue(!refusal("[\"" + "[".repeat(300) + "\"]").contains("nested"));
  }

  private static String wrong(String expression) {
    return String.valueOf(
        assertThrows(FormulaParser.Wrong.class, () -> FormulaParser.parse(expression))
            .getMessage());
  }

  @Test
  void longExpressions_areRefused_otherOnesAreWorkedOut() throws Exception {
    for (String term : List.of("1+", "1||", "1&&", "2*", "'a'+", "1 - -")) {
      assertTrue(wrong(term.repeat(50_000) + "1").contains("operators"), term);
    }
    Formula sum = FormulaParser.parse("1+".repeat(1_000) + "1");
    assertEquals(1_001L, sum.evaluate(NOTHING));
    assertEquals(1_000, sum.text().chars().filter(c -> c == '+').count());
  }

  @Test
  void textThatGrowsWithoutEnd_isRefused() throws Exception {
    Formula twice = FormulaParser.parse("r + r");
    String[] text = {"a"};
    assertThrows(
        ArithmeticException.class,
        () -> {
          for (int i = 0; i < 40; i++) {
            text[0] = (String) twice.evaluate(name -> text[0]);
          }
        });
    assertEquals(Formula.LONGEST_TEXT, text[0].length());
  }
}
