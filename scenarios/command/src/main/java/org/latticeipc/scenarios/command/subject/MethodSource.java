package org.latticeipc.scenarios.command.subject;

import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.latticeipc.explorer.share.SharedProgram;
import org.latticeipc.machine.program.MethodProgram;
import org.latticeipc.machine.program.Program;

/**
 * A program that a method of somebody's class is or gives, in classes that are not rewritten: of
 * the class path that is named, or where another machine was sent it, of what it has.
 *
 * @param classPath absolute paths
 * @param type the class's name
 * @param method the method that takes the set-up, or that gives the program; {@link #BUILD} of a
 *     class that is a program
 */
record MethodSource(ArrayList<String> classPath, String type, String method)
    implements SharedProgram {
  /** What a class that is itself a program has. */
  static final String BUILD = "build";

  @Override
  public Program program() {
    try {
      return program(type(Thread.currentThread().getContextClassLoader()));
    } catch (ClassNotFoundException notSent) {
      return program(here());
    } catch (LinkageError e) {
      throw new IllegalArgumentException(type + " cannot be loaded: " + e, e);
    }
  }

  private Class<?> type(ClassLoader loader) throws ClassNotFoundException {
    return Class.forName(type, true, loader);
  }

  private Class<?> here() {
    try {
      return type(loader());
    } catch (ClassNotFoundException | LinkageError e) {
      throw new IllegalArgumentException(
          "class " + e.getMessage() + " is not on the class path " + classPath, e);
    }
  }

  /** What loads the classes of the class path. */
  ClassLoader loader() {
    try {
      URL[] urls = new URL[classPath.size()];
      for (int i = 0; i < urls.length; i++) {
        urls[i] = Path.of(classPath.get(i)).toUri().toURL();
      }
      // The process ends with the run, and the run may load classes until then.
      return new URLClassLoader(urls, MethodSource.class.getClassLoader());
    } catch (MalformedURLException e) {
      throw new IllegalArgumentException(classPath + " is no class path: " + e.getMessage(), e);
    }
  }

  private Program program(Class<?> found) {
    if (Program.class.isAssignableFrom(found) && method.equals(BUILD)) {
      return (Program) MethodProgram.instance(found);
    }
    return MethodProgram.program(found, method)
        .or(() -> MethodProgram.giver(found, method))
        .map(each -> MethodProgram.of(MethodProgram.instance(found), each))
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "no method '" + method + "' that takes a Setup or returns a Program"));
  }

  @Override
  public List<Path> needs() {
    return classPath.stream().map(Path::of).toList();
  }
}
