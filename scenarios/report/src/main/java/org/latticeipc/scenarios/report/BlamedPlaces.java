package org.latticeipc.scenarios.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.latticeipc.explorer.result.Violation;
import org.latticeipc.scenarios.format.Position;
import org.latticeipc.trace.EventId;
import org.latticeipc.trace.Reason;
import org.latticeipc.trace.Step;

/**
 * Where in files a violation of a scenario is to be looked for: the lines to blame, and those of
 * its steps. A step names the line of the scenario, the line of Java that did it, or both.
 */
public final class BlamedPlaces {
  private static final Pattern SCENARIO_LINE = Pattern.compile("line (\\d{1,9})");
  private static final Pattern JAVA_LINE =
      Pattern.compile("(?:^|, )([^\\s,/:]+\\.java):(\\d{1,9})$");

  private final String scenario;
  private final Function<String, Optional<String>> sources;

  /**
   * @param scenario the scenario's file
   * @param sources the path of a Java file by its simple name, if there is just one such file
   */
  BlamedPlaces(String scenario, Function<String, Optional<String>> sources) {
    this.scenario = scenario;
    this.sources = sources;
  }

  /**
   * A place in a file.
   *
   * @param file with {@code /}
   * @param line from 1
   * @param column from 1, or 0 if it is not known
   */
  public record Place(String file, int line, int column) {}

  /** The file as a whole, or a place in it. */
  Place inScenario(Position position) {
    return new Place(scenario, Math.max(1, position.line()), position.column());
  }

  /** The line of Java that did a step if its file is there; else the line of the scenario. */
  Place of(Step step) {
    return java(step).orElseGet(() -> inScenario(step));
  }

  /** The line of the scenario that did a step, 1 if it is not known. */
  private Place inScenario(Step step) {
    Matcher matcher = SCENARIO_LINE.matcher(step.source());
    return new Place(scenario, matcher.lookingAt() ? Integer.parseInt(matcher.group(1)) : 1, 0);
  }

  private Optional<Place> java(Step step) {
    Matcher matcher = JAVA_LINE.matcher(step.source());
    if (!matcher.find()) {
      return Optional.empty();
    }
    int line = Integer.parseInt(matcher.group(2));
    return sources.apply(matcher.group(1)).map(file -> new Place(file, line, 0));
  }

  /**
   * The places to blame, the first one first: the accesses that are too weak; if weakness is not to
   * blame, the line of the scenario in which it went wrong, then the line of Java that did that.
   */
  List<Place> blamed(Violation violation) {
    List<Place> places = new ArrayList<>();
    for (Reason reason : violation.reasons()) {
      if (reason.blames()) {
        reason.about().forEach(event -> add(places, violation, event));
      }
    }
    if (places.isEmpty()) {
      Step last = last(violation);
      if (last != null) {
        places.add(inScenario(last));
        java(last).ifPresent(places::add);
      }
    }
    return places.isEmpty() ? List.of(inScenario(Position.WHOLE_FILE)) : places;
  }

  private void add(List<Place> places, Violation violation, EventId event) {
    for (Step step : violation.trace().steps()) {
      if (step.kind().isEvent() && step.id().equals(event)) {
        Place place = of(step);
        if (!places.contains(place)) {
          places.add(place);
        }
        return;
      }
    }
  }

  /** The last step whose place in the scenario is known. */
  private @Nullable Step last(Violation violation) {
    List<Step> steps = violation.trace().steps();
    for (int i = steps.size() - 1; i >= 0; i--) {
      if (inScenario(steps.get(i)).line() > 1) {
        return steps.get(i);
      }
    }
    return null;
  }
}
