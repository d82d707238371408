package org.latticeipc.scenarios.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.latticeipc.scenarios.command.console.Console;
import org.latticeipc.scenarios.command.console.ExitCode;
import org.latticeipc.scenarios.json.Json;
import org.latticeipc.scenarios.tracefile.Recording;
import org.latticeipc.scenarios.tracefile.TraceFiles;

/** The command line as a user meets it, in this process. */
class LatticeTest {
  static final String COUNTER = "lock-counter.yaml";

  @TempDir
  @SuppressWarnings("NullAway.Init")
  Path folder;

  /** What one command did. */
  record Answer(int code, String out, String err) {}

  static Answer lattice(String... args) {
    return answering("", args);
  }

  static Answer answering(String input, String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Console console =
        new Console(
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
            false,
            false);
    int code = LatticeCommand.run(console, args);
    return new Answer(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  private static void refused(Answer answer, String line) {
    assertEquals(ExitCode.BAD_INPUT, answer.code, answer.toString());
    assertEquals("", answer.out);
    assertTrue(answer.err.contains(line), answer.err);
    assertEquals(1, answer.err.lines().count(), answer.err);
    assertFalse(answer.err.contains("Exception"), answer.err);
  }

  private String write(String name, String text) throws Exception {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  @Test
  void help_namesEveryVerb() {
    Answer answer = lattice("--help");
    assertEquals(ExitCode.OK, answer.code);
    for (String verb : List.of("run", "replay", "check", "explore", "view")) {
      assertTrue(answer.out.contains("\n  " + verb), verb);
    }
    assertEquals(answer.out, lattice().out);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "explore ainc -p n=x; 'x' is no whole number that fits",
        "explore ainc -p n; value for option '-p' (NAME=N) should be in NAME=VALUE format",
        "explore ainc --budget 10; found '10', expected a time such as 90s, 5m or 500ms",
        "explore ainc --sample 5 --checkpoint c; random walks leave no frontier to keep",
        "explore ainc --checkpoint no/folder/c; found 'no/folder/c', expected a file in a folder",
        "check lock-counter.yaml --variant lock=unfair --variant lock=lock-relaxed; expected at"
            + " most one for the part 'lock'",
        "explore ainc --cluster local[2] --jobs 2; the cores are the cluster's, as in --cluster local[2]",
        "explore ainc --cluster local[2] --sample 5; random walks are made by one machine",
        "explore ainc --cluster local[2]; make it by ./mvnw -q",
        "java -cp . --cluster local[2]; make it by ./mvnw -q",
        "java -cp . --cluster local[2] --seeds 9; runs are made by one machine; leave one of them out",
        "java -cp . --cluster local[2] --jobs 2; the cores are the cluster's, as in --cluster local[2]",
        "java -cp . --cluster local[2] --all-libraries; nothing is explored for it",
        "litmus x.litmus --runs 5; add --hardware",
        "litmus x.litmus --model arm; found 'arm', expected one of sc, tso, ra, rc11, jmm",
        "chekc; unknown command 'chekc'; did you mean 'check'?",
        "check; missing required parameter: 'FILE'",
        "check a b; unexpected argument 'b'",
        "check a --modle sc; unknown option '--modle' for 'check', did you mean '--model'?",
        "check a --jobs many; 'many' is no whole number that fits",
        "check a --jobs 99999999999; is no whole number that fits",
        "check lock-counter.yaml --model c11; did you mean 'rc11'?",
        "check lock-counter.yaml --variant lock=unfare; did you mean 'lock=unfair'?",
        "check lock-counter.yaml --variant lok=unfair; did you mean 'lock=unfair'?",
        "check lock-counter.yaml --budget soon; expected a time such as 90s",
        "check lock-counter.yaml --jobs 0; found 0, expected at least 1",
        "check lock-counter.yaml --reduce awiat; did you mean 'await'?",
        "check lock-counter.yaml --preemptions 2; has a meaning under sc only",
        "check lock-counter.yaml --model sc --preemptions 2 --reduce await; leave one of them out",
        "check lock-countr.yaml; did you mean 'lock-counter.yaml'?",
        "check nowhere/a.yaml; the folder 'nowhere' does not exist either",
        "check schema; found a folder, expected a scenario file",
        "run lock-counter.yaml --strategy randm; did you mean 'random'?",
        "run lock-counter.yaml --seed x; is no whole number that fits",
        "explore; explore needs a program's name",
        "explore anic; the nearest are ainc",
        "explore ainc -p n=0; expected 1 to",
        "explore ainc -p n=99999999999; is no whole number that fits",
        "explore ainc -p m=3; has no parameter 'm'",
        "replay lock-counter.yaml; lock-counter.yaml:1: this is no lattice trace",
        "replay none.jsonl; no such file, expected a trace file",
      })
  void mistake_isToldInOneLineWithTheRemedy(String command, String line) {
    refused(lattice(command.split(" ")), line);
  }

  @Test
  void check_malformedYaml_saysLineAndColumn() throws Exception {
    refused(lattice("check", write("a.yaml", "name: [a\n")), "a.yaml:2:1: not valid YAML");
    refused(lattice("check", write("b.yaml", "")), "b.yaml: the file is empty");
    refused(
        lattice("run", write("c.yaml", "name: a\ntasks:\n- name: t\n  steps: [{lode: x}]\n")),
        "c.yaml:4:12: unknown step 'lode'; did you mean 'load'?");
  }

  @Test
  void run_completes_andReplaysBitForBit() {
    String trace = folder.resolve("t.trace.jsonl").toString();
    for (String strategy : List.of("round-robin", "random", "pct")) {
      Answer run =
          lattice("run", COUNTER, "--strategy", strategy, "--seed", "42", "--trace", trace);
      assertEquals(ExitCode.OK, run.code, run.toString());
      Answer replay = lattice("replay", trace);
      assertEquals(ExitCode.OK, replay.code, replay.toString());
      String hash = run.out.lines().filter(l -> l.startsWith("trace hash")).findFirst().orElse("");
      assertTrue(replay.out.contains(hash), run.out + replay.out);
    }
  }

  @Test
  void run_sameInput_sameBytes() {
    assertEquals(
        lattice("run", COUNTER, "--strategy", "random", "--seed", "5", "--steps"),
        lattice("run", COUNTER, "--strategy", "random", "--seed", "5", "--steps"));
  }

  @Test
  void run_otherSeed_otherRun() {
    assertFalse(
        lattice("run", COUNTER, "--strategy", "random", "--seed", "5", "--steps")
            .equals(lattice("run", COUNTER, "--strategy", "random", "--seed", "6", "--steps")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"sc", "tso", "ra", "rc11"})
  void check_realLock_holds(String model) throws Exception {
    Answer answer = lattice("check", COUNTER, "--model", model, "--json");
    assertEquals(ExitCode.OK, answer.code, answer.toString());
    var document = Json.object(answer.out.strip());
    assertEquals("HOLDS", document.get("verdict"));
    assertEquals(model, document.get("model"));
    assertEquals(2L, document.get("complete"));
    for (String field :
        List.of("name", "blocked", "events", "seconds", "executionsPerSecond", "violations")) {
      assertTrue(document.containsKey(field), field);
    }
  }

  @Test
  void check_unlockRelaxed_isWrongOnlyUnderWeakMemory() {
    String[] variant = {"check", COUNTER, "--variant", "lock=unlock-relaxed", "--model"};
    assertEquals(ExitCode.OK, lattice(with(variant, "sc")).code);
    Answer weak = lattice(with(variant, "rc11"));
    assertEquals(ExitCode.VIOLATED, weak.code, weak.toString());
    assertTrue(weak.out.contains("VIOLATED"), weak.out);
    assertTrue(weak.out.contains("replay it: "), weak.out);
  }

  private static String[] with(String[] args, String... more) {
    List<String> all = new ArrayList<>(List.of(args));
    all.addAll(List.of(more));
    return all.toArray(String[]::new);
  }

  @Test
  void check_violation_replaysAsRecorded() {
    String trace = folder.resolve("v.trace.jsonl").toString();
    Answer check =
        lattice("check", COUNTER, "--variant", "lock=unlock-relaxed", "--trace", trace, "--json");
    assertEquals(ExitCode.VIOLATED, check.code, check.toString());
    assertTrue(check.out.contains("\"trace\":\"" + trace + "\""), check.out);
    Answer replay = lattice("replay", trace);
    assertEquals(ExitCode.OK, replay.code, replay.toString());
    assertTrue(replay.out.contains("ended: violates no-data-race"), replay.out);
  }

  @Test
  void replay_ofAnotherScenario_isRefused() throws Exception {
    String trace = folder.resolve("t.trace.jsonl").toString();
    String copy = write("copy.yaml", Files.readString(Path.of(COUNTER)));
    assertEquals(ExitCode.OK, lattice("run", copy, "--trace", trace).code);
    assertEquals(ExitCode.OK, lattice("replay", trace).code);
    Files.writeString(Path.of(copy), "\n# changed\n", java.nio.file.StandardOpenOption.APPEND);
    refused(lattice("replay", trace), "the trace is of another scenario or another version");
    Files.delete(Path.of(copy));
    refused(lattice("replay", trace), "say where it is with --scenario FILE");
    assertEquals(ExitCode.OK, lattice("replay", trace, "--scenario", COUNTER).code);
  }

  @Test
  void replay_truncatedTrace_isRefusedWithItsLine() throws Exception {
    Path trace = folder.resolve("t.trace.jsonl");
    lattice("run", COUNTER, "--trace", trace.toString());
    List<String> lines = Files.readAllLines(trace);
    Files.write(trace, lines.subList(0, 10));
    refused(lattice("replay", trace.toString()), ":10: the trace ends here without its footer");
  }

  @Test
  void replay_otherRun_divergesAtTheFirstDifference() throws Exception {
    Path trace = folder.resolve("t.trace.jsonl");
    lattice("check", COUNTER, "--variant", "lock=unlock-relaxed", "--trace", trace.toString());
    Recording recorded = TraceFiles.read(trace, "t");
    assertEquals(List.of("lock=unlock-relaxed"), recorded.variants());
    TraceFiles.write(trace, withoutVariants(recorded));
    Answer answer = lattice("replay", trace.toString());
    assertEquals(ExitCode.DIVERGED, answer.code, answer.toString());
    assertTrue(answer.out.contains("diverged at step"), answer.out);
    assertTrue(answer.out.contains("expected: ") && answer.out.contains("found: "), answer.out);
  }

  private static Recording withoutVariants(Recording r) {
    return new Recording(
        r.tool(),
        r.origin(),
        List.of(),
        r.cpus(),
        r.slice(),
        r.sequences(),
        r.ended(),
        r.why(),
        r.trace());
  }

  @ParameterizedTest
  @ValueSource(strings = {"replay", "view", "shrink"})
  void trace_withAnAlteredHeader_isRefused(String verb) throws Exception {
    Path trace = folder.resolve("t.trace.jsonl");
    lattice("check", COUNTER, "--variant", "lock=unlock-relaxed", "--trace", trace.toString());
    String text = Files.readString(trace);
    for (String[] change :
        new String[][] {
          {"[\"lock=unlock-relaxed\"]", "[]"},
          {"\"model\":\"rc11\"", "\"model\":\"sc\""},
          {"\"program\":\"", "\"program\":\"x"},
          {"\"cpus\":", "\"cpus\":1"},
          {"violates no-data-race", "violates no-deadlock"},
        }) {
      assertTrue(text.contains(change[0]), change[0]);
      Files.writeString(trace, text.replace(change[0], change[1]));
      refused(lattice(verb, trace.toString()), "the trace was altered after it was written");
    }
  }

  @Test
  void explore_counts_areExact() throws Exception {
    Answer answer = lattice("explore", "ainc", "-pn=5", "--json");
    assertEquals(ExitCode.OK, answer.code, answer.toString());
    assertEquals(1, answer.out.lines().count());
    assertEquals(120L, Json.object(answer.out.strip()).get("complete"));
    assertEquals(
        Json.object(answer.out.strip()).get("complete"),
        Json.object(lattice("explore", "ainc", "-p", "n=5", "--json").out.strip()).get("complete"));
  }

  @Test
  void explore_verbose_tellsOfItsJobs() throws Exception {
    Answer told = lattice("explore", "ainc", "-pn=7", "--jobs", "2", "--verbose");
    assertTrue(
        told.out.matches(
            "(?s).*\\n  2 jobs: \\d+ steals, \\d+ waits for work \\(\\d+\\.\\d\\d s in all\\), \\d+ waits for"
                + " a lock;\\s+[\\d,]+ bytes allocated for 1,000 executions\\n.*"),
        told.out);
    Object jobs =
        Json.object(lattice("explore", "ainc", "-pn=5", "--verbose", "--json").out.strip())
            .get("jobs");
    assertTrue(
        String.valueOf(jobs).startsWith("{threads=1, steals=0, waitsForWork=0,"), () -> "" + jobs);
    assertFalse(lattice("explore", "ainc", "-pn=5", "--json").out.contains("\"jobs\""));
  }

  @Test
  void explore_bound_isInconclusive() {
    Answer answer = lattice("explore", "ainc", "-pn=8", "--max-executions", "10");
    assertEquals(ExitCode.INCONCLUSIVE, answer.code, answer.toString());
    assertTrue(answer.out.contains("INCONCLUSIVE"), answer.out);
  }

  @Test
  void view_writesPageTimelineAndGraph() throws Exception {
    String trace = folder.resolve("t.trace.jsonl").toString();
    lattice("run", COUNTER, "--trace", trace);
    Path html = folder.resolve("t.html");
    Path perfetto = folder.resolve("t.json");
    Path dot = folder.resolve("t.dot");
    Answer answer =
        lattice("view", trace, "--html=" + html, "--perfetto=" + perfetto, "--dot=" + dot);
    assertEquals(ExitCode.OK, answer.code, answer.toString());
    assertFalse(Files.readString(html).contains("@DATA@"));
    assertFalse(Files.readString(html).contains("src=\"http"));
    assertTrue(Json.object(Files.readString(perfetto)).containsKey("traceEvents"));
    assertTrue(Files.readString(dot).startsWith("digraph"));
    assertTrue(lattice("view", trace).out.contains("worker1"));
  }

  @Test
  void html_ofRunCheckAndTest_isWrittenInOneGo() throws Exception {
    Path page = folder.resolve("page.html");
    assertEquals(ExitCode.OK, lattice("run", COUNTER, "--html", page.toString()).code);
    assertTrue(Files.readString(page).contains("\"ended\":\"completed\""));
    String relaxed = "lock=unlock-relaxed";
    Answer check = lattice("check", COUNTER, "--variant", relaxed, "--html", page.toString());
    assertEquals("wrote " + page + "\n", check.err);
    assertTrue(Files.readString(page).contains("\"ended\":\"violates no-data-race"));
    Answer holds = lattice("check", COUNTER, "--html", page.toString());
    assertTrue(holds.err.startsWith("no page was written"), holds.err);
    String text = Files.readString(Path.of(COUNTER)) + "variants: {lock: unlock-relaxed}\n";
    write("one.yaml", text);
    write("two.yaml", text);
    lattice("test", folder.toString(), "--html", page.toString());
    assertTrue(Files.exists(folder.resolve("page-2.html")));
  }

  @Test
  void run_hello_printsTheProgramsOwnOutput() {
    Answer answer = lattice("run", "hello.yaml");
    assertEquals(ExitCode.OK, answer.code, answer.toString());
    assertTrue(answer.out.startsWith("Received: hello\n"), answer.out);
  }

  @Test
  void run_dag_nodesRunInDependencyOrder() {
    Answer answer = lattice("run", "dag.yaml");
    assertEquals(ExitCode.OK, answer.code, answer.toString());
    assertTrue(answer.out.startsWith("sent\nreceived hello\n"), answer.out);
  }

  @Test
  void test_nothingToTest_isRefused() {
    refused(lattice("test", folder.toString()), "nothing was tested");
  }

  @Test
  void doctor_findsEveryPlantedBug() {
    Answer answer = lattice("doctor");
    assertEquals(ExitCode.OK, answer.code, answer.toString());
    assertEquals(7, answer.out.lines().filter(l -> l.startsWith("found ")).count(), answer.out);
    assertTrue(answer.out.contains("Java PathFinder"), answer.out);
  }

  @Test
  void shrink_randomViolation_hasNoMoreSwitches() {
    String trace = folder.resolve("v.trace.jsonl").toString();
    for (int seed = 1; ; seed++) {
      Answer run =
          lattice(
              "run",
              COUNTER,
              "--variant=lock=unlock-relaxed",
              "--strategy=random",
              "--seed=" + seed,
              "--trace=" + trace);
      if (run.code == ExitCode.VIOLATED) {
        break;
      }
      assertTrue(seed < 200, "200 random runs found nothing");
    }
    String shorter = folder.resolve("s.trace.jsonl").toString();
    Answer shrink = lattice("shrink", trace, "--out", shorter);
    assertEquals(ExitCode.OK, shrink.code, shrink.toString());
    assertTrue(shrink.out.contains(" with 1 switch, was "), shrink.out);
    assertEquals(ExitCode.OK, lattice("replay", shorter).code);
  }

  @Test
  void shrink_ofAGoodRun_isRefused() {
    String trace = folder.resolve("t.trace.jsonl").toString();
    lattice("run", COUNTER, "--trace", trace);
    refused(lattice("shrink", trace), "expected one that violates a property");
  }

  @Test
  void step_piped_takesTheAnswers() {
    Answer answer = answering("0\nnonsense\n99\n\nc\n", "step", COUNTER);
    assertEquals(ExitCode.OK, answer.code, answer.toString());
    assertEquals(2, answer.err.lines().filter(l -> l.contains("expected 0 to")).count());
    assertTrue(answer.out.contains("lock-counter: completed"), answer.out);
    assertEquals(ExitCode.INCONCLUSIVE, answering("q\n", "step", COUNTER).code);
  }

  @ParameterizedTest
  @CsvSource({
    "shared-channel.yaml, lock=unlock-relaxed",
    "security/tamper-documented.yaml, lock=unfair",
    "security/replay-documented.yaml, lock=unfair",
    "security/keystream-documented.yaml, lock=unfair",
  })
  void check_violationInTheWholeStack_replaysAsRecorded(String file, String variant) {
    String trace = folder.resolve("v.trace.jsonl").toString();
    Answer check = lattice("check", file, "--variant", variant, "--trace", trace);
    assertEquals(ExitCode.VIOLATED, check.code, check.toString());
    Answer replay = lattice("replay", trace);
    assertEquals(ExitCode.OK, replay.code, replay.toString());
  }

  @Test
  void explore_estimate_isToldBesideTheAnswer() {
    Answer answer = lattice("explore", "ainc", "-pn=4", "--estimate", "--json");
    assertEquals(ExitCode.OK, answer.code, answer.toString());
    assertEquals(1, answer.out.lines().count());
    assertTrue(answer.err.contains("about "), answer.err);
  }

  @Test
  void explore_foreignCheckpoint_isRefused() throws Exception {
    String file = write("c.bin", "this is no checkpoint");
    Answer answer = lattice("explore", "ainc", "--resume", file);
    assertEquals(ExitCode.BAD_INPUT, answer.code, answer.toString());
    assertEquals(1, answer.err.lines().count(), answer.err);
  }

  private static final String LOST_UPDATE =
      """
      name: lost-update
      cells: {x: 0}
      tasks:
        - name: a
          count: 2
          steps:
            - load: {cell: x, order: relaxed, into: seen}
            - store: {cell: x, value: seen + 1, order: relaxed}
      finally:
        - load: {cell: x, order: relaxed, into: sum}
        - assert: sum == 2
      expect: holds
      """;

  @Test
  void traceAndSarif_pointAtTheLinesOfTheScenario() throws Exception {
    String file = write("lost.yaml", LOST_UPDATE);
    Path trace = folder.resolve("t.trace.jsonl");
    lattice("check", file, "--trace", trace.toString());
    List<String> lines = Files.readAllLines(trace);
    assertTrue(lines.get(1).contains("\"source\":\"line 7\""), lines.get(1));
    Path report = folder.resolve("report");
    assertEquals(ExitCode.VIOLATED, lattice("test", file, "--report", report.toString()).code);
    String sarif = Files.readString(report.resolve("lattice.sarif"));
    assertTrue(sarif.contains("\"startLine\" : 7"), sarif);
    assertTrue(sarif.contains("\"startLine\" : 8"), sarif);
  }
}
