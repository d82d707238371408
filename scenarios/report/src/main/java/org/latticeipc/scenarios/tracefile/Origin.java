package org.latticeipc.scenarios.tracefile;

import java.util.Map;

/** What a trace is a run of, so that it can be found again. */
public sealed interface Origin {

  /**
   * A scenario file.
   *
   * @param path with {@code /}, relative wherever possible
   * @param sha256 of the file's bytes, in lower-case hexadecimal
   */
  record ScenarioFile(String path, String sha256) implements Origin {}

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
}
