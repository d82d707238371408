package org.latticeipc.catalogue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.latticeipc.catalogue.subject.Subject;

/** The page docs/CATALOGUE.md. */
final class CataloguePage {
  private static final int SECONDS_PER_MINUTE = 60;

  private static final String HEAD =
      """
      # The bug catalogue

      Verification that has never failed proves nothing. Each row below is a small, named,
      deliberately wrong version of one part; each column is a judge. The first row of a part is
      the part as it ships, which must be clean in every column. A variant that no judge finds
      fails the build. `./lattice catalogue` writes this whole page, and with `--missing` the rows that
      it lacks; nothing in it is typed by hand.

      How to read a cell: **FOUND** with the property broken, or `clean`; then how many
      executions, runs or states were looked at and the wall time. `-`: the judge cannot judge
      this. `not here`: the judge was not on the machine that wrote this page. `inconclusive`: it
      gave up, with the reason.

      What `clean` is worth: under *explorer* every execution of the programs was visited, so it
      is a proof for these programs under that memory model. *Lincheck* and *JPF* know sequential
      consistency only: they call `unlock-relaxed` and `lock-relaxed` correct, and so does
      *jcstress* on x86, whose hardware does not show them. Simulation runs a fixed number of
      seeds.

      What each judge has of a part: *Lincheck* a counter under the lock, the channel as two
      queues and its relaxed sequence counter alone, the scheduler's `add_dep`, `submit` and `run`,
      and the capability table; *jcstress* the lock, two senders and a close on one channel, and the
      scheduler's hand-over of plain writes; *JPF* the lock, the relaxed sequence counter under it
      (the row `ipc`), and the scheduler's order. *jcstress* answers `no end` where an actor waits
      for ever.

      """;

  private CataloguePage() {}

  static String of(Matrix matrix, double seconds) {
    return HEAD
        + matrix.toMarkdown()
        + String.format(
            Locale.ROOT,
            "%nOne run of `./lattice catalogue`: %.0f minutes, a judge on each of %d CPUs, JDK %d.%n",
            seconds / SECONDS_PER_MINUTE,
            Runtime.getRuntime().availableProcessors(),
            Runtime.version().feature());
  }

  /**
   * A page in which some columns are judged anew; the rows and the other columns stay as they are.
   *
   * @param judged has the columns, for every part
   */
  static String withColumns(String page, Matrix judged) {
    Map<String, List<String>> anew = new LinkedHashMap<>();
    judged.toMarkdown().lines().forEach(line -> anew.put(name(line), cells(line)));
    List<String> titles = anew.getOrDefault("part", List.of());
    List<String> head =
        page.lines()
            .filter(line -> name(line).equals("part"))
            .findFirst()
            .map(CataloguePage::cells)
            .orElse(List.of());
    StringBuilder out = new StringBuilder();
    for (String line : page.split("\n", -1)) {
      List<String> now = line.startsWith("| `") ? anew.get(name(line)) : null;
      if (now == null) {
        out.append(line).append('\n');
        continue;
      }
      List<String> row = cells(line);
      for (int i = 0; i < row.size(); i++) {
        int column = titles.indexOf(head.get(i));
        out.append("| ").append(column < 0 ? row.get(i) : now.get(column)).append(' ');
      }
      out.append("|\n");
    }
    String said = out.toString().stripTrailing().replaceAll(AGAIN + " JDK \\d+\\.", "");
    return said + AGAIN + " JDK " + Runtime.version().feature() + ".\n";
  }

  private static final String AGAIN =
      " The columns of explorer and simulation were judged since by `--built-in --page`, on";

  private static String name(String line) {
    return line.startsWith("| ") ? cells(line).get(0) : "";
  }

  private static List<String> cells(String line) {
    String inner = line.substring(1, line.lastIndexOf('|'));
    return Pattern.compile("(?<!\\\\)\\|").splitAsStream(inner).map(String::strip).toList();
  }

  /** Whether a page has the row of a part. */
  static boolean hasRow(String page, Subject subject) {
    return page.contains("\n" + start(subject));
  }

  private static String start(Subject subject) {
    return "| `" + subject.name() + "` |";
  }

  /**
   * A page with more rows, all in the order given; rows of parts that are gone are left out.
   *
   * @param added what was judged now
   * @param order every part there is
   */
  static String with(String page, Matrix added, List<Subject> order) {
    Map<String, String> rows = new LinkedHashMap<>();
    for (String line : (page + added.toMarkdown()).split("\n", -1)) {
      int end = line.indexOf("` |");
      if (line.startsWith("| `") && end > 0) {
        rows.put(line.substring(0, end + 3), line);
      }
    }
    StringBuilder out = new StringBuilder();
    boolean told = false;
    for (String line : page.split("\n", -1)) {
      if (!line.startsWith("| `")) {
        out.append(line).append('\n');
      } else if (!told) {
        told = true;
        for (Subject subject : order) {
          String row = rows.get(start(subject));
          if (row != null) {
            out.append(row).append('\n');
          }
        }
      }
    }
    return out.toString().stripTrailing()
        + String.format(
            Locale.ROOT,
            " Added since by `--missing`, on JDK %d: %s.%n",
            Runtime.version().feature(),
            added.subjects().stream()
                .map(subject -> "`" + subject.name() + "`")
                .collect(Collectors.joining(", ")));
  }
}
