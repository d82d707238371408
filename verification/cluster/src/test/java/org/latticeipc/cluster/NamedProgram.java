package org.latticeipc.cluster;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.latticeipc.explorer.share.SharedProgram;
import org.latticeipc.machine.program.Program;
import org.latticeipc.programs.Programs;

/** A program that comes with the tool, by name. */
record NamedProgram(String name, TreeMap<String, Integer> sizes) implements SharedProgram {
  private static final int MOST_WRONG = 4;

  NamedProgram(String name, Map<String, Integer> sizes) {
    this(name, new TreeMap<>(sizes));
  }

  @Override
  public Program program() {
    return Programs.find(name).program(sizes);
  }

  /** Programs that break a property. */
  static List<NamedProgram> wrong() {
    return Programs.list().stream()
        .filter(program -> !program.holds())
        .limit(MOST_WRONG)
        .map(program -> new NamedProgram(program.name(), Map.of()))
        .toList();
  }
}
