package org.latticeipc.scenarios.command.subject;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.latticeipc.bytecode.runtime.BesideCells;
import org.latticeipc.bytecode.seam.SeamWatch;
import org.latticeipc.explorer.result.ExplorerOptions;
import org.latticeipc.explorer.result.Races;
import org.latticeipc.explorer.result.Result;
import org.latticeipc.machine.program.Program;
import org.latticeipc.scenarios.command.console.Endings;
import org.latticeipc.scenarios.command.console.Inputs;
import org.latticeipc.scenarios.format.InputError;
import org.latticeipc.scenarios.tracefile.Origin;
import org.latticeipc.scenarios.tracefile.Recording;

/** A program that somebody's method is or gives, as something an engine can run. */
public final class MethodSubject {
  private MethodSubject() {}

  /**
   * What a trace is a run of. The test's class is made by its constructor alone: what a life-cycle
   * method of the test set up is not there.
   *
   * @param file the trace's file
   */
  static RunSubject recorded(Origin.CheckedMethod origin, Recording recording, Path file)
      throws InputError {
    if (Endings.kind(recording.ended()).equals("violates " + BesideCells.ONLY_CELLS)) {
      throw new InputError(
          file
              + ":1: the trace was found on rewritten classes, which show what tasks share beside"
              + " cells; it can be viewed ('lattice view'), and is not run on others");
    }
    Program program = program(origin, file);
    RunSettings settings =
        new RunSettings(
            recording.trace().model(),
            recording.sequences(),
            Races.BY_MODEL,
            Math.max(1, recording.cpus()),
            recording.slice(),
            recording.trace().seed(),
            ExplorerOptions.DEFAULT_MAX_EVENTS,
            false);
    return new RunSubject(program.name(), origin, List.of(), settings, output -> program);
  }

  /**
   * A program of a class path.
   *
   * @param classPath folders and jars
   * @param name {@code CLASS} for a class that is a program, {@code CLASS#METHOD} for one that a
   *     method is or gives
   */
  public static RunSubject of(List<String> classPath, String name) throws InputError {
    int hash = name.indexOf('#');
    String type = hash < 0 ? name : name.substring(0, hash);
    String method = hash < 0 ? MethodSource.BUILD : name.substring(hash + 1);
    ArrayList<String> parts = new ArrayList<>();
    List<String> portable = new ArrayList<>();
    for (String part : classPath) {
      for (String each : part.split(File.pathSeparator, -1)) {
        Path path = Inputs.path(each);
        if (!Files.exists(path)) {
          throw new InputError("lattice: -cp: there is no '" + each + "'");
        }
        parts.add(path.toAbsolutePath().toString());
        portable.add(SourcePaths.portable(path));
      }
    }
    MethodSource source = new MethodSource(parts, type, method);
    try {
      Program program = source.program();
      RunSettings settings = RunSettings.method();
      Origin origin = new Origin.CheckedMethod(portable, type, method);
      return new RunSubject(program.name(), origin, List.of(), settings, output -> program)
          .madeBy(source);
    } catch (IllegalArgumentException e) {
      throw new InputError(
          "lattice: "
              + name
              + ": "
              + e.getMessage()
              + "; name a class that implements Program, or CLASS#METHOD");
    }
  }

  /**
   * What was found of a subject, or what its tasks share beside cells: of a program of a class path
   * that is looked for in every execution, on its classes rewritten. Of others nothing more is.
   */
  public static Result beside(RunSubject subject, ExplorerOptions options, Result found) {
    return subject.source() instanceof MethodSource made
        ? SeamWatch.looked(made.loader(), made.type(), made.method(), List.of(), options, found)
        : found;
  }

  /**
   * What to tell of something that was thrown, if the class's own set-up threw it; what its tasks
   * throw is a violation.
   *
   * @param name as for {@link #of}
   */
  public static Optional<InputError> ofSetUp(String name, RuntimeException thrown) {
    String type = name.replaceFirst("#.*", "");
    return Stream.of(thrown.getStackTrace())
        .filter(
            frame ->
                frame.getClassName().equals(type) || frame.getClassName().startsWith(type + "$"))
        .findFirst()
        .map(
            frame ->
                new InputError(
                    "lattice: "
                        + name
                        + ": its set-up threw "
                        + thrown.toString().lines().findFirst().orElse("")
                        + " ("
                        + frame.getFileName()
                        + ":"
                        + frame.getLineNumber()
                        + ")"));
  }

  private static Program program(Origin.CheckedMethod origin, Path file) throws InputError {
    ArrayList<String> parts = new ArrayList<>();
    for (String part : origin.classPath()) {
      parts.add(JavaSubject.located(part, file).toAbsolutePath().toString());
    }
    try {
      return new MethodSource(parts, origin.type(), origin.method()).program();
    } catch (IllegalArgumentException e) {
      throw gone(origin, file, String.valueOf(e.getMessage()));
    }
  }

  private static InputError gone(Origin.CheckedMethod origin, Path file, String why) {
    return new InputError(
        file
            + ":1: the trace is a run of '"
            + origin.type()
            + "."
            + origin.method()
            + "', which is not there as it was: "
            + why);
  }
}
