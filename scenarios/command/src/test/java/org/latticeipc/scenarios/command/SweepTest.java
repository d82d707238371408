package org.latticeipc.scenarios.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.latticeipc.scenarios.command.LatticeTest.Answer;
import org.latticeipc.scenarios.command.console.ExitCode;
import org.latticeipc.scenarios.json.Json;

/** One verb over many values: table, CSV, plot and document. */
class SweepTest {
  private static final String COUNTER = "lock-counter.yaml";

  @TempDir
  @SuppressWarnings("NullAway.Init")
  Path folder;

  @Test
  void explore_overSizesAndModels_hasTheKnownCounts() throws Exception {
    Path csv = folder.resolve("t.csv");
    Path plot = folder.resolve("t.svg");
    Answer answer =
        LatticeTest.lattice(
            "explore",
            "ainc",
            "--sweep",
            "n=2..4,5",
            "--sweep",
            "model=sc,rc11",
            "--csv",
            csv.toString(),
            "--plot",
            plot.toString());
    assertEquals(ExitCode.OK, answer.code(), answer.toString());
    List<String> lines = Files.readAllLines(csv);
    assertEquals(
        "n,model,verdict,complete [executions],blocked [executions],events [events],time [s],"
            + "rate [executions/s],violates",
        lines.get(0));
    assertEquals(9, lines.size());
    assertTrue(lines.get(1).startsWith("2,sc,HOLDS,2,0,"), lines.get(1));
    assertTrue(lines.get(8).startsWith("5,rc11,HOLDS,120,0,"), lines.get(8));
    assertEquals(9, answer.out().lines().count(), answer.out());
    assertTrue(answer.out().lines().allMatch(line -> line.length() <= 80), answer.out());
    String svg = Files.readString(plot);
    assertTrue(svg.contains(">complete [executions]</text>") && svg.contains(">model=rc11</text>"));
  }

  @Test
  void check_overParts_endsAsTheWorstOfThem() throws Exception {
    Answer answer =
        LatticeTest.lattice("check", COUNTER, "--sweep", "lock=real,unlock-relaxed", "--json");
    assertEquals(ExitCode.VIOLATED, answer.code(), answer.toString());
    assertEquals(1, answer.out().lines().count());
    String sweep = String.valueOf(Json.object(answer.out().strip()).get("sweep"));
    assertTrue(sweep.contains("{values={lock=real}, verdict=HOLDS"), sweep);
    assertTrue(sweep.contains("violates=no-data-race"), sweep);
  }

  @Test
  void run_overSeedsAndParameters_measuresSteps() throws Exception {
    Path file = folder.resolve("p.yaml");
    Files.writeString(
        file,
        """
        name: p
        parameters: {n: 2}
        cells: {x: 0}
        tasks:
          - name: t
            steps:
              - repeat: {times: n, steps: [{fetch_add: {cell: x, value: 1}}]}
        """);
    Answer answer =
        LatticeTest.lattice(
            "run", file.toString(), "--sweep", "n=1..3", "--sweep", "seed=1,2", "--json");
    assertEquals(ExitCode.OK, answer.code(), answer.toString());
    String sweep = String.valueOf(Json.object(answer.out().strip()).get("sweep"));
    assertTrue(sweep.contains("{values={n=1, seed=1}, ended=completed, steps=2,"), sweep);
    assertTrue(sweep.contains("{values={n=3, seed=2}, ended=completed, steps=4,"), sweep);
  }

  @Test
  void run_withStatistics_hasThemAsColumns() throws Exception {
    Path csv = folder.resolve("s.csv");
    String file = "lock-counter.yaml";
    Answer answer =
        LatticeTest.lattice(
            "run", file, "--sweep", "lock=real,unfair", "--stats", "--csv", csv.toString());
    assertEquals(ExitCode.OK, answer.code(), answer.toString());
    List<String> lines = Files.readAllLines(csv);
    String head = "busy [ticks],idle [ticks],waited [ticks],longest [ticks],sections [sections],";
    assertTrue(lines.get(0).contains(head), lines.get(0));
    assertTrue(lines.get(0).endsWith("messages [messages],fairness [Jain]"), lines.get(0));
    assertTrue(lines.get(1).matches("real,completed,\\d+,.*,2,0,0,[01]\\.\\d+"), lines.get(1));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --sweep n             | found 'n', expected NAME=VALUES
          --sweep n=4..2        | found the range 4..2
          --sweep n=1..         | expected NAME=VALUES
          --sweep n=1,1         | found a value twice
          --sweep n=real        | expected whole numbers for a parameter; parts are
          --sweep lock=unfiar   | did you mean
          --sweep model=rc12    | rc12
          --sweep strategy=pct  | an exploration has none
          --sweep n=1..1001     | at most 1000
          --csv t.csv           | add one, such as --sweep n=1..8
          --sweep lock=real --plot-y tiem | did you mean 'time'?
          --sweep model=sc --model=rc11   | leave one of them out
          """)
  void wrongSweeps_areRefused(String options, String message) {
    Answer answer = LatticeTest.lattice(("check " + COUNTER + " " + options).split(" "));
    assertEquals(ExitCode.BAD_INPUT, answer.code(), answer.toString());
    assertEquals(1, answer.err().lines().count(), answer.err());
    assertTrue(answer.err().contains(message), answer.err());
  }
}
