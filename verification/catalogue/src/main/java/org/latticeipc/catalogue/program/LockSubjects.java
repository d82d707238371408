package org.latticeipc.catalogue.program;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.latticeipc.catalogue.subject.Subject;
import org.latticeipc.catalogue.subject.Subject.Probe;
import org.latticeipc.ipc.variant.LockVariant;
import org.latticeipc.jpf.JpfEntry;
import org.latticeipc.programs.os.LockEntry;
import org.latticeipc.programs.os.LockPrograms;

/** The quaternion spinlock and its variants. */
public final class LockSubjects {
  private static final String PART = "lock";
  private static final List<String> SHAPES =
      List.of(LockEntry.COUNTER, LockEntry.RECURSION, LockEntry.REUSE);

  private LockSubjects() {}

  /** The real lock first. */
  public static List<Subject> all() {
    return Stream.concat(
            Stream.of(subject("", "")),
            Stream.of(LockVariant.values()).map(v -> subject(v.id(), v.breaks())))
        .toList();
  }

  private static Subject subject(String variant, String breaks) {
    List<Probe> probes = new ArrayList<>();
    List<Subject.Path> paths = new ArrayList<>();
    for (String shape : SHAPES) {
      probes.add(new Probe(LockEntry.program(shape, variant), Probe.CPUS));
    }
    probes.add(new Probe(LockEntry.program(LockEntry.ONE_CPU, variant), 1));
    probes.add(new Probe(LockPrograms.overtaking(LockEntry.maker(variant)), Probe.CPUS));
    for (JpfEntry entry :
        List.of(JpfEntry.LOCK_COUNTER, JpfEntry.LOCK_REUSE, JpfEntry.LOCK_ONE_CPU)) {
      paths.add(new Subject.Path(entry, variant));
    }
    return new Subject(
        PART,
        variant,
        breaks,
        probes,
        List.of(Subject.Structure.of(structure(variant), "SequentialCounter", "quick")),
        Optional.of(new Subject.Stress("jcstress\\.lock\\.", properties(variant))),
        paths);
  }

  private static Map<String, String> properties(String variant) {
    if (variant.isEmpty()) {
      return Map.of();
    }
    return variant.equals(LockVariant.OWNER_IS_CPU.id())
        ? Map.of("lattice.lock", variant, "lattice.cpus", "1")
        : Map.of("lattice.lock", variant);
  }

  /** {@code unlock-relaxed} is {@code LockVariants$UnlockRelaxed}. */
  private static String structure(String variant) {
    return variant.isEmpty()
        ? "LockedCounter"
        : "LockVariants$" + Subject.Structure.className(variant);
  }
}
