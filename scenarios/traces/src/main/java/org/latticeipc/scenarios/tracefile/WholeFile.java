package org.latticeipc.scenarios.tracefile;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Writes files whole or not at all: to a draft beside the file, which then takes its place. So a
 * full disk, a kill or running out of memory leaves what was there before. Thread-safe.
 */
public final class WholeFile {
  private static final AtomicLong DRAFTS = new AtomicLong();

  private WholeFile() {}

  /**
   * Writes a text as UTF-8. A link is followed; what is no regular file, such as a pipe or a
   * terminal, and a file that may be written in a folder that may not, is written in place.
   *
   * @throws IOException if it cannot be written; then the file is as it was, unless it is written
   *     in place
   */
  public static void write(Path file, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    Path target = Files.exists(file) ? file.toRealPath() : file;
    if (Files.exists(target) && !Files.isRegularFile(target)) {
      Files.write(target, bytes);
      return;
    }
    Path draft =
        target.resolveSibling(
            ".lattice-" + ProcessHandle.current().pid() + "-" + DRAFTS.incrementAndGet());
    try {
      write(draft, bytes, target);
    } catch (AccessDeniedException e) {
      if (!Files.isWritable(target)) {
        throw e;
      }
      Files.write(target, bytes);
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  private static void write(Path draft, byte[] bytes, Path target) throws IOException {
    try {
      Files.write(draft, bytes, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    } catch (AccessDeniedException e) {
      throw named(e, target);
    }
    if (Files.exists(target, LinkOption.NOFOLLOW_LINKS) && isPosix(target)) {
      Files.setPosixFilePermissions(draft, Files.getPosixFilePermissions(target));
    }
    Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /** The draft is nothing the user knows. */
  private static AccessDeniedException named(AccessDeniedException e, Path target) {
    AccessDeniedException named = new AccessDeniedException(target.toString());
    named.initCause(e);
    return named;
  }

  private static boolean isPosix(Path file) {
    return file.getFileSystem().supportedFileAttributeViews().contains("posix");
  }
}
