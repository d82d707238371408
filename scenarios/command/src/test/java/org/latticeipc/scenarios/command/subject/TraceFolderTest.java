package org.latticeipc.scenarios.command.subject;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where traces go that were given no place. */
class TraceFolderTest {
  @TempDir Path temporary;

  @Test
  void folder_isTheUsersAlone_belowTmpdirOrTheCache() throws Exception {
    Path first = TraceFolder.open(Map.of("TMPDIR", temporary.toString()));
    assertEquals(temporary, first.getParent());
    assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(first)));
    Path cache = TraceFolder.open(Map.of("XDG_CACHE_HOME", temporary.toString()));
    assertEquals(temporary.resolve("lattice").resolve("traces"), cache);
    Files.writeString(temporary.resolve("file"), "");
    Path next =
        TraceFolder.open(
            Map.of(
                "TMPDIR", temporary.resolve("file").toString(),
                "XDG_CACHE_HOME", temporary.toString()));
    assertEquals(cache, next, "what is no folder is passed over");
  }

  @Test
  void folder_keepsTheNewest() throws Exception {
    Path traces = TraceFolder.open(Map.of("TMPDIR", temporary.toString()));
    for (int i = 0; i < TraceFolder.MOST + 5; i++) {
      Path file = Files.writeString(traces.resolve(i + ".trace.jsonl"), "");
      Files.setLastModifiedTime(file, FileTime.fromMillis(1_000_000L + i));
    }
    Files.writeString(traces.resolve("note.txt"), "a user's");
    assertEquals(traces, TraceFolder.open(Map.of("TMPDIR", temporary.toString())));
    try (Stream<Path> files = Files.list(traces)) {
      assertEquals(TraceFolder.MOST, files.count(), "room for one more, beside the note");
    }
    assertFalse(Files.exists(traces.resolve("5.trace.jsonl")));
    assertTrue(Files.exists(traces.resolve("6.trace.jsonl")));
    assertTrue(Files.exists(traces.resolve("note.txt")));
  }
}
