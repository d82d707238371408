package org.latticeipc.catalogue.subject;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.latticeipc.jpf.JpfEntry;
import org.latticeipc.machine.program.Program;

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
  public record Probe(Program program, int cpus) {}

  /**
   * A structure with operations and its specification, by class name.
   *
   * @param size how much Lincheck tries, by its name in the harness
   */
  public record Structure(String type, String specification, String size) {

    /** One of the harness's own structures. */
    public static Structure of(String type, String specification, String size) {
      return new Structure(HARNESS + type, HARNESS + specification, size);
    }

    private static final String HARNESS = "org.latticeipc.lincheck.";
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
