package org.latticeipc.scenarios.command.subject;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.latticeipc.explorer.share.SharedProgram;
import org.latticeipc.machine.program.Program;
import org.latticeipc.machine.program.Property;
import org.latticeipc.machine.program.PropertyRegistry;
import org.latticeipc.machine.program.Setup;
import org.latticeipc.machine.text.NearestName;
import org.latticeipc.scenarios.language.Abridgeable;

/**
 * What another source makes, with more properties to hold.
 *
 * @param names of registered properties
 */
record JudgedSource(SharedProgram source, ArrayList<String> names) implements SharedProgram {
  /**
   * The properties of these names.
   *
   * @throws IllegalArgumentException if there is no such property
   */
  static List<Property> properties(List<String> names) {
    List<Property> properties = new ArrayList<>();
    for (String each : names) {
      properties.add(
          PropertyRegistry.find(each)
              .orElseThrow(
                  () ->
                      new IllegalArgumentException(
                          "unknown property '"
                              + each
                              + "'"
                              + NearestName.hint(each, PropertyRegistry.all().keySet()))));
    }
    return properties;
  }

  @Override
  public Program program() {
    return new Judged(source.program(), properties(names));
  }

  @Override
  public List<Path> needs() {
    return source.needs();
  }

  @Override
  public Collection<String> learnt(Program explored) {
    return source.learnt(explored instanceof Judged judged ? judged.program() : explored);
  }

  /** A program with more properties, from which steps can be left out if they can of it. */
  record Judged(Program program, List<Property> properties) implements Abridgeable {
    @Override
    public String name() {
      return program.name();
    }

    @Override
    public void build(Setup setup) {
      program.build(setup);
      properties.forEach(setup::property);
    }

    @Override
    public Program without(Set<String> places) {
      return new Judged(RunSubject.abridged(program, places), properties);
    }
  }
}
