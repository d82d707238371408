package org.latticeipc.scenarios.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.EnumSet;
import java.util.Set;

/**
 * Puts the launcher before a jar, so that the jar alone is a program that starts as fast: what it
 * needs for that cannot be said in a manifest. A zip file may begin with something else, and is
 * still one for {@code java -jar}. Run by the build.
 */
final class LauncherJar {
  /** What the launcher's copy says instead of {@code packed=}. */
  private static final String PACKED = "packed=yes";

  private static final String UNPACKED = "packed=";

  /** Sizes, signatures and offsets of fields as APPNOTE.TXT has them, 4.3.12 and 4.3.16. */
  private static final int END = 22;

  private static final int END_SIGNATURE = 0x06054b50;
  private static final int END_COUNT = 10;
  private static final int END_DIRECTORY = 16;
  private static final int ENTRY = 46;
  private static final int ENTRY_SIGNATURE = 0x02014b50;
  private static final int ENTRY_NAME = 28;
  private static final int ENTRY_EXTRA = 30;
  private static final int ENTRY_COMMENT = 32;
  private static final int ENTRY_OFFSET = 42;

  private LauncherJar() {}

  /**
   * Does it; a jar that begins with something else already is left as it is.
   *
   * @param args the jar, and the launcher
   * @throws IOException if one cannot be read or the jar cannot be written
   */
  public static void main(String[] args) throws IOException {
    Path jar = Path.of(args[0]);
    byte[] zip = Files.readAllBytes(jar);
    if (zip[0] == 'P') {
      Files.write(jar, packed(Files.readString(Path.of(args[1])), zip));
    }
    if (jar.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Set<PosixFilePermission> allowed = EnumSet.copyOf(Files.getPosixFilePermissions(jar));
      allowed.add(PosixFilePermission.OWNER_EXECUTE);
      allowed.add(PosixFilePermission.GROUP_EXECUTE);
      allowed.add(PosixFilePermission.OTHERS_EXECUTE);
      Files.setPosixFilePermissions(jar, allowed);
    }
  }

  /** The launcher, which knows that it is packed, and the jar, whose offsets count from there. */
  static byte[] packed(String launcher, byte[] zip) throws IOException {
    String line = "\n" + UNPACKED + "\n";
    if (launcher.indexOf(line) < 0) {
      throw new IOException("the launcher has no line '" + UNPACKED + "'");
    }
    byte[] script = launcher.replace(line, "\n" + PACKED + "\n").getBytes(UTF_8);
    ByteBuffer whole =
        ByteBuffer.allocate(script.length + zip.length).order(ByteOrder.LITTLE_ENDIAN);
    whole.put(script).put(zip);
    move(whole, script.length);
    return whole.array();
  }

  /** Adds to every offset in a zip file that something was put before. */
  private static void move(ByteBuffer zip, int by) throws IOException {
    int end = zip.capacity() - END;
    if (zip.getInt(end) != END_SIGNATURE) {
      throw new IOException("the jar does not end as one that has no comment");
    }
    int at = zip.getInt(end + END_DIRECTORY) + by;
    zip.putInt(end + END_DIRECTORY, at);
    for (int left = Short.toUnsignedInt(zip.getShort(end + END_COUNT)); left > 0; left--) {
      if (zip.getInt(at) != ENTRY_SIGNATURE) {
        throw new IOException("the jar's directory has no entry at " + at);
      }
      zip.putInt(at + ENTRY_OFFSET, zip.getInt(at + ENTRY_OFFSET) + by);
      at +=
          ENTRY
              + Short.toUnsignedInt(zip.getShort(at + ENTRY_NAME))
              + Short.toUnsignedInt(zip.getShort(at + ENTRY_EXTRA))
              + Short.toUnsignedInt(zip.getShort(at + ENTRY_COMMENT));
    }
  }
}
