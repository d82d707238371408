package org.latticeipc.scenarios.command.subject;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * The {@linkplain UserFolder user's own folder} for traces that were given no place. It keeps the
 * newest traces only.
 */
final class TraceFolder {
  /** How many traces it keeps. */
  static final int MOST = 200;

  private static final String SUFFIX = ".trace.jsonl";

  private TraceFolder() {}

  /**
   * The folder, made if needed, with room for one more trace.
   *
   * @param environment the process's
   * @throws IOException if none of the folders can be used; says why for the first
   */
  static Path open(Map<String, String> environment) throws IOException {
    return UserFolder.open(environment, "traces", "", TraceFolder::prune);
  }

  private record Kept(Path file, FileTime modified) {}

  /** Drops the oldest, so that at most one fewer than the most are there. */
  private static void prune(Path folder) throws IOException {
    List<Kept> traces = new ArrayList<>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*" + SUFFIX)) {
      for (Path file : files) {
        traces.add(new Kept(file, Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS)));
      }
    }
    traces.sort(Comparator.comparing(Kept::modified).thenComparing(Kept::file));
    for (int i = 0; i <= traces.size() - MOST; i++) {
      Files.deleteIfExists(traces.get(i).file());
    }
  }
}
