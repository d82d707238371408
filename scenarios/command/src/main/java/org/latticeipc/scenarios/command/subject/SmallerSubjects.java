package org.latticeipc.scenarios.command.subject;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.latticeipc.scenarios.format.InputError;
import org.latticeipc.scenarios.format.SmallerNumber;
import org.latticeipc.scenarios.language.ScenarioReader;
import org.latticeipc.scenarios.tracefile.Origin;
import org.latticeipc.scenarios.tracefile.Recording;

/**
 * What a trace is a run of, with smaller numbers in its text. Only scenarios have a text in which
 * that can be done.
 */
public final class SmallerSubjects {
  /** How a trace keeps that a number was made smaller: as a variant. */
  static final String SMALLER = "smaller=";

  private final Recording recording;
  private final Path trace;
  private final @Nullable String where;

  SmallerSubjects(Recording recording, Path trace, @Nullable String where) {
    this.recording = recording;
    this.trace = trace;
    this.where = where;
  }

  /** What can be tried, the largest steps first. */
  public List<SmallerNumber> candidates() throws InputError {
    if (!(recording.origin() instanceof Origin.ScenarioFile file)) {
      return List.of();
    }
    SubjectReader.Found found = SubjectReader.found(file.path(), file.sha256(), trace, where);
    List<SmallerNumber> before = numbers(recording, trace);
    byte[] bytes = changed(found.bytes(), before);
    Map<String, Long> chosen = changed(file.parameters(), before);
    return SmallerNumber.of(
        new String(bytes, StandardCharsets.UTF_8),
        ScenarioReader.parameters(found.shown(), bytes, chosen));
  }

  /**
   * The subject with these numbers as well.
   *
   * @return empty if it is no scenario any more with them, or if the last one changes nothing
   */
  public Optional<RunSubject> with(List<SmallerNumber> numbers) {
    List<String> variants = new ArrayList<>(recording.variants());
    numbers.forEach(number -> variants.add(SMALLER + number));
    Recording changed =
        new Recording(
            recording.tool(),
            recording.origin(),
            variants,
            recording.cpus(),
            recording.slice(),
            recording.sequences(),
            recording.ended(),
            recording.why(),
            recording.trace());
    try {
      return isChangedByLast(changed)
          ? Optional.of(SubjectReader.of(changed, trace, where))
          : Optional.empty();
    } catch (InputError refused) {
      return Optional.empty();
    }
  }

  private boolean isChangedByLast(Recording changed) throws InputError {
    List<SmallerNumber> all = numbers(changed, trace);
    int last = all.size() - 1;
    if (last < 0
        || all.get(last).parameter().isPresent()
        || !(changed.origin() instanceof Origin.ScenarioFile file)) {
      return true;
    }
    byte[] bytes = SubjectReader.found(file.path(), file.sha256(), trace, where).bytes();
    String before = new String(changed(bytes, all.subList(0, last)), StandardCharsets.UTF_8);
    return !all.get(last).in(before).equals(before);
  }

  /** The numbers that a trace says were made smaller, in the order in which they were. */
  static List<SmallerNumber> numbers(Recording recording, Path trace) throws InputError {
    List<SmallerNumber> numbers = new ArrayList<>();
    for (String variant : recording.variants()) {
      if (variant.startsWith(SMALLER)) {
        numbers.add(
            SmallerNumber.parse(variant.substring(SMALLER.length()))
                .orElseThrow(
                    () ->
                        new InputError(
                            trace
                                + ":1: found '"
                                + variant
                                + "', expected a place and a number, such as"
                                + " 'smaller=line 9: 3 becomes 1'")));
      }
    }
    return numbers;
  }

  /** A scenario's text with numbers made smaller, one after another. */
  static byte[] changed(byte[] bytes, List<SmallerNumber> numbers) {
    if (numbers.isEmpty()) {
      return bytes;
    }
    String text = new String(bytes, StandardCharsets.UTF_8);
    for (SmallerNumber number : numbers) {
      text = number.in(text);
    }
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** The parameters that are chosen, with numbers made smaller. */
  static Map<String, Long> changed(Map<String, Long> chosen, List<SmallerNumber> numbers) {
    Map<String, Long> changed = new LinkedHashMap<>(chosen);
    numbers.forEach(each -> each.parameter().ifPresent(name -> changed.put(name, each.to())));
    return changed;
  }
}
