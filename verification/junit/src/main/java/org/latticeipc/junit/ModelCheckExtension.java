package org.latticeipc.junit;

import java.lang.reflect.Method;
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
    TestedProgram source = TestedProgram.of(context.getRequiredTestClass(), method, check);
    List<MemoryModel> models =
        check.models().length == 0 ? source.defaultModels() : List.of(check.models());
    Expectation.requireConsistent(where(method), check, models.size());
    return Expectation.all(check, models).stream()
        .map(expectation -> new Invocation(new Exploring(check, source, expectation)));
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
