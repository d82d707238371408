package org.latticeipc.catalogue.subject;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.latticeipc.jpf.JpfEntry;
import org.latticeipc.machine.program.Program;
import org.latticeipc.machine.program.Setup;

/**
 * One row of the catalogue: a real part or one of its variants, in every form a judge needs.
 *
 * @param part the part's name, as before the equals sign of {@code --variant part=name}
 * @param variant the variant's name, empty for the real part
 * @param breaks what is wrong with it, in words; empty for the real part
 * @param probes the programs in which the explorer and the simulation judge it
 * @param lincheck the structures for Lincheck; none if linearizability does not show it
 * @param jcstress the tests for jcstress
 * @param jpf the runs under Java PathFinder
 */
public record Subject(
    String part,
    String variant,
    String breaks,
    List<Probe> probes,
    List<Structure> lincheck,
    Optional<Stress> jcstress,
    List<Path> jpf) {

  /** A program and the machine it wants. */
  public record Probe(Program program, int cpus) {
    /** How many CPUs a program gets that says nothing about them. */
    public static final int CPUS = 2;

    /** A program given by its set-up. */
    public static Probe of(String name, Consumer<Setup> build) {
      return new Probe(Program.of(name, build), CPUS);
    }
  }

  /**
   * A structure with operations and its specification, by class name.
   *
   * @param size how much Lincheck tries, by its name in the harness
   */
  public record Structure(String type, String specification, String size) {

    /** One of the harness's own structures. */
    public static Structure of(String type, String specification, String size) {
      return new Structure(type, specification, size);
    }

    /** {@code seq-outside-lock} is {@code SeqOutsideLock}. */
    public static String className(String variant) {
      StringBuilder name = new StringBuilder();
      for (String word : variant.split("-", -1)) {
        name.append(Character.toUpperCase(word.charAt(0))).append(word.substring(1));
      }
      return name.toString();
    }
  }

  /** A selection of jcstress tests and the system properties that choose the variant. */
  public record Stress(String tests, Map<String, String> properties) {}

  /** An entry point for Java PathFinder and the variant it is run with, empty for the real part. */
  public record Path(JpfEntry entry, String variant) {}

  public Subject {
    probes = List.copyOf(probes);
    lincheck = List.copyOf(lincheck);
    jpf = List.copyOf(jpf);
  }

  /** Whether this is the part as it ships. */
  public boolean isReal() {
    return variant.isEmpty();
  }

  /** {@code lock} for the real part, else {@code lock=unlock-relaxed}. */
  public String name() {
    return isReal() ? part : part + "=" + variant;
  }
}
