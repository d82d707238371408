package org.latticeipc.oracle;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.LongBinaryOperator;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;
import org.latticeipc.litmus.code.Expression;
import org.latticeipc.litmus.code.Frame;
import org.latticeipc.litmus.code.Operators;
import org.latticeipc.litmus.code.Target;
import org.latticeipc.litmus.compile.Extension;
import org.latticeipc.litmus.program.TaskCode;
import org.latticeipc.machine.LoadOrder;
import org.latticeipc.machine.LongCell;
import org.latticeipc.machine.TaskHandle;
import org.latticeipc.machine.program.PropertyViolation;
import org.latticeipc.programs.litmus.VerifierFunctions;

/**
 * What random programs call beside C11's functions: {@code await_eq(x, 1, order)} and its like with
 * {@code ne}, {@code gt}, {@code ge}, each also with a deadline ({@code await_eq_late}, which gives
 * 4 if it struck), {@code assert(condition)}, {@code choose(n)}, {@code spawn()}, {@code
 * join(child)}.
 */
final class DrawnFunctions {
  private static final String CHILD = "child";
  private static final int DEADLINE = 5;
  private static final long IF_LATE = 4;
  private static final Map<String, String> COMPARISONS =
      Map.of("eq", "==", "ne", "!=", "gt", ">", "ge", ">=");

  private final Map<String, Extension> all = new HashMap<>(VerifierFunctions.all());
  private @Nullable TaskCode child;

  DrawnFunctions() {
    COMPARISONS.forEach(
        (word, symbol) -> {
          all.put("await_" + word, await(symbol, false));
          all.put("await_" + word + "_late", await(symbol, true));
        });
    all.put(
        "choose",
        function(
            1,
            arguments -> {
              Expression many = arguments.value(0);
              return node(frame -> frame.machine().choose("c", (int) many.value(frame)));
            }));
    all.put(
        "assert",
        function(
            1,
            arguments -> {
              Expression holds = arguments.value(0);
              return node(
                  frame -> {
                    PropertyViolation.require(holds.value(frame) != 0, "it does not hold");
                    return 0;
                  });
            }));
    all.put("spawn", function(0, arguments -> node(this::spawn)));
    all.put(
        "join",
        function(
            1,
            arguments -> {
              Expression id = arguments.value(0);
              return node(frame -> join(frame, (int) id.value(frame)));
            }));
  }

  Map<String, Extension> all() {
    return all;
  }

  /** Says what {@code spawn()} starts. */
  void setChild(TaskCode code) {
    child = code;
  }

  private long spawn(Frame frame) {
    TaskCode code = Objects.requireNonNull(child);
    return frame
        .machine()
        .spawn(CHILD, 0, () -> DrawnProgram.run(code, frame.machine(), frame.cells()))
        .id();
  }

  /** A task that was never spawned has the number 0. */
  private static long join(Frame frame, int id) {
    if (id > 0) {
      frame.machine().join(new TaskHandle(id, CHILD, 0));
    }
    return 0;
  }

  private static Extension await(String symbol, boolean late) {
    LongBinaryOperator comparison = Operators.named(symbol, "await");
    return function(
        3,
        arguments -> {
          Target target = arguments.target(0);
          Expression bound = arguments.value(1);
          LoadOrder order = arguments.order(2).load().orElseThrow();
          return node(
              frame -> {
                LongCell cell = target.cell(frame);
                long value = bound.value(frame);
                return late
                    ? cell.await(v -> comparison.applyAsLong(v, value) != 0, order, DEADLINE)
                        .orElse(IF_LATE)
                    : cell.await(v -> comparison.applyAsLong(v, value) != 0, order);
              });
        });
  }

  private static Extension function(int count, Function<Extension.Arguments, Expression> compiler) {
    return new Extension() {
      @Override
      public int arguments() {
        return count;
      }

      @Override
      public String takes() {
        return count + " arguments";
      }

      @Override
      public boolean givesValue() {
        return true;
      }

      @Override
      public Expression compile(Arguments arguments) {
        return compiler.apply(arguments);
      }
    };
  }

  private static Expression node(ToLongFunction<Frame> code) {
    return new Expression() {
      @Override
      public long value(Frame frame) {
        return code.applyAsLong(frame);
      }
    };
  }
}
