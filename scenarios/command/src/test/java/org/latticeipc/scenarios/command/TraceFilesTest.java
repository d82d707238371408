package org.latticeipc.scenarios.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.latticeipc.machine.TaskHandle;
import org.latticeipc.model.MemoryModel;
import org.latticeipc.model.ReleaseSequences;
import org.latticeipc.scenarios.format.InputError;
import org.latticeipc.scenarios.tracefile.Origin;
import org.latticeipc.scenarios.tracefile.Recording;
import org.latticeipc.scenarios.tracefile.TraceFiles;
import org.latticeipc.trace.EventId;
import org.latticeipc.trace.Step;
import org.latticeipc.trace.Trace;

class TraceFilesTest {
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
        List.of("nothing orders it", "so it is"),
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
    InputError error = assertThrows(InputError.class, () -> TraceFiles.read(file, "t.jsonl"));
    assertEquals(1, error.lines().size());
    return error.lines().get(0);
  }

  @Test
  void read_whatWasWritten_isEqual() throws Exception {
    for (Origin origin :
        List.of(
            ORIGIN,
            new Origin.LitmusFile("l/mp.litmus", "ab"),
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
    assertTrue(
        refusal(whole.replace("\"read\":\"1\"", "\"read\":\"2\"")).contains("altered after"));
  }

  @Test
  void read_otherSourceLine_isAccepted() throws Exception {
    String whole = TraceFiles.text(recording(ORIGIN));
    TraceFiles.read(write(whole.replace("A.java:1", "A.java:99")), "t.jsonl");
  }

  @Test
  void read_foreignFile_isRefused() throws Exception {
    assertTrue(refusal("{\"a\":1}\n").contains("t.jsonl:1: this is no lattice trace"));
    assertTrue(refusal("name: x\n").contains("t.jsonl:1: this is no lattice trace"));
    assertTrue(refusal("").contains("the file is empty"));
    assertTrue(refusal("{\"lattice-trace\":99}\n").contains("reads format 1"));
  }

  @Test
  void read_unknownOp_namesTheNearest() throws Exception {
    String whole = TraceFiles.text(recording(ORIGIN));
    String line = refusal(whole.replace("\"op\":\"load\"", "\"op\":\"laod\""));
    assertTrue(line.startsWith("t.jsonl:3: unknown op 'laod'; did you mean 'load'?"), line);
  }

  /** Whatever happens to a file, the answer is a recording or an {@link InputError}. */
  @Test
  void read_randomDamage_neverThrowsAnythingElse() throws Exception {
    Random random = new Random(1);
    String whole = TraceFiles.text(recording(ORIGIN));
    int refused = 0;
    for (int i = 0; i < 3000; i++) {
      StringBuilder text = new StringBuilder(whole);
      for (int j = random.nextInt(3); j >= 0; j--) {
        text.setCharAt(random.nextInt(text.length()), (char) (32 + random.nextInt(96)));
      }
      Path file = write(text.toString());
      try {
        TraceFiles.read(file, "t.jsonl");
      } catch (InputError e) {
        refused++;
      }
    }
    assertTrue(refused > 2000, "only " + refused + " were refused");
  }
}
