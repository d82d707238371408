package org.latticeipc.junit;

import java.lang.reflect.Method;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.latticeipc.explorer.Explorer;
import org.latticeipc.explorer.result.ExplorerOptions;
import org.latticeipc.explorer.result.Result;
import org.latticeipc.explorer.result.Violation;
import org.latticeipc.machine.program.Program;
import org.latticeipc.machine.program.Setup;
import org.latticeipc.model.MemoryModel;

/** One exploration as one test invocation. Confined to that invocation's thread. */
final class Exploring implements InvocationInterceptor, ParameterResolver {
  private final ModelCheck check;
  private final ProgramSource source;
  private final int modelIndex;
  private @Nullable Result result;

  Exploring(ModelCheck check, ProgramSource source, int modelIndex) {
    this.check = check;
    this.source = source;
    this.modelIndex = modelIndex;
  }

  MemoryModel model() {
    return check.models()[modelIndex];
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
    Program program = source.program(context.getRequiredTestInstance());
    ExplorerOptions options = options();
    Result found = Explorer.simplest(program, options, Explorer.explore(program, options));
    result = found;
    Attachments attachments = new Attachments(context);
    attachments.publish(model(), found);
    Class<?> testClass = context.getRequiredTestClass();
    List<Path> traces = new ArrayList<>();
    for (Violation violation : found.violations()) {
      attachments
          .publish(model(), violation, TraceFile.text(check, source, testClass, violation))
          .ifPresent(traces::add);
    }
    Expectation.of(check, modelIndex)
        .judge(program.name(), found, traces.stream().findFirst().orElse(null));
    return found;
  }

  private ExplorerOptions options() {
    return ExplorerOptions.builder()
        .model(model())
        .releaseSequences(check.releaseSequences())
        .races(check.races())
        .jobs(check.jobs())
        .budget(Duration.ofSeconds(check.budgetSeconds()))
        .maxEventsPerTask(check.maxEventsPerTask())
        .reduce(check.reduce())
        .cpus(check.cpus())
        .seed(check.seed())
        .build();
  }
}
