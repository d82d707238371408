package org.latticeipc.programs.litmus;

import java.util.Map;
import java.util.function.Function;
import org.latticeipc.litmus.code.Expression;
import org.latticeipc.litmus.code.Frame;
import org.latticeipc.litmus.compile.Extension;
import org.latticeipc.machine.program.PropertyViolation;

/** What GenMC's test programs call beside C11's functions. */
public final class VerifierFunctions {
  private static final Map<String, Extension> ALL =
      Map.of(
          "assume",
          new OfCondition(arguments -> new Assume(arguments.value(0))),
          "assert",
          new OfCondition(
              arguments ->
                  new Assert(
                      arguments.value(0), "assert(" + arguments.text(0) + ") does not hold")));

  private VerifierFunctions() {}

  /** All of them by name. */
  public static Map<String, Extension> all() {
    return ALL;
  }

  private record OfCondition(Function<Extension.Arguments, Expression> compiler)
      implements Extension {
    @Override
    public int arguments() {
      return 1;
    }

    @Override
    public String takes() {
      return "a condition";
    }

    @Override
    public boolean givesValue() {
      return false;
    }

    @Override
    public Expression compile(Arguments arguments) {
      return compiler.apply(arguments);
    }
  }

  private static final class Assume extends Expression {
    private final Expression condition;

    Assume(Expression condition) {
      this.condition = condition;
    }

    @Override
    public long value(Frame frame) {
      frame.machine().assume(condition.value(frame) != 0);
      return 0;
    }
  }

  private static final class Assert extends Expression {
    private final Expression condition;
    private final String complaint;

    Assert(Expression condition, String complaint) {
      this.condition = condition;
      this.complaint = complaint;
    }

    @Override
    public long value(Frame frame) {
      PropertyViolation.require(condition.value(frame) != 0, complaint);
      return 0;
    }
  }
}
