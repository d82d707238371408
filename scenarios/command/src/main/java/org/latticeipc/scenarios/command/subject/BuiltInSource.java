package org.latticeipc.scenarios.command.subject;

import java.util.Map;
import java.util.TreeMap;
import org.latticeipc.explorer.share.SharedProgram;
import org.latticeipc.machine.program.Program;
import org.latticeipc.programs.Programs;

/**
 * A program that comes with the tool.
 *
 * @param name its name
 * @param sizes its parameters
 */
record BuiltInSource(String name, TreeMap<String, Integer> sizes) implements SharedProgram {
  BuiltInSource(String name, Map<String, Integer> sizes) {
    this(name, new TreeMap<>(sizes));
  }

  @Override
  public Program program() {
    return Programs.find(name).program(sizes);
  }
}
