package org.latticeipc.scenarios.command.verb;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.latticeipc.bytecode.check.JavaTargets;
import org.latticeipc.bytecode.check.LibraryReport;
import org.latticeipc.bytecode.check.LibraryReport.Extent;
import org.latticeipc.bytecode.loader.RewritingLoader;
import org.latticeipc.bytecode.loader.UserClasses;
import org.latticeipc.bytecode.whitelist.PureList;
import org.latticeipc.scenarios.command.console.Console;
import org.latticeipc.scenarios.command.console.ExitCode;
import org.latticeipc.scenarios.command.console.TerminalWidth;
import org.latticeipc.scenarios.format.InputError;
import org.latticeipc.scenarios.json.Json;

/** Tells which classes of jars and folders can be explored, which not and why. */
final class JavaLibraries {
  private final Console console;
  private final List<String> pure;
  private final boolean json;

  JavaLibraries(Console console, List<String> pure, boolean json) {
    this.console = console;
    this.pure = pure;
    this.json = json;
  }

  /**
   * Looks at all classes of some parts of the class path.
   *
   * @param names the parts, or none for all
   */
  int report(List<String> classPath, List<String> names) throws InputError {
    try {
      List<Path> all = JavaTargets.parts(classPath);
      List<Path> parts = names.isEmpty() ? all : JavaTargets.parts(names);
      for (Path part : parts) {
        if (!all.contains(part)) {
          throw new InputError(
              "lattice: java: "
                  + part
                  + ": found no such part of the class path, expected one of "
                  + all);
        }
      }
      try (UserClasses classes = new UserClasses(all)) {
        report(classes, parts);
      }
    } catch (IOException | UncheckedIOException e) {
      throw new InputError("lattice: -cp: " + e.getMessage());
    }
    return ExitCode.OK;
  }

  private void report(UserClasses classes, List<Path> parts) throws IOException {
    RewritingLoader loader = new RewritingLoader(classes, new PureList(pure));
    TreeSet<String> names = new TreeSet<>();
    for (Path part : parts) {
      names.addAll(classes.names(part));
    }
    Map<Extent, Integer> counts = new EnumMap<>(Extent.class);
    for (String name : names) {
      LibraryReport report = LibraryReport.of(loader, name);
      counts.merge(report.extent(), 1, Integer::sum);
      if (json) {
        console.out().println(Json.line(report.fields()));
      } else {
        report.lines().forEach(line -> console.out().println(TerminalWidth.fit(line)));
      }
    }
    if (!json) {
      console
          .out()
          .printf(
              "%d classes: %d can be explored, %d in part, %d not at all%n",
              names.size(),
              counts.getOrDefault(Extent.WHOLE, 0),
              counts.getOrDefault(Extent.PART, 0),
              counts.getOrDefault(Extent.NONE, 0));
    }
  }
}
