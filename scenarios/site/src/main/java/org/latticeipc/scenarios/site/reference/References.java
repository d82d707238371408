package org.latticeipc.scenarios.site.reference;

import java.util.List;

/** All reference pages, in the order in which they are listed. */
public final class References {
  private References() {}

  /**
   * One page.
   *
   * @param name its file's name without ending
   * @param title what lists call it
   * @param markdown its text
   */
  public record Page(String name, String title, String markdown) {}

  /** Makes them. */
  public static List<Page> all() {
    return List.of(
        new Page("commands", "Commands", CommandReference.page()),
        new Page("scenario-file", "The scenario file", FormatReference.file()),
        new Page("steps", "Steps", FormatReference.steps()),
        new Page("properties", "Properties", RegistryReference.properties()),
        new Page("variants", "Variants", RegistryReference.variants()),
        new Page("models", "Memory models", RegistryReference.models()),
        new Page("trace-format", "The trace format", TraceReference.page()));
  }
}
