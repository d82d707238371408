package org.latticeipc.scenarios.command.subject;

import java.lang.reflect.Method;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.latticeipc.explorer.result.ExplorerOptions;
import org.latticeipc.explorer.result.Races;
import org.latticeipc.machine.program.MethodProgram;
import org.latticeipc.machine.program.Program;
import org.latticeipc.scenarios.format.InputError;
import org.latticeipc.scenarios.tracefile.Origin;
import org.latticeipc.scenarios.tracefile.Recording;

/** What a {@code @ModelCheck} test explored, as something an engine can run again. */
final class MethodSubject {
  private MethodSubject() {}

  /**
   * What a trace is a run of. The test's class is made by its constructor alone: what a life-cycle
   * method of the test set up is not there.
   *
   * @param file the trace's file
   */
  static RunSubject recorded(Origin.CheckedMethod origin, Recording recording, Path file)
      throws InputError {
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

  private static Program program(Origin.CheckedMethod origin, Path file) throws InputError {
    try {
      // The process ends with the run, and the run may load classes until then.
      @SuppressWarnings("resource")
      URLClassLoader loader =
          new URLClassLoader(urls(origin, file), MethodSubject.class.getClassLoader());
      Class<?> type = Class.forName(origin.type(), true, loader);
      Method method =
          MethodProgram.program(type, origin.method())
              .or(() -> MethodProgram.giver(type, origin.method()))
              .orElseThrow(
                  () ->
                      new IllegalArgumentException(
                          "no method '"
                              + origin.method()
                              + "' that takes a Setup or returns a Program"));
      return MethodProgram.of(MethodProgram.instance(type), method);
    } catch (ClassNotFoundException | LinkageError e) {
      throw gone(origin, file, "class " + e.getMessage() + " is not on the class path it names");
    } catch (MalformedURLException | IllegalArgumentException e) {
      throw gone(origin, file, String.valueOf(e.getMessage()));
    }
  }

  private static URL[] urls(Origin.CheckedMethod origin, Path file) throws MalformedURLException {
    List<URL> urls = new ArrayList<>();
    for (String part : origin.classPath()) {
      urls.add(JavaSubject.located(part, file).toUri().toURL());
    }
    return urls.toArray(URL[]::new);
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
