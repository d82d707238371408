package org.latticeipc.scenarios.language.step;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.latticeipc.kernel.result.ExoResult;
import org.latticeipc.machine.program.EngineProperties;
import org.latticeipc.machine.program.PropertyViolation;
import org.latticeipc.scenarios.format.Position;
import org.latticeipc.scenarios.format.Shape;
import org.latticeipc.scenarios.format.Value;
import org.latticeipc.scenarios.language.execution.TaskContext;

/**
 * What a step does with the answer of a call that may be refused. A refusal that the file does not
 * speak of breaks the property {@code assertion}.
 */
public final class ExpectedAnswer {
  /** What a call that was done answers. */
  public static final String OK = "ok";

  private final Position at;
  private final String step;
  private final @Nullable String expected;
  private final @Nullable String register;

  private ExpectedAnswer(
      Position at, String step, @Nullable String expected, @Nullable String register) {
    this.at = at;
    this.step = step;
    this.expected = expected;
    this.register = register;
  }

  /** What a call may answer: {@code ok}, or one of its errors as files write it. */
  public static List<String> words(Class<? extends Enum<?>> errors) {
    List<String> words = new ArrayList<>(List.of(OK));
    for (Enum<?> error : errors.getEnumConstants()) {
      words.add(word(error));
    }
    return List.copyOf(words);
  }

  /** One of them as files write it. */
  public static String word(Enum<?> error) {
    return error.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Adds the two fields to a step's shape. */
  public static StepShapes.Builder fields(StepShapes.Builder step, List<String> answers) {
    return step.may(
            "gives",
            new Shape.Choice("an answer", answers),
            "the answer that must come, ok if left out")
        .may("result", StepShapes.name("a register's name"), "gets the answer; then any will do");
  }

  /** Reads the two fields. */
  public static ExpectedAnswer of(Value body, String step, SymbolTable scope) {
    Value gives = body.get("gives");
    Value result = body.get("result");
    if (gives != null && result != null) {
      scope.problem(result.at(), "found both 'gives' and 'result', expected one of them");
    }
    return new ExpectedAnswer(
        body.at(),
        step,
        gives == null ? null : gives.text(),
        result == null ? null : scope.register(result));
  }

  /** Judges what a system call gave, and uses its value if it was done. */
  public <T> void take(TaskContext task, ExoResult<T> result, Consumer<T> ifOk) {
    if (result instanceof ExoResult.Ok<T> ok) {
      take(task, OK, "");
      ifOk.accept(ok.value());
    } else if (result instanceof ExoResult.Refused<T> refused) {
      take(task, word(refused.error()), refused.detail());
    }
  }

  /** Judges an answer; returns whether the call was done. */
  public boolean take(TaskContext task, String answer, String detail) {
    if (register != null) {
      task.set(register, answer);
    } else if (!answer.equals(expected == null ? OK : expected)) {
      throw new PropertyViolation(
          EngineProperties.ASSERTION,
          "task "
              + task.name()
              + ", line "
              + at.line()
              + ": "
              + step
              + " gives "
              + answer
              + ", expected "
              + (expected == null ? OK : expected)
              + (detail.isEmpty() ? "" : " (" + detail + ")"));
    }
    return answer.equals(OK);
  }
}
