package org.latticeipc.scenarios.tracefile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.latticeipc.scenarios.json.Json;
import org.latticeipc.trace.EventId;
import org.latticeipc.trace.Step;

/** The fast reader of step lines beside the one for any JSON, whose answers it may not change. */
final class StepScannerTest {
  private static final Step.At AT = new Step.At(3, 41, 2, "");
  private static final EventId WRITE = new EventId(12, 7);

  private final StepScanner scanner = new StepScanner();

  private static Stream<Step> steps() {
    return Stream.of(
        new Step.Load(AT, "x", "relaxed", "-5", EventId.INITIAL),
        new Step.Store(AT, "lock.rotation", "release", "1/144", WRITE),
        new Step.Update(AT, "x", "acq_rel", "1", "2", WRITE, EventId.INITIAL),
        new Step.FailedExchange(AT, "x", "acquire", "9223372036854775807", WRITE),
        new Step.Await(AT, "x", "acquire", "", WRITE),
        new Step.LateAwait(AT, "x", "acquire", "a b", WRITE),
        new Step.Note(AT, "waits for lock lock at position 0/144"));
  }

  private @Nullable Step scanned(String line, long number) {
    byte[] padded = ("garbage\n" + line + "\nmore").getBytes(StandardCharsets.UTF_8);
    return scanner.read(padded, 8, padded.length - 5, number);
  }

  @ParameterizedTest
  @MethodSource("steps")
  void whatTheWriterWrites_isRead(Step step) {
    assertEquals(step, scanned(StepLine.write(1234567, step), 1234567));
  }

  @ParameterizedTest
  @MethodSource("steps")
  void anotherNumber_isLeftToTheOther(Step step) {
    assertNull(scanned(StepLine.write(7, step), 8));
  }

  @ParameterizedTest
  @ValueSource(strings = {"é", "\"", "\\", "\t", "\u0000", "a😀"})
  void otherLetters_areLeftToTheOther(String text) {
    assertNull(scanned(StepLine.write(1, new Step.Note(AT, text)), 1));
  }

  @Test
  void otherKinds_areLeftToTheOther() {
    for (Step step :
        List.of(new Step.End(AT), new Step.Fence(AT, "seq_cst"), new Step.Choice(AT, "c", 1))) {
      assertNull(scanned(StepLine.write(1, step), 1));
    }
  }

  @Test
  void linesChangedAtRandom_areReadAlikeOrNotAtAll() throws Json.Malformed, StepLine.Unusable {
    Random random = new Random(7);
    List<Step> steps = steps().toList();
    String letters = "{}\",:0159.-\\abceinortw é";
    int read = 0;
    for (int i = 0; i < 200_000; i++) {
      StringBuilder line =
          new StringBuilder(StepLine.write(5, steps.get(random.nextInt(steps.size()))));
      for (int changes = random.nextInt(3); changes >= 0; changes--) {
        int at = random.nextInt(line.length());
        switch (random.nextInt(3)) {
          case 0 -> line.deleteCharAt(at);
          case 1 -> line.insert(at, letters.charAt(random.nextInt(letters.length())));
          default -> line.setCharAt(at, letters.charAt(random.nextInt(letters.length())));
        }
      }
      Step found = scanned(line.toString(), 5);
      if (found != null) {
        read++;
        assertEquals(StepLine.read(Json.object(line.toString()), 5), found, line.toString());
      }
    }
    assertTrue(read > 10_000, "only " + read + " lines were read at all");
  }
}
