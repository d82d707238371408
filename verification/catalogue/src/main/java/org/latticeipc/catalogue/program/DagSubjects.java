package org.latticeipc.catalogue.program;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.latticeipc.catalogue.subject.Subject;
import org.latticeipc.catalogue.subject.Subject.Probe;
import org.latticeipc.jpf.JpfEntry;
import org.latticeipc.machine.LoadOrder;
import org.latticeipc.machine.LongCell;
import org.latticeipc.machine.RmwOrder;
import org.latticeipc.machine.StoreOrder;
import org.latticeipc.machine.program.PropertyViolation;
import org.latticeipc.machine.program.Setup;
import org.latticeipc.programs.os.DagEntry;
import org.latticeipc.programs.os.DagRaces;
import org.latticeipc.scheduler.DagNode;
import org.latticeipc.scheduler.DagParts;
import org.latticeipc.scheduler.DagScheduler;
import org.latticeipc.scheduler.part.Looking;
import org.latticeipc.scheduler.property.DagOrder;
import org.latticeipc.scheduler.property.ExactlyOnce;
import org.latticeipc.scheduler.property.TrueCycles;
import org.latticeipc.scheduler.variant.DagVariant;

/** The DAG scheduler and its variants. */
public final class DagSubjects {
  /** One more than the depth at which the bounded search gives up. */
  private static final int LONG_CHAIN = 66;

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
    List<Probe> probes =
        List.of(
            new Probe(DagEntry.program(variant), Probe.CPUS),
            Probe.of("dag late submission", setup -> lateSubmission(setup, variant)),
            Probe.of("dag crossing dependencies", setup -> crossing(setup, variant)),
            Probe.of("dag long chain", setup -> longChain(setup, variant)),
            new Probe(DagRaces.enteredTwice(DagEntry.parts(variant)), Probe.CPUS),
            new Probe(DagRaces.lateChild(DagEntry.parts(variant)), Probe.CPUS),
            new Probe(DagRaces.lastElement(DagEntry.parts(variant)), Probe.CPUS),
            new Probe(DagRaces.submitBesideSleep(DagEntry.parts(variant)), Probe.CPUS),
            new Probe(DagRaces.urgentElsewhere(shortSighted(variant)), Probe.CPUS));
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

  /** A node is submitted while what it depends on runs. */
  private static void lateSubmission(Setup setup, String variant) {
    DagScheduler dag = DagScheduler.create(setup.machine(), DagEntry.parts(variant));
    LongCell data = setup.machine().longCell("data", 0);
    DagNode first = dag.node("first", () -> data.store(1, StoreOrder.PLAIN));
    DagNode last =
        dag.node(
            "last", () -> PropertyViolation.require(data.load(LoadOrder.PLAIN) == 1, "too early"));
    dag.addDep(first, last).orElseThrow();
    dag.submit(first).orElseThrow();
    setup.task("worker", () -> dag.run());
    setup.task(
        "submitter",
        () -> {
          dag.submit(last).orElseThrow();
          dag.run();
        });
    properties(setup);
  }

  /** Two tasks add dependencies that together close a cycle. */
  private static void crossing(Setup setup, String variant) {
    DagScheduler dag = DagScheduler.create(setup.machine(), DagEntry.parts(variant));
    LongCell done = setup.machine().longCell("done", 0);
    DagNode one = dag.node("one");
    DagNode other = dag.node("other");
    setup.task("forth", () -> count(done, dag.addDep(one, other).isDone()));
    setup.task("back", () -> count(done, dag.addDep(other, one).isDone()));
    setup.afterwards(
        () ->
            PropertyViolation.require(
                done.load(LoadOrder.PLAIN) == 1, "not exactly one of two was refused"));
    properties(setup);
  }

  private static void count(LongCell done, boolean isDone) {
    if (isDone) {
      done.fetchAdd(1, RmwOrder.RELAXED);
    }
  }

  private static void longChain(Setup setup, String variant) {
    DagScheduler dag = DagScheduler.create(setup.machine(), DagEntry.parts(variant));
    List<DagNode> chain = new ArrayList<>();
    for (int i = 0; i < LONG_CHAIN; i++) {
      chain.add(dag.node("n" + i));
      if (i > 1) {
        dag.addDep(chain.get(i - 2), chain.get(i - 1)).orElseThrow();
      }
    }
    setup.task(
        "linker",
        () ->
            PropertyViolation.require(
                dag.addDep(chain.get(LONG_CHAIN - 2), chain.get(LONG_CHAIN - 1)).isDone(),
                "a chain was called a cycle"));
    setup.property(new TrueCycles());
  }

  private static void properties(Setup setup) {
    setup.property(new DagOrder());
    setup.property(new ExactlyOnce());
    setup.property(new TrueCycles());
  }
}
