package org.latticeipc.scenarios.format;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Reads a {@link Formula} by precedence climbing (Richards, 1979). Nesting and the number of
 * operators are bounded, and with them the depth of the formula, so no input overflows the stack.
 */
final class FormulaParser {
  private static final int MAX_DEPTH = 100;
  private static final int MAX_OPERATORS = 1_000;
  private static final Set<String> OPERATORS = allOperators();

  /** What is wrong with an expression and at which character, counting from 0. */
  static final class Wrong extends Exception {
    private static final long serialVersionUID = 1L;
    final int offset;

    Wrong(int offset, String message) {
      super(message, null, false, false);
      this.offset = offset;
    }
  }

  private record Token(String text, int offset, @Nullable Object constant, boolean name) {}

  private final List<Token> tokens = new ArrayList<>();
  private final String text;
  private final Parameters parameters;
  private int next;
  private int depth;
  private int operators;

  private FormulaParser(String text, Parameters parameters) {
    this.text = text;
    this.parameters = parameters;
  }

  static Formula parse(String text) throws Wrong {
    return parse(text, Parameters.NONE);
  }

  /** The formula with the values of parameters in the place of their names. */
  static Formula parse(String text, Parameters parameters) throws Wrong {
    FormulaParser parser = new FormulaParser(text, parameters);
    parser.tokenize();
    Formula formula = parser.binary(0);
    Token rest = parser.peek();
    if (rest != null) {
      throw new Wrong(rest.offset, "found '" + rest.text + "', expected an operator or the end");
    }
    return formula;
  }

  private @Nullable Token peek() {
    return next < tokens.size() ? tokens.get(next) : null;
  }

  private Formula binary(int level) throws Wrong {
    if (level == Formula.Binary.LEVELS.size()) {
      return unary();
    }
    Formula left = binary(level + 1);
    Token token = peek();
    while (token != null
        && token.constant == null
        && Formula.Binary.LEVELS.get(level).contains(token.text)) {
      next++;
      if (++operators > MAX_OPERATORS) {
        throw new Wrong(token.offset, "the expression has more than 1,000 operators");
      }
      left = new Formula.Binary(token.text, left, binary(level + 1));
      token = peek();
    }
    return left;
  }

  private Formula unary() throws Wrong {
    Token token = peek();
    if (token == null) {
      throw new Wrong(text.length(), "the expression ends too early, expected a value");
    }
    if (++depth > MAX_DEPTH) {
      throw new Wrong(token.offset, "the expression is nested deeper than " + MAX_DEPTH);
    }
    next++;
    Formula formula = primary(token);
    depth--;
    return formula;
  }

  private Formula primary(Token token) throws Wrong {
    if (token.constant != null) {
      return new Formula.Constant(token.constant);
    }
    if (token.name) {
      Long parameter = parameters.find(token.text);
      return parameter == null ? new Formula.Read(token.text) : new Formula.Constant(parameter);
    }
    if (token.text.equals("-") || token.text.equals("!")) {
      return new Formula.Unary(token.text.charAt(0), unary());
    }
    if (token.text.equals("(")) {
      Formula inner = binary(0);
      Token close = peek();
      if (close == null || !close.text.equals(")")) {
        throw new Wrong(token.offset, "this '(' is never closed");
      }
      next++;
      return inner;
    }
    throw new Wrong(
        token.offset, "found '" + token.text + "', expected a number, a register or '('");
  }

  private void tokenize() throws Wrong {
    int i = 0;
    while (i < text.length()) {
      char c = text.charAt(i);
      if (Character.isWhitespace(c)) {
        i++;
      } else if (c >= '0' && c <= '9') {
        i = number(i);
      } else if (isNameStart(c)) {
        i = name(i);
      } else if (c == '"' || c == '\'') {
        i = quoted(i);
      } else {
        i = operator(i);
      }
    }
  }

  private int number(int start) throws Wrong {
    int end = start;
    while (end < text.length() && Character.isLetterOrDigit(text.charAt(end))) {
      end++;
    }
    String digits = text.substring(start, end);
    try {
      tokens.add(new Token(digits, start, Long.parseLong(digits), false));
    } catch (NumberFormatException e) {
      throw new Wrong(start, "found '" + digits + "', expected a number of at most 64 bits");
    }
    return end;
  }

  private int name(int start) {
    int end = start;
    while (end < text.length()
        && (isNameStart(text.charAt(end)) || Character.isDigit(text.charAt(end)))) {
      end++;
    }
    tokens.add(new Token(text.substring(start, end), start, null, true));
    return end;
  }

  private int quoted(int start) throws Wrong {
    int end = text.indexOf(text.charAt(start), start + 1);
    if (end < 0) {
      throw new Wrong(start, "this quote is never closed");
    }
    tokens.add(
        new Token(text.substring(start, end + 1), start, text.substring(start + 1, end), false));
    return end + 1;
  }

  private int operator(int start) throws Wrong {
    for (int length = 2; length >= 1; length--) {
      if (start + length <= text.length()) {
        String candidate = text.substring(start, start + length);
        if (OPERATORS.contains(candidate)) {
          tokens.add(new Token(candidate, start, null, false));
          return start + length;
        }
      }
    }
    String hint = text.charAt(start) == '=' ? "; did you mean '=='?" : "";
    throw new Wrong(start, "found '" + text.charAt(start) + "', expected an operator" + hint);
  }

  private static Set<String> allOperators() {
    Set<String> all = new TreeSet<>(List.of("!", "(", ")"));
    Formula.Binary.LEVELS.forEach(all::addAll);
    return all;
  }

  private static boolean isNameStart(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
  }
}
