package org.latticeipc.scenarios.command.subject;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.latticeipc.bytecode.check.JavaOptions;
import org.latticeipc.bytecode.check.JavaProgram;
import org.latticeipc.bytecode.check.JavaTargets;
import org.latticeipc.bytecode.entry.Entry;
import org.latticeipc.bytecode.loader.RewritingLoader;
import org.latticeipc.bytecode.loader.UserClasses;
import org.latticeipc.bytecode.whitelist.PureList;
import org.latticeipc.scenarios.format.InputError;
import org.latticeipc.scenarios.tracefile.Origin;
import org.latticeipc.trace.Trace;

/** Compiled classes as something an engine can run. */
public final class JavaSubject {
  private JavaSubject() {}

  /** What was explored of the classes that a loader rewrites. */
  public static RunSubject of(
      Origin.JavaClasses origin, Trace trace, Entry entry, RewritingLoader loader) {
    return new RunSubject(
        trace.program(),
        origin,
        List.of(),
        RunSettings.java(trace.model(), JavaOptions.DEFAULT_MAX_EVENTS),
        output ->
            JavaProgram.replaying(
                entry, loader, trace.model(), origin.eager(), origin.learnt(), origin.spurious()));
  }

  /**
   * What a trace of compiled classes is a run of.
   *
   * @param file the trace's file
   */
  static RunSubject recorded(Origin.JavaClasses origin, Trace trace, Path file) throws InputError {
    int feature = Runtime.version().feature();
    if (origin.jdk() != 0 && origin.jdk() != feature) {
      throw new InputError(
          file
              + ":1: the run entered classes of JDK "
              + origin.jdk()
              + ", this is JDK "
              + feature
              + "; replay it on the former");
    }
    List<Path> parts = origin.classPath().stream().map(part -> located(part, file)).toList();
    try {
      UserClasses classes = new UserClasses(parts);
      Entry entry =
          new JavaTargets(parts, classes).find(List.of(origin.name()), exactly(origin)).get(0);
      PureList pure = new PureList(origin.pure(), origin.trusted());
      RewritingLoader loader =
          new RewritingLoader(classes, pure, JdkClasses.open(System.getenv(), pure).kept());
      return of(origin, trace, entry, loader);
    } catch (IOException | UncheckedIOException | IllegalArgumentException e) {
      throw new InputError(
          file
              + ":1: the trace is a run of '"
              + origin.name()
              + "', which is not there as it was: "
              + e.getMessage());
    }
  }

  private static Pattern exactly(Origin.JavaClasses origin) {
    return Pattern.compile("^" + Pattern.quote(origin.name()) + "$");
  }

  static Path located(String part, Path file) {
    return SourcePaths.candidates(part, file).stream()
        .filter(Files::exists)
        .findFirst()
        .orElse(Path.of(part));
  }
}
