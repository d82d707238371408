package org.latticeipc.bytecode.jcstress;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;
import org.latticeipc.bytecode.entry.Entry;

/** Grades outcomes as jcstress does: an exact text first, then a pattern, then the default. */
final class OutcomeGrades implements Entry.Grading {
  private static final String STALE = "STALE";
  private static final String FORBIDDEN = "FORBIDDEN";
  private static final GradedOutcome NONE =
      new GradedOutcome(List.of(), FORBIDDEN, "no grade covers it");
  private final List<GradedOutcome> outcomes;
  private final boolean isTermination;

  OutcomeGrades(List<GradedOutcome> outcomes, boolean isTermination) {
    this.outcomes = List.copyOf(outcomes);
    this.isTermination = isTermination;
  }

  private GradedOutcome of(String outcome) {
    for (GradedOutcome o : outcomes) {
      if (o.ids().contains(outcome)) {
        return o;
      }
    }
    for (GradedOutcome o : outcomes) {
      if (o.ids().stream().anyMatch(id -> !id.isEmpty() && matches(id, outcome))) {
        return o;
      }
    }
    return outcomes.stream().filter(GradedOutcome::isDefault).findFirst().orElse(NONE);
  }

  private static boolean matches(String id, String outcome) {
    try {
      return Pattern.matches(id, outcome);
    } catch (PatternSyntaxException e) {
      return false; // then it is only a text
    }
  }

  @Override
  public @Nullable String fault(String outcome) {
    GradedOutcome o = of(outcome);
    if (!o.grade().equals(FORBIDDEN)) {
      return null;
    }
    String why = o.reason().isEmpty() ? "" : ": " + o.reason();
    return isNone(o)
        ? "outcome '" + outcome + "' is covered by no grade"
        : "outcome '" + outcome + "' is graded FORBIDDEN" + why;
  }

  @Override
  public @Nullable String stale() {
    return isTermination ? STALE : null;
  }

  @Override
  public Map<String, String> unseen(Iterable<String> shown) {
    Map<String, String> unseen = new LinkedHashMap<>();
    for (GradedOutcome o : outcomes) {
      if (!o.grade().startsWith("ACCEPTABLE")) {
        continue;
      }
      for (String id : o.ids()) {
        boolean seen = id.isEmpty();
        for (String outcome : shown) {
          seen |= outcome.equals(id) || (isSame(of(outcome), o) && matches(id, outcome));
        }
        if (!seen) {
          unseen.putIfAbsent(id, o.grade());
        }
      }
    }
    return unseen;
  }

  @Override
  public List<String> forbidden(Iterable<String> shown) {
    List<String> forbidden = new ArrayList<>();
    for (String outcome : shown) {
      if (of(outcome).grade().equals(FORBIDDEN)) {
        forbidden.add(outcome);
      }
    }
    return forbidden;
  }

  @Override
  public List<String> table(Map<String, Long> shown) {
    Map<String, Long> rows = new LinkedHashMap<>(shown);
    unseen(shown.keySet()).keySet().forEach(id -> rows.put(id, 0L));
    int width = "RESULT".length();
    for (String outcome : rows.keySet()) {
      width = Math.max(width, outcome.length());
    }
    String form = "  %" + width + "s  %12s  %-12s  %s";
    List<String> lines = new ArrayList<>();
    lines.add(line(form, "RESULT", "EXECUTIONS", "EXPECT", "DESCRIPTION"));
    rows.forEach(
        (outcome, count) -> {
          GradedOutcome o = count == 0 ? byId(outcome) : of(outcome);
          String grade =
              o.grade().equals("ACCEPTABLE_INTERESTING")
                  ? "Interesting"
                  : o.grade().charAt(0) + o.grade().substring(1).toLowerCase(Locale.ROOT);
          lines.add(
              line(form, outcome, String.format(Locale.ROOT, "%,d", count), grade, o.reason()));
        });
    return lines;
  }

  private static boolean isNone(GradedOutcome o) {
    return isSame(o, NONE);
  }

  @SuppressWarnings("ReferenceEquality") // which one, not what it says
  private static boolean isSame(GradedOutcome a, GradedOutcome b) {
    return a == b;
  }

  private GradedOutcome byId(String id) {
    return Objects.requireNonNull(
        outcomes.stream().filter(o -> o.ids().contains(id)).findFirst().orElse(NONE));
  }

  private static String line(String form, Object... cells) {
    return String.format(Locale.ROOT, form, cells).stripTrailing();
  }
}
