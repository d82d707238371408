package org.latticeipc.scenarios.tracefile;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Writes files whole or not at all: to a draft beside the file, which then takes its place. So a
 * full disk, a kill or running out of memory leaves what was there before. Thread-safe.
 */
public final class WholeFile {
  private static final int BUFFERED = 1 << 16;
  private static final AtomicLong DRAFTS = new AtomicLong();

  private WholeFile() {}

  /** What a file is to hold, written piece by piece. */
  @FunctionalInterface
  public interface Content {
    /** Writes all of it; the stream is buffered by whoever calls. */
    void to(OutputStream out) throws IOException;
  }

  /**
   * Writes a text as UTF-8. A link is followed; what is no regular file, such as a pipe or a
   * terminal, and a file that may be written in a folder that may not, is written in place.
   *
   * @throws IOException if it cannot be written; then the file is as it was, unless it is written
   *     in place
   */
  public static void write(Path file, String text) throws IOException {
    write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
  }

  /** The same of a content that need not fit into memory; it is asked for it at most twice. */
  public static void write(Path file, Content content) throws IOException {
    Path target = Files.exists(file) ? file.toRealPath() : file;
    if (Files.exists(target) && !Files.isRegularFile(target)) {
      fill(target, content);
      return;
    }
    Path draft =
        target.resolveSibling(
            ".lattice-" + ProcessHandle.current().pid() + "-" + DRAFTS.incrementAndGet());
    try {
      write(draft, content, target);
    } catch (AccessDeniedException e) {
      if (!Files.isWritable(target)) {
        throw e;
      }
      fill(target, content);
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  private static void fill(Path file, Content content, OpenOption... options) throws IOException {
    try (OutputStream out =
        new BufferedOutputStream(Files.newOutputStream(file, options), BUFFERED)) {
      content.to(out);
    }
  }

  private static void write(Path draft, Content content, Path target) throws IOException {
    try {
      fill(draft, content, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
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
