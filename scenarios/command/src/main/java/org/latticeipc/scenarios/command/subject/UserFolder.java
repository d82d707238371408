package org.latticeipc.scenarios.command.subject;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A folder of the user's own for files that nobody gave a place: below {@code TMPDIR} if that is
 * set, else in the user's cache ({@code XDG_CACHE_HOME}, or {@code .cache} at home), else below the
 * system's folder for temporary files. Nobody else may read or write it.
 */
public final class UserFolder {
  private UserFolder() {}

  /** Looks at a folder that can be used; throws if it cannot be after all. */
  interface Preparation {
    void prepare(Path folder) throws IOException;
  }

  /**
   * The folder, made if needed.
   *
   * @param environment the process's
   * @param kind what its files are, the folder's name in the user's cache
   * @throws IOException if none of the folders can be used; says why for the first
   */
  public static Path open(Map<String, String> environment, String kind) throws IOException {
    return open(environment, kind, "-" + kind, folder -> {});
  }

  static Path open(
      Map<String, String> environment, String kind, String suffix, Preparation preparation)
      throws IOException {
    IOException first = null;
    for (Path folder : candidates(environment, kind, suffix)) {
      try {
        make(folder);
        preparation.prepare(folder);
        return folder;
      } catch (IOException e) {
        first = first == null ? e : first;
      }
    }
    throw first == null ? new IOException("there is no folder for " + kind) : first;
  }

  private static List<Path> candidates(
      Map<String, String> environment, String kind, String suffix) {
    String own =
        "lattice-" + System.getProperty("user.name", "user").replaceAll("\\W", "_") + suffix;
    List<Path> folders = new ArrayList<>();
    Path temporary = absolute(environment.get("TMPDIR"));
    if (temporary != null) {
      folders.add(temporary.resolve(own));
    }
    Path cache = absolute(environment.get("XDG_CACHE_HOME"));
    Path home = absolute(System.getProperty("user.home"));
    if (cache != null) {
      folders.add(cache.resolve("lattice").resolve(kind));
    } else if (home != null) {
      folders.add(home.resolve(".cache").resolve("lattice").resolve(kind));
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
}
