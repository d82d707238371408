package org.latticeipc.scenarios.command.subject;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.latticeipc.scenarios.language.step.SyncSteps;
import org.latticeipc.scenarios.tracefile.Origin;
import org.latticeipc.trace.TaskTable;
import org.latticeipc.trace.Trace;

/** What stands in a scenario at the places that its steps name, for tables of calls. */
public final class StepTexts {
  private static final String LINE = "line ";
  private static final String STEP = "- ";
  private static final Pattern ONLY = Pattern.compile("(?:then|else|steps): \\[(.*)]");

  private StepTexts() {}

  /**
   * The text of a line, or nothing where there is none: a scenario that is gone or was changed
   * since is no reason to show no table.
   *
   * @param trace below whose folders the scenario may be
   */
  public static UnaryOperator<String> of(Origin origin, Path trace) {
    if (origin instanceof Origin.ScenarioFile file) {
      for (Path candidate : SourcePaths.candidates(file.path(), trace)) {
        try {
          byte[] bytes = Files.readAllBytes(candidate);
          if (SourcePaths.sha256(bytes).equals(file.sha256())) {
            List<String> lines = new String(bytes, StandardCharsets.UTF_8).lines().toList();
            return place -> text(lines, place);
          }
        } catch (IOException unreadable) {
          // The next one may be the file.
        }
      }
    }
    return place -> "";
  }

  /**
   * A trace as a table of calls, with what stands in the scenario at each.
   *
   * @param width of the table in characters
   * @param file of the trace, below whose folders the scenario may be
   */
  public static List<String> callsOf(Trace trace, int width, Origin origin, Path file) {
    UnaryOperator<String> texts = of(origin, file);
    return TaskTable.ofCalls(trace, width, texts, place -> SyncSteps.isCall(texts.apply(place)));
  }

  private static String text(List<String> lines, String place) {
    if (!RunSubject.isStep(place)) {
      return "";
    }
    int line = Integer.parseInt(place.substring(LINE.length()));
    String text = line > lines.size() ? "" : lines.get(line - 1).strip();
    Matcher only = ONLY.matcher(text);
    if (text.startsWith(STEP) && !text.startsWith(STEP + "name:")) {
      return text.substring(STEP.length());
    }
    // Of several steps in one line nothing tells which of them it is.
    return only.matches() && isOne(only.group(1)) ? only.group(1) : "";
  }

  private static boolean isOne(String steps) {
    int depth = 0;
    for (int i = 0; i < steps.length(); i++) {
      char c = steps.charAt(i);
      depth += c == '{' || c == '[' ? 1 : c == '}' || c == ']' ? -1 : 0;
      if (c == ',' && depth == 0) {
        return false;
      }
    }
    return true;
  }
}
