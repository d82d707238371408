package org.latticeipc.junit;

import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.latticeipc.bytecode.runtime.BesideCells;
import org.latticeipc.explorer.result.Result;
import org.latticeipc.explorer.result.Violation;
import org.latticeipc.machine.program.Setup;
import org.latticeipc.model.MemoryModel;

/** One exploration as one test invocation. Confined to that invocation's thread. */
final class Exploring implements InvocationInterceptor, ParameterResolver {
  private final ModelCheck check;
  private final TestedProgram source;
  private final Expectation expectation;
  private @Nullable Result result;

  Exploring(ModelCheck check, TestedProgram source, Expectation expectation) {
    this.check = check;
    this.source = source;
    this.expectation = expectation;
  }

  MemoryModel model() {
    return expectation.model();
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    return type == Setup.class || type == Result.class;
  }

  /** The set-up is a placeholder: a method that takes one is called by the explorer instead. */
  @Override
  public @Nullable Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Setup.class ? null : explored(context);
  }

  @Override
  public void interceptTestTemplateMethod(
      Invocation<@Nullable Void> invocation,
      ReflectiveInvocationContext<Method> method,
      ExtensionContext context)
      throws Throwable {
    Result unused = explored(context);
    if (source.isTestMethod()) {
      invocation.skip();
    } else {
      invocation.proceed();
    }
  }

  private Result explored(ExtensionContext context) {
    Result known = result;
    if (known != null) {
      return known;
    }
    TestedProgram.Explored explored =
        source.explore(context.getRequiredTestInstance(), check, model());
    Result found = explored.result();
    result = found;
    Attachments attachments = new Attachments(context);
    attachments.publish(model(), found);
    List<Path> traces = new ArrayList<>();
    for (Violation violation : found.violations()) {
      attachments.publish(model(), violation);
      if (!violation.property().equals(BesideCells.ONLY_CELLS)) { // else it is no run of the seam
        attachments
            .publish(
                model(), violation, TraceFile.text(explored, check.releaseSequences(), violation))
            .ifPresent(traces::add);
      }
    }
    expectation.judge(explored.program(), found, traces.stream().findFirst().orElse(null));
    return found;
  }
}
