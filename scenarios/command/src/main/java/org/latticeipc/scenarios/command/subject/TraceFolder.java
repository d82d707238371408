package org.latticeipc.scenarios.command.subject;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The user's own folder for traces that were given no place: below {@code TMPDIR} if that is set,
 * else in the user's cache ({@code XDG_CACHE_HOME}, or {@code .cache} at home), else below the
 * system's folder for temporary files. Nobody else may read it, and it keeps the newest traces
 * only.
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
    IOException first = null;
    for (Path folder : candidates(environment)) {
      try {
        make(folder);
        prune(folder);
        return folder;
      } catch (IOException e) {
        first = first == null ? e : first;
      }
    }
    throw first == null ? new IOException("there is no folder for traces") : first;
  }

  private static List<Path> candidates(Map<String, String> environment) {
    String own = "lattice-" + System.getProperty("user.name", "user").replaceAll("\\W", "_");
    List<Path> folders = new ArrayList<>();
    Path temporary = absolute(environment.get("TMPDIR"));
    if (temporary != null) {
      folders.add(temporary.resolve(own));
    }
    Path cache = absolute(environment.get("XDG_CACHE_HOME"));
    Path home = absolute(System.getProperty("user.home"));
    if (cache != null) {
      folders.add(cache.resolve("lattice").resolve("traces"));
    } else if (home != null) {
      folders.add(home.resolve(".cache").resolve("lattice").resolve("traces"));
    }
    folders.add(Path.of(System.getProperty("java.io.tmpdir"), own));
    return folders;
  }

  /** As XDG wants it, a path that is not absolute means nothing. */
  private static @Nullable Path absolute(@Nullable String text) {
    if (text == null || text.isEmpty() || text.indexOf('\0') >= 0) {
      return null;
    }
    Path path = Path.of(text);
    return path.isAbsolute() ? path : null;
  }

  private static void make(Path folder) throws IOException {
    if (Files.notExists(folder, LinkOption.NOFOLLOW_LINKS)) {
      Path parent = folder.getParent();
      if (parent != null) {
        Files.createDirectories(parent);
      }
      if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
        Files.createDirectory(
            folder,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      } else {
        Files.createDirectory(folder);
      }
    }
    boolean own =
        Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)
            && Files.isWritable(folder)
            && Files.getOwner(folder).getName().equals(System.getProperty("user.name"));
    if (!own) {
      throw new IOException(folder + " is not a folder of this user");
    }
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
