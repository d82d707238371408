package org.latticeipc.house;

import java.util.ArrayList;
import java.util.List;

/** The text of a Java file, taken apart: code without comments and literals, and the literals. */
final class JavaText {
  /** A string literal as it is written, without its quotes. */
  record Literal(int line, String text) {}

  private final String text;
  private final StringBuilder code = new StringBuilder();
  private final List<Literal> literals = new ArrayList<>();
  private int at;
  private int line = 1;

  JavaText(String text) {
    this.text = text;
    while (at < text.length()) {
      next();
    }
  }

  /** The code, line for line, with {@code ""} for each literal. */
  List<String> code() {
    return code.toString().lines().toList();
  }

  List<Literal> literals() {
    return literals;
  }

  private void next() {
    if (text.startsWith("//", at)) {
      skipTo("\n", 0);
    } else if (text.startsWith("/*", at)) {
      at += 2;
      skipTo("*/", 2);
    } else if (text.startsWith("\"\"\"", at)) {
      literal("\"\"\"");
    } else if (text.charAt(at) == '"') {
      literal("\"");
    } else if (text.charAt(at) == '\'') {
      literal("'");
    } else {
      take();
    }
  }

  private void take() {
    char c = text.charAt(at++);
    line += c == '\n' ? 1 : 0;
    code.append(c);
  }

  private void skipTo(String end, int length) {
    int found = text.indexOf(end, at);
    int stop = found < 0 ? text.length() : found + length;
    for (; at < stop; at++) {
      newLine();
    }
  }

  private void newLine() {
    if (text.charAt(at) == '\n') {
      line++;
      code.append('\n');
    }
  }

  private void literal(String quote) {
    at += quote.length();
    int start = at;
    int startLine = line;
    code.append("\"\"");
    while (at < text.length() && !text.startsWith(quote, at)) {
      newLine();
      at += text.charAt(at) == '\\' ? 2 : 1;
    }
    if (!quote.equals("'")) {
      literals.add(
          new Literal(startLine, text.substring(start, Math.min(at, text.length())).strip()));
    }
    at += quote.length();
  }
}
