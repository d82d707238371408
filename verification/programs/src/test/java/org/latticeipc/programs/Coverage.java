package org.latticeipc.programs;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.latticeipc.model.MemoryModel;
import org.latticeipc.model.ReleaseSequences;
import org.latticeipc.programs.parameter.BuiltIn;

/** Which of the published counts are expected of a program here, and docs/PROGRAMS.md. */
final class Coverage {
  private static final String FROM_TESTS = "GenMC 0.11.0 tests";

  private Coverage() {}

  /**
   * A published test.
   *
   * @param name folder and name
   * @param counts complete executions under rc11, one for each of its sizes
   * @param note why a count is not expected here, or empty
   */
  record Published(String name, List<Long> counts, String note) {
    String program() {
      return name.replaceFirst("^(synthetic|data-structures)/", "");
    }

    /** The counts that no row of the table has from the tests. */
    List<Long> missing() {
      return counts.stream().filter(count -> !isExpected(count)).toList();
    }

    private boolean isExpected(long count) {
      return rows(program()).stream().anyMatch(row -> isPublished(row) && row.complete() == count);
    }
  }

  private static boolean isPublished(ExpectedCount row) {
    return row.model() == MemoryModel.RC11
        && row.text() == ReleaseSequences.GENMC
        && row.origin().startsWith(FROM_TESTS);
  }

  private static List<ExpectedCount> rows(String program) {
    return ExpectedCount.all().stream().filter(row -> row.program().equals(program)).toList();
  }

  static List<Published> published() {
    try (InputStream in = Coverage.class.getResourceAsStream("genmc-tests.tsv")) {
      String text = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      return text.lines().filter(line -> !line.startsWith("#")).map(Coverage::test).toList();
    } catch (IOException e) {
      throw new UncheckedIOException("genmc-tests.tsv", e);
    }
  }

  private static Published test(String line) {
    String[] columns = line.split("\t", -1);
    List<Long> counts = Arrays.stream(columns[1].split(" ", -1)).map(Long::parseLong).toList();
    return new Published(columns[0], counts, columns[2]);
  }

  /** The page, whole. */
  static String page() {
    List<Published> tests = published();
    List<Published> equal = tests.stream().filter(test -> test.missing().isEmpty()).toList();
    long counts = tests.stream().mapToLong(test -> test.counts().size()).sum();
    long missing = tests.stream().mapToLong(test -> test.missing().size()).sum();
    List<String> lines = new ArrayList<>();
    lines.add("# Built-in programs and their counts");
    lines.add("");
    lines.add(
        "Written by a test from the data it checks; do not edit. `lattice explore NAME -p n=7`");
    lines.add(
        "explores one. Every published program also takes `-p variant=K`: K of its tasks are");
    lines.add("declared after the others, which must not change a count.");
    lines.add("");
    lines.add(
        "GenMC 0.11.0 comes with %d tests that have counts of complete executions under rc11,");
    lines.set(lines.size() - 1, lines.get(lines.size() - 1).formatted(tests.size()));
    lines.add(
        "%d counts in all. Of %d tests every count, together %d counts, is reproduced here."
            .formatted(counts, equal.size(), counts - missing));
    lines.add("");
    lines.add("## Published and not reproduced");
    lines.add("");
    lines.add("| test | published | why |");
    lines.add("|---|---|---|");
    for (Published test : tests) {
      if (!test.missing().isEmpty()) {
        lines.add("| %s | %s | %s |".formatted(test.name(), join(test.missing()), test.note()));
      }
    }
    lines.add("");
    lines.add("## Programs");
    lines.add("");
    lines.add(
        "Complete executions, no reduction. **Bold**: stored in GenMC's tests. Others are from");
    lines.add("runs of GenMC 0.11.0 without reductions, or from where the last column says. Of");
    lines.add(
        "programs without counts it is known that they must fail. Every count is tested, those");
    lines.add("that take longer than a second in the `nightly` profile.");
    lines.add("");
    lines.add("| program | model | counts | other origin |");
    lines.add("|---|---|---|---|");
    Programs.list().forEach(program -> program(program, lines));
    return String.join("\n", lines) + "\n";
  }

  private static String join(List<Long> counts) {
    return counts.stream().map(String::valueOf).collect(Collectors.joining(", "));
  }

  private static void program(BuiltIn program, List<String> lines) {
    Map<String, List<ExpectedCount>> byModel = new TreeMap<>();
    for (ExpectedCount row : rows(program.name())) {
      boolean usual = row.text() == ReleaseSequences.GENMC;
      String model = row.model().id() + (usual ? "" : " " + row.text());
      byModel.computeIfAbsent(model, m -> new ArrayList<>()).add(row);
    }
    if (program.source() == BuiltIn.Source.OWN) {
      lines.add(
          "| %s | | %s: [SCHEDULER.md](SCHEDULER.md) | |"
              .formatted(program.name(), program.summary()));
    } else if (byModel.isEmpty()) {
      String broken = String.join(", ", program.violates());
      lines.add("| %s | | must break %s | |".formatted(program.name(), broken));
    }
    byModel.forEach(
        (model, rows) ->
            lines.add(
                "| %s | %s | %s | %s |"
                    .formatted(program.name(), model, counts(rows), otherOrigins(rows))));
  }

  private static String counts(List<ExpectedCount> rows) {
    return rows.stream()
        .map(
            row -> {
              String sizes =
                  row.arguments().entrySet().stream()
                      .map(entry -> entry.getKey() + "=" + entry.getValue())
                      .collect(Collectors.joining(" "));
              String count = row.complete() + "";
              String shown = isPublished(row) ? "**" + count + "**" : count;
              return sizes.isEmpty() ? shown : sizes + ": " + shown;
            })
        .collect(Collectors.joining(", "));
  }

  private static String otherOrigins(List<ExpectedCount> rows) {
    return rows.stream()
        .map(ExpectedCount::origin)
        .filter(origin -> !origin.equals(FROM_TESTS) && !origin.equals("GenMC 0.11.0 run"))
        .map(origin -> origin.replaceFirst("^GenMC 0.11.0 (run|tests)[;,]? ?", ""))
        .distinct()
        .collect(Collectors.joining("; "));
  }
}
