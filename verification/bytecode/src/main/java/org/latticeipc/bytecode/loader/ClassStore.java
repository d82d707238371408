package org.latticeipc.bytecode.loader;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;
import org.latticeipc.bytecode.copy.KeptClasses;

/**
 * The JDK's rewritten classes in one file of a folder that only the user can write, so that the
 * next process need not make them. There is a file for each tool, JDK and list of pure classes; its
 * check sum tells damage, not forgery. A file that is damaged, of another key or not to be read is
 * as good as none, and one that cannot be written is not: nothing of an answer depends on it.
 *
 * <p>A file is at most {@value #MOST_BYTES} bytes long, and the folder keeps the newest {@value
 * #MOST_FILES}. Thread-safe.
 */
public final class ClassStore implements KeptClasses {
  static final int MOST_BYTES = 32 << 20;
  static final int MOST_FILES = 6;
  private static final String SUFFIX = ".classes";
  private static final int MARK = 0x4C4A4B31; // "LJK1"
  private static final int SUM = Long.BYTES;
  private final Path file;
  private final String key;
  private final Map<String, byte[]> found = new HashMap<>();
  private final Map<String, byte[]> added = new TreeMap<>();
  private long size;

  private ClassStore(Path file, String key) {
    this.file = file;
    this.key = key;
  }

  /**
   * What earlier processes left in a folder.
   *
   * @param folder the user's own
   * @param key says all that the content depends on
   */
  public static ClassStore open(Path folder, String key) {
    CRC32C sum = new CRC32C();
    sum.update(key.getBytes(StandardCharsets.UTF_8));
    ClassStore store =
        new ClassStore(folder.resolve(String.format("jdk-%08x", sum.getValue()) + SUFFIX), key);
    store.read();
    return store;
  }

  private void read() {
    byte[] bytes;
    try {
      if (!Files.isRegularFile(file) || Files.size(file) > MOST_BYTES + SUM) {
        return;
      }
      bytes = Files.readAllBytes(file);
    } catch (IOException e) {
      return; // as if it were not there
    }
    int length = bytes.length - SUM;
    if (length < 0 || ByteBuffer.wrap(bytes).getLong(length) != sum(bytes, length)) {
      return;
    }
    try {
      index(ByteBuffer.wrap(bytes, 0, length));
      size = length;
    } catch (BufferUnderflowException | IllegalArgumentException e) {
      found.clear();
    }
  }

  private void index(ByteBuffer in) {
    if (in.getInt() != MARK || !text(in).equals(key)) {
      return;
    }
    while (in.hasRemaining()) {
      String name = text(in);
      byte[] content = new byte[in.getInt()];
      in.get(content);
      found.put(name, content);
    }
  }

  private static String text(ByteBuffer in) {
    byte[] bytes = new byte[Short.toUnsignedInt(in.getShort())];
    in.get(bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private static long sum(byte[] bytes, int length) {
    CRC32C sum = new CRC32C();
    sum.update(bytes, 0, length);
    return sum.getValue();
  }

  @Override
  public synchronized byte @Nullable [] get(char kind, String name) {
    return found.get(kind + name);
  }

  @Override
  public synchronized void put(char kind, String name, byte[] content) {
    String full = kind + name;
    long more = full.length() * 3L + content.length + Integer.BYTES + Short.BYTES;
    if (size + more <= MOST_BYTES && found.put(full, content) == null) {
      added.put(full, content);
      size += more;
    }
  }

  /**
   * Writes what was added, beside what was there; does nothing if that is nothing. A neighbour of
   * the file is written, which then replaces it.
   *
   * @return whether the file now has all that is known here
   */
  public synchronized boolean save() {
    if (added.isEmpty()) {
      return true;
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeInt(MARK);
      text(out, key);
      for (Map.Entry<String, byte[]> entry : new TreeMap<>(found).entrySet()) {
        text(out, entry.getKey());
        out.writeInt(entry.getValue().length);
        out.write(entry.getValue());
      }
      out.flush();
      out.writeLong(sum(bytes.toByteArray(), bytes.size()));
    } catch (IOException e) {
      throw new UncheckedIOException("an array in memory cannot be written", e);
    }
    try {
      Path draft = Files.createTempFile(file.getParent(), "jdk-", ".new");
      try {
        Files.write(draft, bytes.toByteArray());
        Files.move(
            draft, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(draft);
      }
      prune();
    } catch (IOException e) {
      return false;
    }
    added.clear();
    return true;
  }

  private static void text(DataOutputStream out, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    out.writeShort(bytes.length);
    out.write(bytes);
  }

  private record Kept(Path file, FileTime modified) {}

  private void prune() throws IOException {
    List<Kept> files = new ArrayList<>();
    try (DirectoryStream<Path> all = Files.newDirectoryStream(file.getParent(), "jdk-*")) {
      for (Path each : all) {
        files.add(new Kept(each, Files.getLastModifiedTime(each, LinkOption.NOFOLLOW_LINKS)));
      }
    }
    files.sort(Comparator.comparing(Kept::modified).thenComparing(Kept::file));
    for (int i = 0; i < files.size() - MOST_FILES; i++) {
      if (!files.get(i).file().equals(file)) {
        Files.deleteIfExists(files.get(i).file());
      }
    }
  }
}
