package org.latticeipc.junit;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.function.ThrowingConsumer;
import org.latticeipc.explorer.result.Result;
import org.latticeipc.explorer.result.Statistics;
import org.latticeipc.explorer.result.Violation;
import org.latticeipc.model.MemoryModel;

/**
 * Publishes what an exploration found through JUnit: figures as report entries, and for a violation
 * the trace and the execution graph as files.
 *
 * <p>Files go by reflection: JUnit has had the method since 5.12, but moved the type of its second
 * parameter in 5.14 and dropped the old one in 6. Before 5.12 the trace is a report entry.
 */
final class Attachments {
  private final ExtensionContext context;

  Attachments(ExtensionContext context) {
    this.context = context;
  }

  void publish(MemoryModel model, Result result) {
    Statistics statistics = result.statistics();
    Map<String, String> entry = new TreeMap<>();
    entry.put("lattice.model", model.id());
    entry.put("lattice.verdict", result.verdict().name());
    entry.put("lattice.complete", Long.toString(statistics.complete()));
    entry.put("lattice.blocked", Long.toString(statistics.blocked()));
    if (!result.assumptions().isEmpty()) {
      entry.put("lattice.assumptions", String.join("; ", result.assumptions()));
    }
    context.publishReportEntry(entry);
  }

  private String stem(MemoryModel model, Violation violation) {
    return context.getRequiredTestMethod().getName()
        + "-"
        + model.id()
        + "-"
        + violation.property();
  }

  /**
   * A violation's trace as a file.
   *
   * @return where that file is, if JUnit keeps files
   */
  Optional<Path> publish(MemoryModel model, Violation violation, String trace) {
    return publish(stem(model, violation) + ".trace.jsonl", "application/jsonl", trace);
  }

  /** A violation for people. */
  void publish(MemoryModel model, Violation violation) {
    String stem = stem(model, violation);
    String text =
        violation.property() + ": " + violation.message() + "\n" + Explained.of(violation);
    Optional<Path> unusedText = publish(stem + ".trace.txt", "text/plain", text);
    Optional<Path> unusedGraph = publish(stem + ".dot", "text/vnd.graphviz", violation.dot());
  }

  private Optional<Path> publish(String fileName, String mediaType, String content) {
    List<Path> written = new ArrayList<>();
    ThrowingConsumer<Path> writer =
        path -> written.add(Files.writeString(path, content, StandardCharsets.UTF_8));
    for (Method method : ExtensionContext.class.getMethods()) {
      if (isPublishFile(method)) {
        publishBy(method, fileName, mediaType, writer, content);
        return written.stream().findFirst();
      }
    }
    context.publishReportEntry(fileName, content);
    return Optional.empty();
  }

  private static boolean isPublishFile(Method method) {
    return method.getName().equals("publishFile")
        && method.getParameterCount() == 3
        && !method.isAnnotationPresent(Deprecated.class);
  }

  private void publishBy(
      Method method,
      String fileName,
      String mediaType,
      ThrowingConsumer<Path> writer,
      String content) {
    try {
      Object type =
          method.getParameterTypes()[1].getMethod("parse", String.class).invoke(null, mediaType);
      Object unused = method.invoke(context, fileName, type, writer);
    } catch (NoSuchMethodException | IllegalAccessException e) {
      throw new IllegalStateException("cannot attach " + fileName + " through this JUnit", e);
    } catch (InvocationTargetException e) {
      // Whoever runs JUnit keeps no files; the verdict must not be lost for that.
      context.publishReportEntry(fileName, content);
    }
  }
}
