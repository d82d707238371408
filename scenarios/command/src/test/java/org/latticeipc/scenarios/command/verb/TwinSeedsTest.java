package org.latticeipc.scenarios.command.verb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.latticeipc.engine.sim.SimulationOptions;
import org.latticeipc.engine.sim.search.SeedSearch;
import org.latticeipc.engine.sim.search.SeedTally;
import org.latticeipc.engine.sim.strategy.Strategies;
import org.latticeipc.engine.sim.strategy.Strategy;
import org.latticeipc.machine.text.MarkdownTable;
import org.latticeipc.scenarios.command.console.Endings;
import org.latticeipc.scenarios.command.subject.RunSubject;
import org.latticeipc.scenarios.command.subject.ScenarioFile;
import org.latticeipc.scenarios.command.subject.SubjectReader;
import org.latticeipc.scenarios.format.InputError;

/**
 * Random runs find the bugs of the scenarios that are wrong on purpose within 1,000 seeds, or the
 * page says why not. The table is made anew nightly; each build makes the runs that the table
 * names.
 */
class TwinSeedsTest {
  private static final Path PAGE = Path.of("..", "docs", "SIMULATION.md");
  private static final Path SCENARIOS = Path.of(".");
  private static final String START = "<!-- twins: made by TwinSeedsTest -->\n";
  private static final String END = "<!-- end of twins -->";
  private static final int MOST = 1_000;
  private static final int CHUNK = 50;
  private static final int PCT_STEPS = 100;

  /** Why random runs do not show a bug. */
  private static final Map<String, String> WHY_NOT = Map.of();

  private static List<Path> twins() throws IOException, InputError {
    List<Path> twins = new ArrayList<>();
    for (String folder : List.of("bugs", "sync", "security")) {
      try (Stream<Path> files = Files.list(SCENARIOS.resolve(folder))) {
        for (Path file : files.sorted().toList()) {
          if (file.toString().endsWith(".yaml")
              && ScenarioFile.read(file.toString())
                  .scenario()
                  .expectation()
                  .flatMap(expected -> expected.violates())
                  .isPresent()) {
            twins.add(file);
          }
        }
      }
    }
    return twins;
  }

  private static SeedSearch search(Path file, Strategy strategy) throws InputError {
    RunSubject subject = SubjectReader.scenario(ScenarioFile.read(file.toString()), List.of());
    SimulationOptions options =
        subject.settings().simulation().withMaxSteps(20_000).withStrategy(strategy);
    return new SeedSearch(
        () -> subject.programs().apply(line -> {}), options, Endings::words, done -> {});
  }

  /** The first seed that shows something wrong. */
  private static Optional<SeedTally.Ending> first(Path file, Strategy strategy) throws InputError {
    for (int from = 1; from <= MOST; from += CHUNK) {
      SeedTally tally = search(file, strategy).run(from, CHUNK, 2);
      Optional<SeedTally.Ending> found =
          tally.endings().values().stream()
              .filter(ending -> ending.words().startsWith(Endings.VIOLATES))
              .min((a, b) -> Long.compare(a.firstSeed(), b.firstSeed()));
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private static String cell(Optional<SeedTally.Ending> found) {
    return found.map(ending -> Long.toString(ending.firstSeed())).orElse("–");
  }

  private static String name(Path file) {
    return SCENARIOS.relativize(file).normalize().toString().replace('\\', '/');
  }

  private static String table() throws IOException, InputError {
    MarkdownTable table =
        new MarkdownTable(List.of("scenario", "shows", "random:", "pct:", "why not"));
    for (Path file : twins()) {
      Optional<SeedTally.Ending> random = first(file, Strategies.random());
      Optional<SeedTally.Ending> pct = first(file, Strategies.pct(SeedOptions.DEPTH, PCT_STEPS));
      String shows =
          random.or(() -> pct).map(e -> SeedSearch.kind(e.words()).substring(9)).orElse("nothing");
      boolean both = random.isPresent() && pct.isPresent();
      String why = both ? "" : WHY_NOT.getOrDefault(name(file), "?");
      table.row(List.of("`" + name(file) + "`", shows, cell(random), cell(pct), why));
    }
    return table.toString();
  }

  private static String section(String page) {
    return page.substring(page.indexOf(START) + START.length(), page.indexOf(END));
  }

  @Test
  void table_isUpToDate() throws IOException, InputError {
    String page = Files.readString(PAGE);
    boolean writes = "write".equals(System.getProperty("lattice.docs"));
    if (Boolean.getBoolean("lattice.long") || writes) {
      String table = table();
      if (writes) {
        Files.writeString(
            PAGE,
            page.substring(0, page.indexOf(START) + START.length())
                + table
                + page.substring(page.indexOf(END)));
      } else {
        assertEquals(section(page), table, "write it with -Dlattice.docs=write");
      }
    }
    assertTrue(!section(Files.readString(PAGE)).contains("?"), "a bug that is not found has a why");
  }

  @Test
  void seedsOfTheTable_showTheBugs() throws IOException, InputError {
    List<String> rows = section(Files.readString(PAGE)).lines().skip(2).toList();
    List<String> named = rows.stream().map(row -> row.split("`")[1]).toList();
    assertEquals(twins().stream().map(TwinSeedsTest::name).toList(), named, "all are in the table");
    int found = 0;
    for (String row : rows) {
      String[] cells = row.split("\\s*\\|\\s*");
      Path file = SCENARIOS.resolve(cells[1].replace("`", ""));
      found += shows(file, cells[2], cells[3], Strategies.random());
      found += shows(file, cells[2], cells[4], Strategies.pct(SeedOptions.DEPTH, PCT_STEPS));
    }
    assertTrue(found > rows.size(), found + " of " + rows.size());
  }

  private static int shows(Path file, String property, String seed, Strategy strategy)
      throws InputError {
    if (seed.equals("–")) {
      return 0;
    }
    SeedTally tally = search(file, strategy).run(Long.parseLong(seed), 1, 1);
    String ended = tally.endings().firstKey();
    assertTrue(ended.startsWith(Endings.VIOLATES), file + " with seed " + seed + " " + ended);
    return 1;
  }
}
