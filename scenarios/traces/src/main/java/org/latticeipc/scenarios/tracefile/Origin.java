package org.latticeipc.scenarios.tracefile;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a trace is a run of, so that it can be found again. */
public sealed interface Origin {

  /**
   * A scenario file.
   *
   * @param path with {@code /}, relative wherever possible
   * @param sha256 of the file's bytes, in lower-case hexadecimal
   * @param parameters the file's parameters that were given another value, in the order given
   */
  record ScenarioFile(String path, String sha256, Map<String, Long> parameters) implements Origin {
    public ScenarioFile {
      parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    }

    /** With the parameters that the file has. */
    public ScenarioFile(String path, String sha256) {
      this(path, sha256, Map.of());
    }
  }

  /**
   * A litmus test.
   *
   * @param path as for a scenario
   * @param sha256 as for a scenario
   */
  record LitmusFile(String path, String sha256) implements Origin {}

  /**
   * A program that comes with the tool.
   *
   * @param name as {@code explore --list} gives it
   * @param parameters in the order given
   */
  record BuiltIn(String name, Map<String, String> parameters) implements Origin {}

  /**
   * Compiled classes.
   *
   * @param classPath its parts, as for a scenario
   * @param name what was explored of them: a test class, a class with a main, or Class#method
   * @param jdk the feature release whose classes the run entered, 0 if it entered none
   * @param eager classes that set-up initialised
   * @param learnt what else set-up has to know
   * @param pure classes that were taken as they are
   */
  record JavaClasses(
      List<String> classPath,
      String name,
      int jdk,
      List<String> eager,
      List<String> learnt,
      List<String> pure)
      implements Origin {}

  /**
   * A program of the seam that a test's method is or gives, in classes that are not rewritten.
   *
   * @param classPath its parts, as for a scenario
   * @param type the test's class
   * @param method the method that takes the set-up, or that gives the program
   */
  record CheckedMethod(List<String> classPath, String type, String method) implements Origin {}
}
