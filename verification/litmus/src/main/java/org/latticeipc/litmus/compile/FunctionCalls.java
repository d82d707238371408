package org.latticeipc.litmus.compile;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.Interval;
import org.latticeipc.litmus.code.Access;
import org.latticeipc.litmus.code.CompareExchange;
import org.latticeipc.litmus.code.Expression;
import org.latticeipc.litmus.code.Order;
import org.latticeipc.litmus.code.Pure;
import org.latticeipc.litmus.code.Target;
import org.latticeipc.litmus.grammar.LitmusParser.CallContext;
import org.latticeipc.litmus.grammar.LitmusParser.ExpressionContext;
import org.latticeipc.litmus.grammar.LitmusParser.VariableContext;
import org.latticeipc.machine.LoadOrder;
import org.latticeipc.machine.RmwOp;
import org.latticeipc.machine.text.NearestName;

/** Compiles calls of C11's atomic functions and of what a test's user adds to them. */
final class FunctionCalls {
  private enum Kind {
    LOAD("an object", 1, 1),
    STORE("an object and a value", 2, 1),
    UPDATE("an object and a value", 2, 1),
    STRONG("an object, a pointer to the expected value and a value", 3, 2),
    WEAK("an object, a pointer to the expected value and a value", 3, 2),
    FENCE("", 0, 1);

    private final String takes;
    private final int values;
    private final int orders;

    Kind(String takes, int values, int orders) {
      this.takes = takes;
      this.values = values;
      this.orders = orders;
    }
  }

  private record Function(Kind kind, RmwOp op, boolean explicit) {
    int arguments() {
      return kind.values + (explicit ? kind.orders : 0);
    }

    String takes() {
      String orders = kind.orders == 1 ? "a memory order" : "two memory orders";
      if (kind.values == 0) {
        return orders;
      }
      return explicit ? kind.takes.replace(" and ", ", ") + " and " + orders : kind.takes;
    }
  }

  private static final Map<String, Function> FUNCTIONS = functions();

  private final SourceText source;
  private final Declarations scope;
  private final Expressions expressions;
  private final Map<String, Extension> extensions;

  FunctionCalls(
      SourceText source,
      Declarations scope,
      Expressions expressions,
      Map<String, Extension> extensions) {
    this.source = source;
    this.scope = scope;
    this.expressions = expressions;
    this.extensions = extensions;
  }

  private static Map<String, Function> functions() {
    Map<String, Function> all = new TreeMap<>();
    both(all, "atomic_load", Kind.LOAD, RmwOp.EXCHANGE);
    both(all, "atomic_store", Kind.STORE, RmwOp.EXCHANGE);
    both(all, "atomic_exchange", Kind.UPDATE, RmwOp.EXCHANGE);
    both(all, "atomic_fetch_add", Kind.UPDATE, RmwOp.ADD);
    both(all, "atomic_fetch_sub", Kind.UPDATE, RmwOp.SUBTRACT);
    both(all, "atomic_fetch_or", Kind.UPDATE, RmwOp.OR);
    both(all, "atomic_fetch_xor", Kind.UPDATE, RmwOp.XOR);
    both(all, "atomic_fetch_and", Kind.UPDATE, RmwOp.AND);
    both(all, "atomic_compare_exchange_strong", Kind.STRONG, RmwOp.EXCHANGE);
    both(all, "atomic_compare_exchange_weak", Kind.WEAK, RmwOp.EXCHANGE);
    all.put("SCAS", new Function(Kind.STRONG, RmwOp.EXCHANGE, false));
    all.put("WCAS", new Function(Kind.WEAK, RmwOp.EXCHANGE, false));
    all.put("atomic_thread_fence", new Function(Kind.FENCE, RmwOp.EXCHANGE, true));
    return all;
  }

  private static void both(Map<String, Function> all, String name, Kind kind, RmwOp op) {
    all.put(name, new Function(kind, op, false));
    all.put(name + "_explicit", new Function(kind, op, true));
  }

  Expression compile(CallContext call, boolean valueUsed) {
    String name = call.NAME().getText();
    Extension extension = extensions.get(name);
    if (extension != null) {
      checkCall(call, extension.arguments(), extension.takes(), extension.givesValue(), valueUsed);
      return extension.compile(new Arguments(call));
    }
    Function function = FUNCTIONS.get(name);
    if (function == null) {
      throw source.error(
          call,
          "unknown function '"
              + name
              + "', expected one of C11's atomic functions"
              + NearestName.suggestion(name, List.copyOf(FUNCTIONS.keySet())));
    }
    boolean givesValue = function.kind != Kind.STORE && function.kind != Kind.FENCE;
    checkCall(call, function.arguments(), function.takes(), givesValue, valueUsed);
    return compile(call, function);
  }

  private void checkCall(
      CallContext call, int arguments, String takes, boolean givesValue, boolean valueUsed) {
    String name = call.NAME().getText();
    if (call.expression().size() != arguments) {
      throw source.error(
          call,
          "found "
              + call.expression().size()
              + " arguments of "
              + name
              + ", expected "
              + arguments
              + ": "
              + takes);
    }
    if (valueUsed && !givesValue) {
      throw source.error(call, "'" + name + "' gives no value, expected an expression that does");
    }
  }

  /** What an extension is given. */
  private final class Arguments implements Extension.Arguments {
    private final List<ExpressionContext> all;

    Arguments(CallContext call) {
      this.all = call.expression();
    }

    @Override
    public Expression value(int number) {
      return expressions.value(all.get(number));
    }

    @Override
    public Target target(int number) {
      return expressions.target(all.get(number));
    }

    @Override
    public Order order(int number) {
      return FunctionCalls.this.order(all.get(number));
    }

    @Override
    public String text(int number) {
      Token first = all.get(number).getStart();
      int last = all.get(number).getStop().getStopIndex();
      return first.getInputStream().getText(Interval.of(first.getStartIndex(), last));
    }
  }

  private Expression compile(CallContext call, Function function) {
    List<ExpressionContext> arguments = call.expression();
    Order order = function.explicit ? order(arguments.get(function.kind.values)) : Order.SEQ_CST;
    return switch (function.kind) {
      case LOAD ->
          new Access.Load(
              expressions.target(arguments.get(0)), allowed(call, function, order, order.load()));
      case STORE ->
          new Access.Store(
              expressions.target(arguments.get(0)),
              expressions.value(arguments.get(1)),
              allowed(call, function, order, order.store()));
      case UPDATE ->
          new Access.Update(
              expressions.target(arguments.get(0)),
              function.op,
              expressions.value(arguments.get(1)),
              order.rmw());
      case FENCE -> fence(order);
      case STRONG, WEAK -> compareExchange(call, function, order);
    };
  }

  private static Expression fence(Order order) {
    return order.fence().isPresent() ? new Access.Fence(order.fence().get()) : new Pure.Constant(0);
  }

  private Expression compareExchange(CallContext call, Function function, Order success) {
    List<ExpressionContext> arguments = call.expression();
    Order failure = function.explicit ? order(arguments.get(4)) : Order.SEQ_CST;
    LoadOrder failed = failure.load().orElse(LoadOrder.RELAXED);
    if (failure.load().isEmpty()) {
      throw wrongOrder(arguments.get(4), "when a compare-exchange fails it is a load", failure);
    }
    Integer local = expressions.localAddress(arguments.get(1));
    return new CompareExchange(
        expressions.target(arguments.get(0)),
        local != null
            ? CompareExchange.local(local)
            : CompareExchange.shared(expressions.target(arguments.get(1))),
        expressions.value(arguments.get(2)),
        success.rmw(),
        failed,
        function.kind == Kind.WEAK);
  }

  private <T> T allowed(CallContext call, Function function, Order order, Optional<T> wanted) {
    if (wanted.isPresent()) {
      return wanted.get();
    }
    ExpressionContext at = call.expression(function.kind.values);
    throw wrongOrder(at, "this is a " + (function.kind == Kind.LOAD ? "load" : "store"), order);
  }

  private RuntimeException wrongOrder(ExpressionContext at, String why, Order order) {
    boolean load = why.endsWith("load");
    String good =
        load
            ? "memory_order_relaxed, memory_order_acquire or memory_order_seq_cst"
            : "memory_order_relaxed, memory_order_release or memory_order_seq_cst";
    return source.error(at, "found " + order.cName() + ", expected " + good + ": " + why);
  }

  private Order order(ExpressionContext argument) {
    String text = argument.getText();
    if (text.equals("memory_order_consume")) {
      throw source.error(
          argument,
          "memory_order_consume is not supported: no model here has it; compilers take it for"
              + " memory_order_acquire");
    }
    if (argument instanceof VariableContext && scope.local(text) == null) {
      Optional<Order> order = Order.named(text);
      if (order.isPresent()) {
        return order.get();
      }
    }
    throw source.error(
        argument,
        "found '"
            + (text.length() > 40 ? text.substring(0, 40) + "…" : text)
            + "', expected a memory order"
            + NearestName.suggestion(text, Order.names()));
  }
}
