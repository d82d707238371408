package sample;

import java.io.ByteArrayOutputStream;
import java.io.ObjectOutputStream;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.zip.CRC32;

/** State hidden in buffers and streams of bytes. */
@SuppressWarnings({
  "CollectionIncompatibleType",
  "LockOnBoxedPrimitive",
  "ReturnValueIgnored",
  "StringJoin",
  "deprecation",
  "fallthrough",
  "finally",
  "serial",
  "synchronization",
  "try"
})
public class HiddenInBuffers extends Sharing {
  public static void byteBufferWrap() throws Exception {
    byte[] a = new byte[1];
    ByteBuffer b = ByteBuffer.wrap(a);
    twice(() -> b.put(0, (byte) (b.get(0) + 1)));
    expect(a[0]);
  }

  public static void byteStream() throws Exception {
    ByteArrayOutputStream o = new ByteArrayOutputStream();
    twice(() -> o.write(1));
    expect(0);
  }

  public static void stringWriter() throws Exception {
    StringWriter w = new StringWriter();
    twice(() -> w.write("x"));
    expect(0);
  }

  public static void serialize() throws Exception {
    new ObjectOutputStream(new ByteArrayOutputStream()).writeObject("x");
    expect(0);
  }

  public static void crc() throws Exception {
    CRC32 c = new CRC32();
    twice(() -> c.update(1));
    expect(0);
  }

  public static void digest() throws Exception {
    MessageDigest d = MessageDigest.getInstance("SHA-256");
    twice(() -> d.update((byte) 1));
    expect(0);
  }

  public static void encoder() throws Exception {
    CharsetEncoder e = StandardCharsets.UTF_8.newEncoder();
    twice(() -> e.reset());
    expect(0);
  }

  public static void charsetEncode() throws Exception {
    ByteBuffer b = StandardCharsets.UTF_8.encode("xx");
    twice(() -> b.get());
    expect(b.position() == 2 ? 3 : 0);
  }
}
