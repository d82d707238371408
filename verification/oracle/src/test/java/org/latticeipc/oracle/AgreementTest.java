package org.latticeipc.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.constraints.IntRange;
import org.latticeipc.explorer.Explorer;
import org.latticeipc.explorer.result.ExplorerOptions;
import org.latticeipc.explorer.result.Races;
import org.latticeipc.explorer.result.Reduction;
import org.latticeipc.explorer.result.Result;
import org.latticeipc.explorer.result.Violation;
import org.latticeipc.model.MemoryModel;
import org.latticeipc.model.ReleaseSequences;

/** The search and the enumeration of all rf and co agree on random programs. */
class AgreementTest {
  private static final int EVENTS = Integer.getInteger("lattice.agreement.events", 5);
  private static final long CANDIDATES = 20_000;

  private static DrawnProgram program(long seed, Flavour flavour, int statements) {
    return DrawnProgram.of(Draw.of(seed, flavour, statements));
  }

  @Property(tries = 500, shrinking = ShrinkingMode.OFF)
  void sameExecutions(
      @ForAll long seed,
      @ForAll Flavour flavour,
      @ForAll MemoryModel model,
      @ForAll ReleaseSequences sequences,
      @ForAll @IntRange(min = 1, max = 3) int jobs) {
    agree(program(seed, flavour, EVENTS), model, sequences, jobs);
  }

  @Property(tries = 300, shrinking = ShrinkingMode.OFF)
  void doneAnotherWay_sameCompleteExecutions(
      @ForAll long seed,
      @ForAll Flavour flavour,
      @ForAll MemoryModel model,
      @ForAll Twin.Way way,
      @ForAll boolean reduced,
      @ForAll @IntRange(min = 1, max = 3) int jobs) {
    DrawnProgram p = program(seed, flavour, EVENTS + 1);
    ExplorerOptions all =
        ExplorerOptions.builder().probe(false).model(model).races(Races.REPORT).all(true).build();
    Result plain = Explorer.explore(p, all);
    ExplorerOptions.Builder others = all.toBuilder().jobs(jobs);
    Result twin =
        Explorer.explore(
            new Twin(p, way), (reduced ? others.reduce(Reduction.AWAIT) : others).build());
    assertEquals(plain.outcomes(), twin.outcomes(), () -> model + " " + way + " " + p);
    assertEquals(plain.races(), twin.races(), () -> model + " " + way + " " + p);
    assertEquals(names(plain), names(twin), () -> model + " " + way + " " + p);
  }

  @Property(tries = 300, shrinking = ShrinkingMode.OFF)
  void reducedAwaits_sameCompleteExecutionsAndViolations(
      @ForAll long seed,
      @ForAll MemoryModel model,
      @ForAll boolean ordered,
      @ForAll boolean stopsAtRaces) {
    Flavour flavour = ordered ? Flavour.ORDERED_WAITS : Flavour.WAITS;
    sameWithReducedAwaits(program(seed, flavour, EVENTS + (ordered ? 3 : 1)), model, stopsAtRaces);
  }

  @Property(tries = 300, shrinking = ShrinkingMode.OFF)
  void reducedLocks_sameCompleteExecutionsAndViolations(
      @ForAll long seed, @ForAll MemoryModel model, @ForAll boolean stopsAtRaces) {
    sameWithReducedAwaits(program(seed, Flavour.LOCKS, EVENTS + 1), model, stopsAtRaces);
  }

  @Property(tries = 300, shrinking = ShrinkingMode.OFF)
  void reducedAttempts_sameCompleteExecutionsAndViolations(
      @ForAll long seed, @ForAll MemoryModel model, @ForAll boolean stopsAtRaces) {
    sameWithReducedAwaits(DrawnProgram.of(DrawnAttempts.of(seed)), model, stopsAtRaces);
  }

  private static void sameWithReducedAwaits(
      DrawnProgram p, MemoryModel model, boolean stopsAtRaces) {
    ExplorerOptions all =
        ExplorerOptions.builder()
            .probe(false)
            .model(model)
            .races(stopsAtRaces ? Races.VIOLATION : Races.REPORT)
            .all(true)
            .build();
    Result whole = Explorer.explore(p, all);
    Result reduced = Explorer.explore(p, all.toBuilder().reduce(Reduction.AWAIT).build());
    assertEquals(whole.outcomes(), reduced.outcomes(), p::toString);
    assertEquals(whole.races(), reduced.races(), p::toString);
    assertEquals(messages(whole), messages(reduced), p::toString);
    assertTrue(reduced.statistics().blocked() <= whole.statistics().blocked(), p::toString);
  }

  @Property(tries = 300, shrinking = ShrinkingMode.OFF)
  void anyJobs_sameViolationsAndCounts_alsoAfterRaces(
      @ForAll long seed,
      @ForAll Flavour flavour,
      @ForAll MemoryModel model,
      @ForAll boolean reduced,
      @ForAll @IntRange(min = 2, max = 3) int jobs) {
    DrawnProgram p = program(seed, flavour, EVENTS + 1);
    ExplorerOptions.Builder builder = ExplorerOptions.builder().probe(false).model(model).all(true);
    ExplorerOptions one =
        (reduced ? builder.reduce(Reduction.AWAIT, Reduction.SYMMETRY) : builder).build();
    Result first = Explorer.explore(p, one);
    Result second = Explorer.explore(p, one.toBuilder().jobs(jobs).build());
    assertEquals(list(first), list(second), p::toString);
    assertEquals(first.outcomes(), second.outcomes(), p::toString);
    assertEquals(first.statistics().complete(), second.statistics().complete(), p::toString);
    assertEquals(first.statistics().standsFor(), second.statistics().standsFor(), p::toString);
    assertEquals(first.statistics().blocked(), second.statistics().blocked(), p::toString);
  }

  private static List<String> list(Result result) {
    return result.violations().stream().map(Violation::toString).toList();
  }

  @Property(tries = 500, shrinking = ShrinkingMode.OFF)
  void symmetry_visitsOneExecutionOfEachClass(
      @ForAll long seed,
      @ForAll Flavour flavour,
      @ForAll MemoryModel model,
      @ForAll boolean awaitsToo,
      @ForAll boolean stopsAtRaces,
      @ForAll @IntRange(min = 1, max = 2) int jobs) {
    Flavour oneTask = flavour == Flavour.SPAWNS ? Flavour.UPDATES : flavour;
    DrawnProgram p = DrawnProgram.of(Draw.symmetric(seed, oneTask, EVENTS + 2));
    ExplorerOptions all =
        ExplorerOptions.builder()
            .probe(false)
            .model(model)
            .races(stopsAtRaces ? Races.VIOLATION : Races.REPORT)
            .all(true)
            .jobs(jobs)
            .build();
    Result whole = Explorer.explore(p, all);
    ExplorerOptions.Builder less = all.toBuilder().reduce(Reduction.SYMMETRY);
    Result reduced = Explorer.explore(p, (awaitsToo ? less.reduce(Reduction.AWAIT) : less).build());
    assertEquals(
        BigInteger.valueOf(whole.statistics().complete()),
        reduced.statistics().standsFor(),
        p::toString);
    assertEquals(whole.races(), reduced.races(), p::toString);
    assertEquals(names(whole), names(reduced), p::toString);
    assertEquals(
        Exchanges.of(whole.outcomes().keySet(), p.alike()),
        Exchanges.of(reduced.outcomes().keySet(), p.alike()),
        p::toString);
  }

  private static Set<String> names(Result result) {
    return result.violations().stream()
        .map(Violation::property)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> messages(Result result) {
    return result.violations().stream()
        .map(v -> v.property() + ": " + v.message())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static void agree(
      DrawnProgram p, MemoryModel model, ReleaseSequences sequences, int jobs) {
    Optional<PerModel> enumerated = Enumerator.enumerate(p, List.of(model), sequences, CANDIDATES);
    Assume.that(enumerated.isPresent());
    Findings expected = enumerated.orElseThrow().under(model);
    ExplorerOptions options =
        ExplorerOptions.builder()
            .probe(false)
            .model(model)
            .releaseSequences(sequences)
            .races(Races.REPORT)
            .all(true)
            .jobs(jobs)
            .build();
    Result found = Explorer.explore(p, options);
    String context = model + " " + sequences + " " + p;
    assertEquals(expected.complete(), found.statistics().complete(), () -> "complete " + context);
    assertEquals(expected.blocked(), found.statistics().blocked(), () -> "blocked " + context);
    assertEquals(expected.outcomes(), found.outcomes(), () -> "outcomes " + context);
    assertEquals(expected.racy() > 0, found.races(), () -> "races " + context);
    boolean deadlock =
        found.violations().stream().anyMatch(v -> v.property().equals(Violation.NO_DEADLOCK));
    assertEquals(expected.deadlocked() > 0, deadlock, () -> "deadlock " + context);
  }
}
