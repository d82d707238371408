package org.latticeipc.litmus.compile;

import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.latticeipc.litmus.syntax.LitmusException;
import org.latticeipc.litmus.syntax.Place;

/**
 * The file being compiled, for places and errors.
 *
 * @param file its name as the user gave it
 */
record SourceText(String file) {

  LitmusException error(ParserRuleContext at, String problem) {
    return new LitmusException(file, Place.of(at), problem);
  }

  LitmusException error(Token at, String problem) {
    return new LitmusException(file, Place.of(at), problem);
  }

  /** {@code file:line:column}, for faults at run time. */
  String where(ParserRuleContext at) {
    return file + ":" + Place.of(at);
  }

  /** The value of a number as written, which must fit 64 bits. */
  long number(Token token) {
    String text = token.getText().replaceAll("[uUlL]+$", "");
    boolean negative = text.startsWith("-");
    String digits = negative ? text.substring(1) : text;
    try {
      if (digits.startsWith("0x") || digits.startsWith("0X")) {
        long value = Long.parseUnsignedLong(digits.substring(2), 16);
        return negative ? -value : value;
      }
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw error(token, "found the number " + shortened(text) + ", expected one of 64 bits");
    }
  }

  /** A number that must lie in a range. */
  int number(Token token, int least, int most, String what) {
    long value = number(token);
    if (value < least || value > most) {
      throw error(token, "found " + value + " as " + what + ", expected " + least + " to " + most);
    }
    return (int) value;
  }

  /** The task that a word such as {@code P1} or {@code 1} names. */
  int task(Token token, int tasks) {
    String digits = token.getText().startsWith("P") ? token.getText().substring(1) : "";
    long number =
        digits.isEmpty() ? number(token) : digits.length() > 6 ? -1 : Long.parseLong(digits);
    if (number < 0 || number >= tasks) {
      throw error(
          token,
          "found task "
              + shortened(token.getText())
              + ", expected "
              + (tasks == 1 ? "0" : "0 to " + (tasks - 1)));
    }
    return (int) number;
  }

  private static String shortened(String text) {
    return text.length() > 24 ? text.substring(0, 24) + "…" : text;
  }
}
