package org.latticeipc.jpf;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.latticeipc.machine.program.EngineProperties;
import org.latticeipc.machine.program.PropertyViolation;

/** What {@link JpfHost} printed: lines of the form {@code lattice-jpf KEY VALUE}. */
final class JpfReport {
  static final String PREFIX = "lattice-jpf ";

  /** What PathFinder throws inside the program when a class path or its own library is lacking. */
  private static final List<String> NOT_THE_PROGRAMS =
      List.of(
          "java.lang.ClassNotFoundException",
          "java.lang.NoClassDefFoundError",
          "java.lang.NoSuchMethodException",
          "java.lang.NoSuchMethodError",
          "java.lang.NoSuchFieldError",
          "java.lang.UnsatisfiedLinkError",
          "java.lang.UnsupportedOperationException",
          "java.security.NoSuchAlgorithmException");

  private final Map<String, String> values;
  private final List<String> output;

  private JpfReport(Map<String, String> values, List<String> output) {
    this.values = values;
    this.output = output;
  }

  static JpfReport read(List<String> output) {
    Map<String, String> values = new HashMap<>();
    for (String line : output) {
      if (line.startsWith(PREFIX)) {
        String[] parts = line.substring(PREFIX.length()).split(" ", 2);
        values.put(parts[0], parts.length > 1 ? parts[1] : "");
      }
    }
    return new JpfReport(values, List.copyOf(output));
  }

  /** Our verdict. Anything that was not walked to its end makes it inconclusive. */
  JpfVerdict verdict(double seconds) {
    if (!values.containsKey("finished")) {
      return new JpfVerdict.Inconclusive("PathFinder ended without a report: " + lastLine());
    }
    JpfVerdict.Search search =
        new JpfVerdict.Search(number("newStates"), number("endStates"), seconds);
    String property = values.get("property");
    if (property != null) {
      return violated(property, values.getOrDefault("details", property), search);
    }
    String dead = values.get("dead");
    if (dead != null) {
      return new JpfVerdict.Inconclusive("PathFinder cannot follow a path past " + dead);
    }
    String constraint = values.get("constraint");
    if (constraint != null) {
      return new JpfVerdict.Inconclusive("PathFinder cut its search: " + constraint);
    }
    if (search.endStates() == 0) {
      return new JpfVerdict.Inconclusive(
          "PathFinder reached no end state in " + search.newStates() + " states");
    }
    return new JpfVerdict.Holds(search);
  }

  private static JpfVerdict violated(String property, String details, JpfVerdict.Search search) {
    if (property.endsWith("NotDeadlockedProperty")) {
      return new JpfVerdict.Violated(EngineProperties.NO_DEADLOCK, details, search);
    }
    if (property.endsWith("NoUncaughtExceptionsProperty")) {
      if (NOT_THE_PROGRAMS.stream().anyMatch(details::startsWith)) {
        return new JpfVerdict.Inconclusive("PathFinder cannot run the program: " + details);
      }
      boolean asserted =
          details.startsWith("java.lang.AssertionError")
              || details.startsWith(PropertyViolation.class.getName());
      return new JpfVerdict.Violated(
          asserted ? EngineProperties.ASSERTION : EngineProperties.UNCAUGHT_EXCEPTION,
          details,
          search);
    }
    return new JpfVerdict.Inconclusive("PathFinder stopped by " + property + ": " + details);
  }

  private long number(String key) {
    return Long.parseLong(values.getOrDefault(key, "0"));
  }

  private String lastLine() {
    for (int i = output.size() - 1; i >= 0; i--) {
      if (!output.get(i).isBlank() && !output.get(i).startsWith("\tat ")) {
        return output.get(i);
      }
    }
    return "it printed nothing";
  }
}
