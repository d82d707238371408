package org.latticeipc.catalogue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.latticeipc.catalogue.judge.Judge;
import org.latticeipc.catalogue.judge.Judges;
import org.latticeipc.catalogue.subject.Subject;

/**
 * Judges the whole catalogue, prints the matrix and writes the page. Ends with 0 if every variant
 * is found and every real part is clean, else with 1.
 */
public final class CatalogueMain {
  /** Bound on each judge's work on one program. */
  private static final Duration BUDGET = Duration.ofSeconds(30);

  private CatalogueMain() {}

  /**
   * Arguments: the checkout, and optionally {@code --built-in} for the judges of this JVM only, or
   * {@code --missing} for the rows that the page lacks.
   */
  public static void main(String[] arguments) throws IOException {
    if (arguments.length == 0) {
      System.err.println("usage: CatalogueMain CHECKOUT [--built-in | --missing]");
      System.exit(2);
    }
    Path home = Path.of(arguments[0]).toAbsolutePath();
    boolean builtIn = List.of(arguments).contains("--built-in");
    boolean missing = List.of(arguments).contains("--missing");
    System.exit(run(home, builtIn, false, missing));
  }

  /**
   * Does it.
   *
   * @param builtIn by the judges of this JVM only
   * @param paged whether these write their columns of the page
   * @param missing only what has no row on the page; the other rows stay as they are
   * @return the exit code
   */
  public static int run(Path home, boolean builtIn, boolean paged, boolean missing)
      throws IOException {
    Path scratch = home.resolve("verification/catalogue/target/judges");
    Path page = home.resolve("docs").resolve("CATALOGUE.md");
    String written = missing ? Files.readString(page, StandardCharsets.UTF_8) : "";
    List<Subject> subjects =
        Catalogue.subjects().stream()
            .filter(subject -> !CataloguePage.hasRow(written, subject))
            .toList();
    if (subjects.isEmpty()) {
      System.out.println("every part has its row on " + page);
      return 0;
    }
    List<Judge> judges =
        builtIn
            ? Judges.builtIn(BUDGET)
            : Judges.all(home, Files.createDirectories(scratch), BUDGET);
    long start = System.nanoTime();
    Matrix matrix =
        Catalogue.judge(
            subjects,
            judges,
            Runtime.getRuntime().availableProcessors(),
            (what, finding) ->
                System.err.printf(
                    "%s: %s %s (%.1f s)%n",
                    what, finding.kind(), finding.what(), finding.seconds()));
    double seconds = (System.nanoTime() - start) / 1e9;
    System.out.print(matrix.toText());
    System.out.printf("judged in %.0f s%n", seconds);
    matrix.notices().forEach(notice -> System.err.println("catalogue: " + notice));
    if (builtIn && paged) {
      String before = Files.readString(page, StandardCharsets.UTF_8);
      Files.writeString(page, CataloguePage.withColumns(before, matrix), StandardCharsets.UTF_8);
    } else if (!builtIn) {
      Files.writeString(
          page,
          missing
              ? CataloguePage.with(written, matrix, Catalogue.subjects())
              : CataloguePage.of(matrix, seconds),
          StandardCharsets.UTF_8);
    }
    List<String> failures = matrix.failures();
    failures.forEach(failure -> System.err.println("catalogue: " + failure));
    return failures.isEmpty() ? 0 : 1;
  }
}
