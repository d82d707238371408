package org.latticeipc.scenarios.language.step;

import java.util.ArrayList;
import java.util.List;
import org.latticeipc.scenarios.format.Value;
import org.latticeipc.scenarios.language.execution.TaskContext;

/**
 * A text in which <code>{register}</code> stands for a register's value; braces double to stand for
 * themselves.
 */
public final class Template {
  private record Part(String text, boolean register) {}

  private final List<Part> parts = new ArrayList<>();

  /** Reads the text, telling the scope which registers it reads. */
  public Template(Value value, SymbolTable scope) {
    String text = value.text();
    StringBuilder plain = new StringBuilder();
    int i = 0;
    while (i < text.length()) {
      char c = text.charAt(i);
      boolean doubled = i + 1 < text.length() && text.charAt(i + 1) == c;
      if ((c == '{' || c == '}') && doubled) {
        plain.append(c);
        i += 2;
      } else if (c == '{') {
        i = register(value, scope, i, plain);
      } else {
        plain.append(c);
        i++;
      }
    }
    parts.add(new Part(plain.toString(), false));
  }

  private int register(Value value, SymbolTable scope, int open, StringBuilder plain) {
    String text = value.text();
    int close = text.indexOf('}', open);
    String name = close < 0 ? "" : text.substring(open + 1, close).strip();
    if (!name.matches("[A-Za-z_][A-Za-z0-9_]*")) {
      scope.problem(
          value.at(),
          "found '"
              + text.substring(open, close < 0 ? text.length() : close + 1)
              + "', expected {register}; write {{ for a brace");
      return text.length();
    }
    Long parameter = scope.parameter(name);
    if (parameter != null) {
      plain.append(parameter.longValue());
      return close + 1;
    }
    scope.read(value.at(), name);
    parts.add(new Part(plain.toString(), false));
    plain.setLength(0);
    parts.add(new Part(name, true));
    return close + 1;
  }

  /** The text with the registers' values put in. */
  public String fill(TaskContext task) {
    StringBuilder out = new StringBuilder();
    for (Part part : parts) {
      out.append(part.register ? task.register(part.text) : part.text);
    }
    return out.toString();
  }
}
