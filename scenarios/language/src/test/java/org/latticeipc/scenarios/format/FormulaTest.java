package org.latticeipc.scenarios.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormulaTest {
  private static final Map<String, Object> REGISTERS = Map.of("r0", 7L, "r1", -2L, "t", "hi");

  @ParameterizedTest
  @CsvSource({
    "1 + 2 * 3, 7",
    "(1 + 2) * 3, 9",
    "10 - 2 - 3, 5",
    "17 / 5, 3",
    "17 % 5, 2",
    "-r1, 2",
    "--r0, 7",
    "r0 == 7, 1",
    "r0 != 7, 0",
    "r0 < 7 || r1 < 0, 1",
    "r0 <= 7 && r1 >= 0, 0",
    "!(r0 > 8), 1",
    "0 && 1 / 0, 0",
    "1 || 1 / 0, 1",
    "1 < 2 == 1, 1",
    "t == \"hi\", 1",
  })
  void evaluate_operators_bindAsInJava(String text, long value) throws Exception {
    assertEquals(value, FormulaParser.parse(text).evaluate(REGISTERS::get));
  }

  @ParameterizedTest
  @CsvSource({
    "t + r0, hi7",
    "'\"a\" + \"b\"', ab",
  })
  void evaluate_plusOnTexts_joins(String text, String value) throws Exception {
    assertEquals(value, FormulaParser.parse(text).evaluate(REGISTERS::get));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "r0 =; 3; did you mean '=='",
        "r0 ==; 5; ends too early",
        "(r0; 0; never closed",
        "1 + + 2; 4; found '+'",
        "r0 r1; 3; expected an operator",
        "99999999999999999999; 0; 64 bits",
        "\"abc; 0; never closed",
        "r0 @ 1; 3; found '@'",
      })
  void parse_mistake_saysWhereAndWhat(String text, int offset, String message) {
    FormulaParser.Wrong wrong =
        assertThrows(FormulaParser.Wrong.class, () -> FormulaParser.parse(text));
    assertTrue(String.valueOf(wrong.getMessage()).contains(message), wrong.getMessage());
    assertEquals(offset, wrong.offset);
  }

  @ParameterizedTest
  @CsvSource({"1 / 0", "1 % 0", "t * 2", "!t"})
  void evaluate_impossible_throwsArithmetic(String text) throws Exception {
    Formula formula = FormulaParser.parse(text);
    assertThrows(ArithmeticException.class, () -> formula.evaluate(REGISTERS::get));
  }

  @ParameterizedTest
  @CsvSource({"(, 5000", "-, 5000", "!, 100000"})
  void parse_deepNesting_isRefused(String open, int depth) {
    assertThrows(FormulaParser.Wrong.class, () -> FormulaParser.parse(open.repeat(depth) + "1"));
  }

  @ParameterizedTest
  @CsvSource({
    "a+b*2, a + b * 2",
    "(a+b)*2, (a + b) * 2",
    "a-(b-c), a - (b - c)",
    "(a-b)-c, a - b - c",
    "!(a==1||b==2)&&c<3, !(a == 1 || b == 2) && c < 3",
    "-a--b, -a - -b",
    "t=='hi', 't == \"hi\"'",
  })
  void text_ofAnExpression_hasOnlyTheParenthesesItNeeds(String written, String text)
      throws Exception {
    Formula formula = FormulaParser.parse(written);
    assertEquals(text, formula.text());
    assertEquals(formula, FormulaParser.parse(text));
  }
}
