package org.latticeipc.programs.litmus;

import java.util.List;
import java.util.Set;
import org.latticeipc.programs.parameter.BuiltIn;

/** The built-in programs that are litmus tests, and their must-fail twins. */
public final class LitmusPrograms {
  /** The release sequences here go on with a plain store order, which C++20 no longer allows. */
  private static final Set<String> RACY_SINCE_CPP20 = Set.of("rels+acq", "rels+acqf");

  private LitmusPrograms() {}

  /** The tests of the folder {@code litmus}. */
  public static List<BuiltIn> litmus() {
    return TestText.all(LitmusPrograms.class, "litmus.tests").stream()
        .map(
            test ->
                BuiltIn.published(
                    "litmus/" + test.name(),
                    "litmus test of " + tasks(test),
                    List.of(),
                    isRacy(test) ? Set.of("no-data-race") : Set.of(),
                    (setup, arguments) -> test.program().build(setup)))
        .toList();
  }

  private static boolean isRacy(TestText test) {
    return RACY_SINCE_CPP20.stream().anyMatch(ending -> test.name().endsWith("+" + ending));
  }

  /** The straight-line programs of the folder {@code synthetic}. */
  public static List<BuiltIn> synthetic() {
    return TestText.all(LitmusPrograms.class, "synthetic.tests").stream()
        .map(
            test ->
                BuiltIn.holds(
                    test.name(),
                    "straight-line program of " + tasks(test),
                    List.of(),
                    (setup, arguments) -> test.program().build(setup)))
        .toList();
  }

  /** The tests that must be found wrong. */
  public static List<BuiltIn> wrong() {
    return TestText.all(LitmusPrograms.class, "wrong.tests").stream()
        .map(
            test ->
                BuiltIn.violated(
                    test.name(),
                    "must-fail test of " + tasks(test),
                    List.of(),
                    test.name().startsWith("racy/") ? "no-data-race" : "assertion",
                    (setup, arguments) -> test.program().build(setup)))
        .toList();
  }

  private static String tasks(TestText test) {
    return test.tasks() + " tasks";
  }
}
