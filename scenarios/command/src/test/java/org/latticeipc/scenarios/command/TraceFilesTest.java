package org.latticeipc.scenarios.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.latticeipc.machine.TaskHandle;
import org.latticeipc.model.MemoryModel;
import org.latticeipc.model.ReleaseSequences;
import org.latticeipc.scenarios.tracefile.Origin;
import org.latticeipc.scenarios.tracefile.Recording;
import org.latticeipc.scenarios.tracefile.TraceFiles;
import org.latticeipc.scenarios.tracefile.UnreadableTraceException;
import org.latticeipc.trace.EventId;
import org.latticeipc.trace.Reason;
import org.latticeipc.trace.Step;
import org.latticeipc.trace.Trace;

class TraceFilesTest {
  private static final boolean LONG = Boolean.getBoolean("lattice.long");

  @TempDir
  @SuppressWarnings("NullAway.Init")
  Path folder;

  static Recording recording(Origin origin) {
    Step store =
        new Step.Store(new Step.At(1, 0, 0, "A.java:1"), "x", "relaxed", "1", EventId.INITIAL);
    Step load = new Step.Load(new Step.At(2, 0, 1, ""), "x", "acquire", "1", new EventId(1, 0));
    Step note = new Step.Note(new Step.At(2, 1, 1, ""), "r0=\"1\" <ü>");
    return new Recording(
        "0.1.0",
        origin,
        List.of("lock=unfair"),
        2,
        8,
        ReleaseSequences.PLDI17,
        "completed",
        List.of(
            new Reason("nothing orders it", List.of(new EventId(2, 0), new EventId(1, 0)), true),
            Reason.of("so it is")),
        new Trace(
            "mp",
            MemoryModel.RC11,
            -3,
            Trace.Clock.TASK_EVENTS,
            "random",
            List.of(new TaskHandle(1, "a", 0), new TaskHandle(2, "b", 1)),
            List.of(store, load, note)));
  }

  private static final Origin ORIGIN = new Origin.ScenarioFile("scenarios/mp.yaml", "00ff");

  private Path write(String text) throws Exception {
    return Files.writeString(folder.resolve("t.jsonl"), text);
  }

  private String refusal(String text) throws Exception {
    Path file = write(text);
    UnreadableTraceException error =
        assertThrows(UnreadableTraceException.class, () -> TraceFiles.read(file, "t.jsonl"));
    assertEquals(1, error.line().lines().count());
    return error.line();
  }

  @Test
  void read_whatWasWritten_isEqual() throws Exception {
    for (Origin origin :
        List.of(
            ORIGIN,
            new Origin.ScenarioFile("n.yaml", "01", Map.of("n", 3L)),
            new Origin.LitmusFile("l/mp.litmus", "ab"),
            new Origin.CheckedMethod(List.of("target/classes", "/a b.jar"), "a.B$C", "m"),
            new Origin.BuiltIn("ainc", Map.of("n", "7")))) {
      Recording recording = recording(origin);
      Path file = folder.resolve("t.jsonl");
      TraceFiles.write(file, recording);
      assertEquals(recording, TraceFiles.read(file, "t.jsonl"));
    }
  }

  @Test
  void read_truncatedAnywhere_isRefusedWithItsLine() throws Exception {
    String whole = TraceFiles.text(recording(ORIGIN));
    for (int end = 0; end < whole.length() - 1; end++) {
      String line = refusal(whole.substring(0, end));
      assertTrue(line.startsWith("t.jsonl:"), line);
    }
    List<String> lines = whole.lines().toList();
    assertTrue(
        refusal(String.join("\n", lines.subList(0, 3)) + "\n")
            .startsWith("t.jsonl:3: the trace ends here without its footer"));
  }

  @Test
  void read_alteredStep_isRefused() throws Exception {
    String whole = TraceFiles.text(recording(ORIGIN));
    String line = refusal(whole.replace("\"read\":\"1\"", "\"read\":\"2\""));
    assertTrue(line.contains("altered after it was written, in its steps: found SHA-256 "), line);
  }

  /** Each says something that is trusted when the trace is replayed, viewed or shrunk. */
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "\"tool\":\"0.1.0\",            \"tool\":\"0.1.1\"",
        "\"program\":\"mp\",            \"program\":\"sb\"",
        "\"path\":\"scenarios/mp.yaml\", \"path\":\"scenarios/sb.yaml\"",
        "\"sha256\":\"00ff\",           \"sha256\":\"00fe\"",
        "lock=unfair,                   lock=unlock-relaxed",
        "[\"lock=unfair\"],             []",
        "\"model\":\"rc11\",            \"model\":\"ra\"",
        "\"releaseSequences\":\"pldi17\", \"releaseSequences\":\"cpp20\"",
        "\"seed\":-3,                   \"seed\":3",
        "\"clock\":\"task-events\",     \"clock\":\"virtual\"",
        "\"origin\":\"random\",         \"origin\":\"pct\"",
        "\"cpus\":2,                    \"cpus\":3",
        "\"slice\":8,                   \"slice\":9",
        "\"name\":\"b\",                \"name\":\"c\"",
        "A.java:1,                      A.java:2",
        "\"ended\":\"completed\",       \"ended\":\"violates no-data-race\"",
        "so it is,                      so it is not",
      })
  void read_alteredHeadFootOrSource_isRefused(String from, String to) throws Exception {
    String whole = TraceFiles.text(recording(ORIGIN));
    assertTrue(whole.contains(from), from);
    String line = refusal(whole.replace(from, to));
    assertTrue(
        line.startsWith(
            "t.jsonl:5: the trace was altered after it was written, in its header, its footer or a"
                + " source line"),
        line);
    assertTrue(line.endsWith("; record it again with 'run' or 'check' and --trace"), line);
  }

  /** Whichever byte is altered, the answer is the recording itself or a refusal of one line. */
  @Test
  void read_anyByteAltered_isRefusedOrTheSame() throws Exception {
    Recording recording = recording(ORIGIN);
    byte[] whole = TraceFiles.text(recording).getBytes(StandardCharsets.UTF_8);
    Path file = folder.resolve("t.jsonl");
    int[] all = {1, 0x10, 0x80, 0xff};
    int ways = LONG ? all.length : 1;
    int refused = 0;
    for (int i = 0; i < whole.length; i++) {
      // Every byte is changed in one way in each build, in all ways at night.
      for (int j = 0; j < ways; j++) {
        int change = all[(i + j) % all.length];
        byte[] altered = whole.clone();
        altered[i] ^= (byte) change;
        Files.write(file, altered);
        try {
          assertEquals(recording, TraceFiles.read(file, "t.jsonl"));
        } catch (UnreadableTraceException e) {
          assertEquals(1, e.line().lines().count());
          refused++;
        }
      }
    }
    // Only the five line ends may become other line ends.
    assertTrue(refused >= ways * whole.length - 5, refused + " of " + ways * whole.length);
  }

  @Test
  void read_formatOne_isRefusedByName() throws Exception {
    String whole = TraceFiles.text(recording(ORIGIN));
    assertEquals(
        "t.jsonl:1: found trace format 1, expected format 2; record it again with 'run' or 'check'"
            + " and --trace",
        refusal(whole.replace("{\"lattice-trace\":2,", "{\"lattice-trace\":1,")));
  }

  @Test
  void read_foreignFile_isRefused() throws Exception {
    assertTrue(refusal("{\"a\":1}\n").contains("t.jsonl:1: this is no lattice trace"));
    assertTrue(refusal("name: x\n").contains("t.jsonl:1: this is no lattice trace"));
    assertTrue(refusal("").contains("the file is empty"));
    assertTrue(refusal("{\"lattice-trace\":99}\n").contains("expected format 2"));
  }

  @Test
  void read_unknownOp_namesTheNearest() throws Exception {
    String whole = TraceFiles.text(recording(ORIGIN));
    String line = refusal(whole.replace("\"op\":\"load\"", "\"op\":\"laod\""));
    assertTrue(line.startsWith("t.jsonl:3: unknown op 'laod'; did you mean 'load'?"), line);
  }

  /**
   * Whatever happens to a file, the answer is a recording or an {@link UnreadableTraceException}.
   */
  @Test
  void read_randomDamage_neverThrowsAnythingElse() throws Exception {
    Random random = new Random(1);
    String whole = TraceFiles.text(recording(ORIGIN));
    int refused = 0;
    int tries = LONG ? 3000 : 600;
    for (int i = 0; i < tries; i++) {
      StringBuilder text = new StringBuilder(whole);
      for (int j = random.nextInt(3); j >= 0; j--) {
        text.setCharAt(random.nextInt(text.length()), (char) (32 + random.nextInt(96)));
      }
      Path file = write(text.toString());
      try {
        TraceFiles.read(file, "t.jsonl");
      } catch (UnreadableTraceException e) {
        refused++;
      }
    }
    assertTrue(3 * refused > 2 * tries, "only " + refused + " were refused");
  }

  @Test
  void aNameOfManyLetters_isReportedInALineThatCanBeRead() throws Exception {
    Path file = folder.resolve("t.jsonl");
    TraceFiles.write(file, recording(ORIGIN));
    List<String> lines = new ArrayList<>(Files.readAllLines(file));
    lines.set(
        1, lines.get(1).replace("\"op\":\"store\"", "\"op\":\"" + "a".repeat(100_000) + "\""));
    Files.write(file, lines);
    String line =
        assertThrows(UnreadableTraceException.class, () -> TraceFiles.read(file, "t.jsonl")).line();
    assertTrue(line.startsWith("t.jsonl:2: unknown op 'aaaa"), line);
    assertTrue(line.contains("…"), line);
    assertTrue(line.contains("expected one of load, store"), line);
    assertTrue(line.length() < 1_000, line);
  }
}
