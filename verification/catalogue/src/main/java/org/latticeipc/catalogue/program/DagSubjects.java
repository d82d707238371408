package org.latticeipc.catalogue.program;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.latticeipc.catalogue.subject.Subject;
import org.latticeipc.catalogue.subject.Subject.Probe;
import org.latticeipc.jpf.JpfEntry;
import org.latticeipc.programs.os.DagEntry;
import org.latticeipc.programs.os.DagPrograms;
import org.latticeipc.programs.os.DagRaces;
import org.latticeipc.scheduler.DagParts;
import org.latticeipc.scheduler.part.Looking;
import org.latticeipc.scheduler.variant.DagVariant;

/** The DAG scheduler and its variants. */
public final class DagSubjects {
  private static final String BOUNDED = "bounded-depth";

  private DagSubjects() {}

  /** The real scheduler first. */
  public static List<Subject> all() {
    return Stream.concat(
            Stream.of(subject("", "")),
            Stream.of(DagVariant.values()).map(v -> subject(v.id(), v.breaks())))
        .toList();
  }

  private static Subject subject(String variant, String breaks) {
    DagParts parts = DagEntry.parts(variant);
    List<Probe> probes =
        List.of(
            new Probe(DagEntry.program(variant), Probe.CPUS),
            new Probe(DagPrograms.submitWhileRunning(parts), Probe.CPUS),
            new Probe(DagPrograms.twoHalves(parts), Probe.CPUS),
            new Probe(DagPrograms.longChain(parts), Probe.CPUS),
            new Probe(DagRaces.enteredTwice(parts), Probe.CPUS),
            new Probe(DagRaces.lateChild(parts), Probe.CPUS),
            new Probe(DagRaces.lastElement(parts), Probe.CPUS),
            new Probe(DagRaces.submitBesideSleep(parts), Probe.CPUS),
            new Probe(DagRaces.urgentElsewhere(shortSighted(variant)), Probe.CPUS),
            new Probe(DagRaces.edgeInFlight(parts, false), Probe.CPUS));
    boolean elsewhere = isJudgedElsewhere(variant);
    return new Subject(
        "dag",
        variant,
        breaks,
        probes,
        elsewhere ? structures(variant) : List.of(),
        elsewhere ? stress(variant) : Optional.empty(),
        elsewhere ? List.of(new Subject.Path(JpfEntry.DAG_ORDER, variant)) : List.of());
  }

  /** What is wrong inside the scheduler shows in programs made for it, not in those of others. */
  private static boolean isJudgedElsewhere(String variant) {
    return DagVariant.named(variant)
        .map(v -> v.compareTo(DagVariant.BOUNDED_DEPTH) <= 0)
        .orElse(true);
  }

  /** With a stride of 2, so that a few nodes are enough. */
  private static DagParts shortSighted(String variant) {
    DagParts parts = DagParts.standard().withLooking(new Looking.OnceIn(2));
    return DagVariant.named(variant).map(v -> v.applyTo(parts)).orElse(parts);
  }

  /** Neither this nor the next for the bounded search: few nodes make no long chain. */
  private static List<Subject.Structure> structures(String variant) {
    if (variant.equals(BOUNDED)) {
      return List.of();
    }
    String type =
        variant.isEmpty()
            ? "DependencyGraph"
            : "DependencyGraph$" + Subject.Structure.className(variant);
    return List.of(
        Subject.Structure.of(type, "DagMoments", variant.isEmpty() ? "scheduler" : "waits"));
  }

  private static Optional<Subject.Stress> stress(String variant) {
    return variant.equals(BOUNDED)
        ? Optional.empty()
        : Optional.of(
            new Subject.Stress(
                "jcstress\\.dag\\.",
                variant.isEmpty() ? Map.of() : Map.of("lattice.dag", variant)));
  }
}
