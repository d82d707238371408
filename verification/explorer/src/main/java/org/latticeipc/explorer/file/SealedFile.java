package org.latticeipc.explorer.file;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.latticeipc.explorer.result.CheckpointException;

/**
 * A checkpoint's file as bytes: a mark, the format's version, the content, and the SHA-256 of all
 * that. The hash is verified before anything of the content is looked at. It tells damage, not
 * forgery: whoever can write the file can also compute it.
 *
 * <p>A file is written as a neighbour that then replaces the old one, so that a crash at any moment
 * leaves a whole checkpoint.
 */
public final class SealedFile {
  /** The formats' common beginning; a digit follows. */
  private static final String MARK = "LCP";

  private static final char VERSION = '9';
  private static final int HEAD = MARK.length() + 1;
  private static final int HASH = 32;
  private static final int CHUNK = 1 << 16;
  private static final int SHOWN = 12;

  private SealedFile() {}

  /** Writes the content. */
  public interface Writer {
    public void write(DataOutputStream out) throws IOException;
  }

  /** Reads the content, all of it. */
  public interface Reader<T> {
    public T read(BoundedInput in) throws IOException;
  }

  /**
   * Replaces the file.
   *
   * @throws CheckpointException if that fails; the old file is as it was
   */
  public static void write(Path file, Writer writer) {
    Path draft = file.resolveSibling(file.getFileName() + ".new");
    try {
      try (FileOutputStream raw = new FileOutputStream(draft.toFile())) {
        MessageDigest hash = Digest.sha256();
        DataOutputStream out =
            new DataOutputStream(new BufferedOutputStream(new DigestOutputStream(raw, hash)));
        out.write((MARK + VERSION).getBytes(StandardCharsets.US_ASCII));
        writer.write(out);
        out.flush();
        raw.write(hash.digest());
        raw.getFD().sync();
      }
      Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      drop(draft, e);
      throw new CheckpointException("cannot write the checkpoint " + file + ": " + e, e);
    }
  }

  private static void drop(Path draft, IOException cause) {
    try {
      Files.deleteIfExists(draft);
    } catch (IOException e) {
      cause.addSuppressed(e);
    }
  }

  /**
   * Reads a file whose hash fits.
   *
   * @throws CheckpointException if the file is none of this format, was altered or cut, or holds
   *     what the reader cannot use
   */
  public static <T> T read(Path file, Reader<T> reader) {
    if (!Files.isRegularFile(file)) {
      throw new CheckpointException(file + ": no such file, expected a checkpoint");
    }
    try (FileInputStream raw = new FileInputStream(file.toFile())) {
      long size = raw.getChannel().size();
      requireFormat(file, raw.readNBytes(HEAD));
      if (size < HEAD + HASH) {
        throw damaged(file, "found " + size + " bytes, which is less than the least checkpoint");
      }
      raw.getChannel().position(0);
      requireSeal(file, raw, size - HASH);
      raw.getChannel().position(HEAD);
      return content(file, raw, size - HASH - HEAD, reader);
    } catch (IOException e) {
      throw new CheckpointException("cannot read the checkpoint " + file + ": " + e, e);
    }
  }

  private static void requireFormat(Path file, byte[] head) {
    String text = new String(head, StandardCharsets.US_ASCII);
    if (!text.matches(MARK + "[0-9]")) {
      throw new CheckpointException(
          file + ": found a file that does not begin as a checkpoint does, expected a checkpoint");
    } else if (text.charAt(HEAD - 1) != VERSION) {
      throw new CheckpointException(
          "%s: found checkpoint format %s, expected format %s; resume it with the version of the tool that wrote it, or explore anew"
              .formatted(file, text.charAt(HEAD - 1), VERSION));
    }
  }

  private static void requireSeal(Path file, InputStream in, long length) throws IOException {
    MessageDigest hash = Digest.sha256();
    byte[] chunk = new byte[CHUNK];
    long left = length;
    while (left > 0) {
      int n = in.read(chunk, 0, (int) Math.min(chunk.length, left));
      if (n < 0) {
        throw damaged(file, "it became shorter while it was read");
      }
      hash.update(chunk, 0, n);
      left -= n;
    }
    byte[] found = hash.digest();
    byte[] said = in.readNBytes(HASH);
    if (!Arrays.equals(found, said)) {
      throw damaged(
          file, "found content of SHA-256 " + hex(found) + "…, expected " + hex(said) + "…");
    }
  }

  private static String hex(byte[] hash) {
    return HexFormat.of().formatHex(hash).substring(0, Math.min(SHOWN, 2 * hash.length));
  }

  private static <T> T content(Path file, InputStream raw, long length, Reader<T> reader)
      throws IOException {
    try {
      BoundedInput in = new BoundedInput(new BufferedInputStream(raw, CHUNK), length);
      T result = reader.read(in);
      in.requireEnd();
      return result;
    } catch (BoundedInput.Unusable | EOFException | IllegalArgumentException e) {
      throw damaged(file, e.getMessage() + ", in content whose hash fits");
    }
  }

  private static CheckpointException damaged(Path file, String what) {
    return new CheckpointException(
        file
            + ": the checkpoint was altered or cut short after it was written: "
            + what
            + "; restore it from a copy, or explore anew");
  }

  /** Writes what {@link BoundedInput#readTextOrNull} reads. */
  public static void writeText(DataOutputStream out, @Nullable String text) throws IOException {
    if (text == null) {
      out.writeInt(-1);
      return;
    }
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeInt(bytes.length);
    out.write(bytes);
  }
}
