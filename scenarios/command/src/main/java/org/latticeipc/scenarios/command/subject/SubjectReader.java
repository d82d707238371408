package org.latticeipc.scenarios.command.subject;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.latticeipc.explorer.result.Races;
import org.latticeipc.litmus.LitmusOptions;
import org.latticeipc.litmus.compile.LitmusCompiler;
import org.latticeipc.litmus.program.LitmusProgram;
import org.latticeipc.litmus.program.LitmusTest;
import org.latticeipc.litmus.syntax.LitmusException;
import org.latticeipc.machine.program.Program;
import org.latticeipc.machine.weaken.Weakening;
import org.latticeipc.programs.Programs;
import org.latticeipc.programs.parameter.BuiltIn;
import org.latticeipc.scenarios.command.console.Inputs;
import org.latticeipc.scenarios.format.InputError;
import org.latticeipc.scenarios.format.SmallerNumber;
import org.latticeipc.scenarios.language.Scenario;
import org.latticeipc.scenarios.language.ScenarioReader;
import org.latticeipc.scenarios.language.part.Variants;
import org.latticeipc.scenarios.tracefile.Origin;
import org.latticeipc.scenarios.tracefile.Recording;

/** Makes subjects from what a command line or a trace names. */
public final class SubjectReader {
  /** How a trace of a litmus test keeps how often loops were unrolled: as a variant. */
  private static final String ROUNDS = "rounds=";

  private SubjectReader() {}

  /** A scenario file with more variants than it asks for itself. */
  public static RunSubject scenario(ScenarioFile file, List<String> more) throws InputError {
    Variants variants = file.scenario().variants();
    try {
      for (String variant : more) {
        variants = variants.with(variant);
      }
    } catch (IllegalArgumentException e) {
      throw new InputError(String.valueOf(e.getMessage()));
    }
    Variants chosen = variants;
    return new RunSubject(
            file.scenario().name(),
            file.origin(),
            chosen.list(),
            RunSettings.of(file.scenario().machine()),
            output -> file.scenario().program(chosen, output))
        .madeBy(new ScenarioSource(file, more));
  }

  /** A program that comes with the tool. */
  public static RunSubject builtIn(String name, Map<String, Integer> parameters) throws InputError {
    try {
      BuiltIn builtIn = Programs.find(name);
      Program program = builtIn.program(parameters);
      Map<String, String> texts = new LinkedHashMap<>();
      parameters.forEach((k, v) -> texts.put(k, v.toString()));
      return new RunSubject(
              program.name(),
              new Origin.BuiltIn(builtIn.name(), texts),
              List.of(),
              RunSettings.builtIn(builtIn.source()),
              output -> program)
          .madeBy(new BuiltInSource(name, parameters));
    } catch (IllegalArgumentException e) {
      throw new InputError(String.valueOf(e.getMessage()));
    }
  }

  /**
   * What a trace is a run of.
   *
   * @param where a file to take instead of the one the trace names, or null
   */
  public static RunSubject of(Recording recording, Path trace, @Nullable String where)
      throws InputError {
    RunSubject subject = named(recording, trace, where);
    try {
      return changed(subject, recording, trace);
    } catch (IllegalArgumentException e) {
      throw new InputError(trace + ":1: " + e.getMessage());
    }
  }

  /** The subject as the variants of its trace say that it was. */
  private static RunSubject changed(RunSubject subject, Recording recording, Path trace)
      throws InputError {
    RunSubject recorded =
        new RunSubject(
            subject.name(),
            subject.origin(),
            asWritten(recording.variants()),
            subject.settings().recordedIn(recording),
            subject.programs());
    List<Weakening> weakenings = weakenings(recording, trace);
    boolean judgedStrictly =
        !weakenings.isEmpty() && recording.origin() instanceof Origin.LitmusFile;
    return (judgedStrictly ? recorded.with(recorded.settings().with(Races.VIOLATION)) : recorded)
        .weakened(weakenings)
        .without(leftOut(recording))
        .judging(judged(recording));
  }

  private static List<String> leftOut(Recording recording) {
    return recording.variants().stream()
        .filter(v -> v.startsWith(RunSubject.WITHOUT))
        .map(v -> v.substring(RunSubject.WITHOUT.length()))
        .toList();
  }

  /** The variants of a trace that its subject has as it is read. */
  private static List<String> asWritten(List<String> variants) {
    return variants.stream()
        .filter(v -> !v.startsWith(RunSubject.WEAKEN) && !v.startsWith(RunSubject.WITHOUT))
        .filter(v -> !v.startsWith(RunSubject.PROPERTY))
        .toList();
  }

  /** The parts that were put in. */
  private static List<String> written(List<String> variants) {
    return asWritten(variants).stream()
        .filter(v -> !v.startsWith(SmallerSubjects.SMALLER))
        .toList();
  }

  private static List<String> judged(Recording recording) {
    return recording.variants().stream()
        .filter(v -> v.startsWith(RunSubject.PROPERTY))
        .map(v -> v.substring(RunSubject.PROPERTY.length()))
        .toList();
  }

  private static List<Weakening> weakenings(Recording recording, Path trace) throws InputError {
    List<Weakening> weakenings = new ArrayList<>();
    for (String variant : recording.variants()) {
      if (variant.startsWith(RunSubject.WEAKEN)) {
        String text = variant.substring(RunSubject.WEAKEN.length());
        weakenings.add(
            Weakening.parse(text)
                .orElseThrow(
                    () ->
                        new InputError(
                            trace
                                + ":1: found '"
                                + variant
                                + "', expected an order and what it becomes, such as"
                                + " 'weaken=Lock.java:12: await acquire becomes relaxed'")));
      }
    }
    return weakenings;
  }

  private static RunSubject named(Recording recording, Path trace, @Nullable String where)
      throws InputError {
    Origin origin = recording.origin();
    if (origin instanceof Origin.BuiltIn builtIn) {
      Map<String, Integer> parameters = new LinkedHashMap<>();
      for (Map.Entry<String, String> entry : builtIn.parameters().entrySet()) {
        parameters.put(entry.getKey(), number(entry.getValue(), trace));
      }
      return builtIn(builtIn.name(), parameters);
    } else if (origin instanceof Origin.JavaClasses java) {
      return JavaSubject.recorded(java, recording.trace(), trace);
    } else if (origin instanceof Origin.CheckedMethod checked) {
      return MethodSubject.recorded(checked, recording, trace);
    } else if (origin instanceof Origin.LitmusFile file) {
      return litmus(file, found(file.path(), file.sha256(), trace, where), recording);
    }
    Origin.ScenarioFile file = (Origin.ScenarioFile) origin;
    Found found = found(file.path(), file.sha256(), trace, where);
    List<SmallerNumber> smaller = SmallerSubjects.numbers(recording, trace);
    byte[] bytes = SmallerSubjects.changed(found.bytes, smaller);
    Scenario scenario =
        ScenarioReader.read(
            found.shown, bytes, SmallerSubjects.changed(file.parameters(), smaller));
    return scenario(
        new ScenarioFile(found.shown, file, scenario, bytes), written(recording.variants()));
  }

  private static int number(String text, Path trace) throws InputError {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new InputError(trace + ":1: found parameter '" + text + "', expected a number");
    }
  }

  /**
   * A litmus test.
   *
   * @param rounds after how many rounds loops are cut
   */
  public static RunSubject litmus(
      Origin.LitmusFile origin, LitmusTest test, int rounds, RunSettings settings) {
    Program program = LitmusProgram.exploring(test, rounds);
    return new RunSubject(
        test.name(), origin, List.of(ROUNDS + rounds), settings, output -> program);
  }

  private static RunSubject litmus(Origin.LitmusFile origin, Found found, Recording recording)
      throws InputError {
    try {
      LitmusTest test =
          LitmusCompiler.compile(found.shown, new String(found.bytes, StandardCharsets.UTF_8));
      return litmus(
          origin,
          test,
          rounds(recording),
          RunSettings.litmus(recording.trace().model(), recording.sequences()));
    } catch (LitmusException e) {
      throw new InputError(String.valueOf(e.getMessage()));
    }
  }

  /** How often loops of a litmus test were unrolled; kept with the trace as a variant. */
  private static int rounds(Recording recording) throws InputError {
    for (String variant : recording.variants()) {
      if (variant.startsWith(ROUNDS)) {
        return number(variant.substring(ROUNDS.length()), Path.of("trace"));
      }
    }
    return LitmusOptions.DEFAULT_ROUNDS;
  }

  /** A file that a trace names, as it is shown and with its content. */
  record Found(String shown, byte[] bytes) {}

  /** The file that a trace names, if it is still the same. */
  static Found found(String path, String sha256, Path trace, @Nullable String where)
      throws InputError {
    if (where != null) {
      byte[] bytes = Inputs.bytes(where, "the file that was recorded");
      requireSame(where, bytes, sha256, trace);
      return new Found(where, bytes);
    }
    String other = "";
    for (Path candidate : SourcePaths.candidates(path, trace)) {
      if (Files.isRegularFile(candidate)) {
        byte[] bytes = read(candidate);
        if (SourcePaths.sha256(bytes).equals(sha256)) {
          return new Found(candidate.toString(), bytes);
        }
        other = other.isEmpty() ? candidate.toString() : other;
      }
    }
    if (!other.isEmpty()) {
      requireSame(other, read(Path.of(other)), sha256, trace);
    }
    throw new InputError(
        trace
            + ":1: the trace is a run of '"
            + path
            + "', which is not there; say where it is"
            + " with --scenario FILE");
  }

  private static byte[] read(Path file) throws InputError {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new InputError(file + ": cannot be read: " + Inputs.reason(e));
    }
  }

  private static void requireSame(String shown, byte[] bytes, String sha256, Path trace)
      throws InputError {
    String found = SourcePaths.sha256(bytes);
    if (!found.equals(sha256)) {
      throw new InputError(
          trace
              + ":1: the trace is of another scenario or another version of it: expected SHA-256 "
              + sha256.substring(0, Math.min(12, sha256.length()))
              + "…, found "
              + found.substring(0, 12)
              + "… in "
              + shown
              + "; record it again, or name the right file with --scenario");
    }
  }
}
