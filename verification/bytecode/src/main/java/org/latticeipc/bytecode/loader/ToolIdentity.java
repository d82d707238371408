package org.latticeipc.bytecode.loader;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;
import org.latticeipc.bytecode.whitelist.PureList;

/** What the JDK's rewritten classes depend on: this tool, the JDK, and which classes are pure. */
public final class ToolIdentity {
  private static final int END_RECORD = 22;
  private static final int END_MARK = 0x06054b50;
  private static final int SIZE_AT = 12;

  private ToolIdentity() {}

  /**
   * A text that is another one if any of that is different; null where the tool is not a jar.
   *
   * @param pure what the user vouches for and trusts
   */
  public static @Nullable String of(PureList pure) {
    CodeSource source = ToolIdentity.class.getProtectionDomain().getCodeSource();
    if (source == null || source.getLocation() == null) {
      return null;
    }
    try {
      Path jar = Path.of(source.getLocation().toURI());
      String content = Files.isRegularFile(jar) ? contentOf(jar) : null;
      return content == null
          ? null
          : content
              + " "
              + jdk()
              + " "
              + String.join(",", pure.named())
              + " "
              + String.join(",", pure.trusted());
    } catch (IOException | URISyntaxException | IllegalArgumentException e) {
      return null; // then nothing is kept
    }
  }

  private static String jdk() throws IOException {
    Path home = Path.of(System.getProperty("java.home"));
    Path modules = home.resolve("lib").resolve("modules");
    return Runtime.version()
        + " "
        + System.getProperty("java.vm.vendor")
        + " "
        + home
        + " "
        + (Files.isRegularFile(modules)
            ? Files.size(modules) + " " + Files.getLastModifiedTime(modules)
            : "");
  }

  /**
   * Sums of the jar's central directory, which has each entry's name, length and check sum; null if
   * the file does not end as a jar without a comment does.
   */
  static @Nullable String contentOf(Path jar) throws IOException {
    try (RandomAccessFile in = new RandomAccessFile(jar.toFile(), "r")) {
      byte[] end = new byte[END_RECORD];
      if (in.length() < END_RECORD) {
        return null;
      }
      in.seek(in.length() - END_RECORD);
      in.readFully(end);
      long size = little(end, SIZE_AT);
      long start = in.length() - END_RECORD - size;
      if (little(end, 0) != END_MARK || start < 0 || size > Integer.MAX_VALUE) {
        return null;
      }
      byte[] directory = new byte[(int) size];
      in.seek(start);
      in.readFully(directory);
      CRC32 one = new CRC32();
      CRC32C other = new CRC32C();
      one.update(directory);
      other.update(directory);
      other.update(jar.getFileName().toString().getBytes(StandardCharsets.UTF_8));
      return String.format("%08x%08x-%d", one.getValue(), other.getValue(), size);
    }
  }

  private static long little(byte[] bytes, int at) {
    return (bytes[at] & 255L)
        | (bytes[at + 1] & 255L) << 8
        | (bytes[at + 2] & 255L) << 16
        | (bytes[at + 3] & 255L) << 24;
  }
}
