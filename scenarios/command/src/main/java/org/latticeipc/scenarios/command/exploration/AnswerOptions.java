package org.latticeipc.scenarios.command.exploration;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How {@code check} and {@code explore} tell what they found. */
public final class AnswerOptions {
  @Option(names = "--trace", paramLabel = "OUT", description = "where a violation's trace goes")
  private @Nullable Path trace;

  @Option(names = "--dot", paramLabel = "OUT", description = "a violation's graph for Graphviz")
  private @Nullable Path dot;

  @Option(
      names = "--html",
      paramLabel = "OUT",
      description = "a violation as a page with a diagram to step through")
  private @Nullable Path html;

  @Option(names = "--outcomes", description = "lists the outcomes with their counts")
  private boolean outcomes;

  @Option(names = "--calls", description = "shows each call of the system as one step")
  private boolean calls;

  @Option(
      names = "--verbose",
      description = "says too what the jobs had to do with each other, and what they allocated")
  private boolean verbose;

  @Option(names = "--json", description = "prints one JSON document")
  private boolean json;

  @Nullable Path trace() {
    return trace;
  }

  @Nullable Path dot() {
    return dot;
  }

  @Nullable Path html() {
    return html;
  }

  boolean outcomes() {
    return outcomes;
  }

  boolean calls() {
    return calls;
  }

  boolean verbose() {
    return verbose;
  }

  boolean json() {
    return json;
  }
}
