package org.latticeipc.junit;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;
import org.latticeipc.model.MemoryModel;

/** Turns a {@link ModelCheck} method into one test for each memory model. Stateless. */
final class ModelCheckExtension implements TestTemplateInvocationContextProvider {
  @Override
  public boolean supportsTestTemplate(ExtensionContext context) {
    return context.getTestMethod().map(m -> m.isAnnotationPresent(ModelCheck.class)).orElse(false);
  }

  @Override
  public Stream<TestTemplateInvocationContext> provideTestTemplateInvocationContexts(
      ExtensionContext context) {
    Method method = context.getRequiredTestMethod();
    ModelCheck check = method.getAnnotation(ModelCheck.class);
    ProgramSource source = ProgramSource.of(method, check);
    int models = check.models().length;
    if (models == 0) {
      throw new IllegalArgumentException(where(method) + ": models is empty, nothing to explore");
    }
    Expectation.requireConsistent(where(method), check);
    List<TestTemplateInvocationContext> invocations = new ArrayList<>();
    for (int i = 0; i < models; i++) {
      invocations.add(new Invocation(new Exploring(check, source, i)));
    }
    return invocations.stream();
  }

  static String where(Method method) {
    return "@ModelCheck on " + method.getDeclaringClass().getSimpleName() + "." + method.getName();
  }

  private record Invocation(Exploring exploring) implements TestTemplateInvocationContext {
    @Override
    public String getDisplayName(int invocationIndex) {
      MemoryModel model = exploring.model();
      return "[" + model.id() + "]";
    }

    @Override
    public List<Extension> getAdditionalExtensions() {
      return List.of(exploring);
    }
  }
}
