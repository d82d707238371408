package org.latticeipc.programs.shape;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.latticeipc.machine.FenceOrder;
import org.latticeipc.machine.LoadOrder;
import org.latticeipc.machine.RmwOp;
import org.latticeipc.machine.RmwOrder;
import org.latticeipc.machine.StoreOrder;

/** Reads one line of a shape by recursive descent. Confined to one thread; used once. */
final class StatementReader {
  private static final Pattern TOKEN = Pattern.compile("\\s*(==|!=|[A-Za-z_]\\w*|-?\\d+|\\S)");
  private static final Map<String, String> SHORT =
      Map.of("na", "plain", "rlx", "relaxed", "acq", "acquire", "rel", "release", "sc", "seq_cst");

  private final String line;
  private final List<String> tokens = new ArrayList<>();
  private int next;

  StatementReader(String line) {
    this.line = line.strip();
    Matcher matcher = TOKEN.matcher(this.line);
    int at = 0;
    while (matcher.find(at)) {
      tokens.add(matcher.group(1));
      at = matcher.end();
    }
  }

  boolean accept(String token) {
    boolean found = peek().equals(token);
    if (found) {
      next++;
    }
    return found;
  }

  void initialValues(Map<String, Long> into) {
    while (next < tokens.size()) {
      String cell = take();
      expect("=");
      into.put(cell, Long.parseLong(take()));
    }
  }

  List<ShapeStatement> task() {
    List<ShapeStatement> result = block();
    end();
    return result;
  }

  void end() {
    if (next < tokens.size()) {
      throw unexpected("the end of the line");
    }
  }

  private List<ShapeStatement> block() {
    List<ShapeStatement> result = new ArrayList<>();
    while (next < tokens.size() && !peek().equals("}")) {
      result.add(statement());
      if (!accept(";")) {
        break;
      }
    }
    return result;
  }

  private ShapeStatement statement() {
    if (accept("[")) {
      String cell = take();
      expect("]");
      expect("=");
      return new ShapeStatement.Store(cell, expression(), order(StoreOrder.class));
    } else if (accept("fence")) {
      return new ShapeStatement.Fence(order(FenceOrder.class));
    } else if (accept("assume")) {
      return new ShapeStatement.Assume(expression());
    } else if (accept("assert")) {
      return new ShapeStatement.Assert(expression());
    } else if (accept("if")) {
      return branch();
    }
    String register = take();
    expect("=");
    return intoRegister(register);
  }

  private ShapeStatement branch() {
    ShapeExpression condition = expression();
    List<ShapeStatement> then = braces();
    return new ShapeStatement.If(condition, then, accept("else") ? braces() : List.of());
  }

  private List<ShapeStatement> braces() {
    expect("{");
    List<ShapeStatement> result = block();
    expect("}");
    return result;
  }

  private ShapeStatement intoRegister(String register) {
    if (peek().equals("[")) {
      return new ShapeStatement.Load(register, cell(), order(LoadOrder.class));
    } else if (accept("cas")) {
      return new ShapeStatement.Cas(
          register, cell(), primary(), primary(), order(RmwOrder.class), order(LoadOrder.class));
    } else if (accept("await")) {
      String cell = cell();
      return new ShapeStatement.Await(
          register, cell, operator(), primary(), order(LoadOrder.class));
    } else if (accept("choose")) {
      return new ShapeStatement.Choose(register, Integer.parseInt(take()));
    }
    for (RmwOp operation : RmwOp.values()) {
      if (accept(operation.name().toLowerCase(Locale.ROOT))) {
        return new ShapeStatement.Rmw(
            register, operation, cell(), primary(), order(RmwOrder.class));
      }
    }
    return new ShapeStatement.Assign(register, expression());
  }

  private String cell() {
    expect("[");
    String name = take();
    expect("]");
    return name;
  }

  ShapeExpression expression() {
    ShapeExpression left = primary();
    for (Operator operator : Operator.values()) {
      if (accept(operator.symbol())) {
        return new ShapeExpression.Binary(operator, left, primary());
      }
    }
    return left;
  }

  private ShapeExpression primary() {
    if (accept("(")) {
      ShapeExpression inner = expression();
      expect(")");
      return inner;
    }
    String token = take();
    if (token.matches("-?\\d+")) {
      return new ShapeExpression.Constant(Long.parseLong(token));
    }
    return new ShapeExpression.Reg(token);
  }

  private Operator operator() {
    for (Operator operator : Operator.values()) {
      if (accept(operator.symbol())) {
        return operator;
      }
    }
    throw unexpected("an operator");
  }

  private <E extends Enum<E>> E order(Class<E> type) {
    String word = SHORT.getOrDefault(peek(), peek());
    for (E constant : type.getEnumConstants()) {
      if (constant.name().toLowerCase(Locale.ROOT).equals(word)) {
        next++;
        return constant;
      }
    }
    throw unexpected("a " + type.getSimpleName());
  }

  private void expect(String token) {
    if (!accept(token)) {
      throw unexpected("'" + token + "'");
    }
  }

  private String take() {
    String token = peek();
    if (token.isEmpty()) {
      throw unexpected("more");
    }
    next++;
    return token;
  }

  private String peek() {
    return next < tokens.size() ? tokens.get(next) : "";
  }

  private IllegalArgumentException unexpected(String wanted) {
    return new IllegalArgumentException(
        "in '%s', token %d: found '%s', expected %s".formatted(line, next + 1, peek(), wanted));
  }
}
