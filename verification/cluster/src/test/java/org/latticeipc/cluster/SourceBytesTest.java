package org.latticeipc.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.latticeipc.explorer.share.SharedProgram;

/** A program's source, where the classes are as they were sent and where they are others. */
class SourceBytesTest {
  private static final NamedProgram PROGRAM = new NamedProgram("ainc", Map.of("n", 2));

  /** Has another class of one name. */
  private static final class OtherClasses extends ClassLoader {
    private final String name;
    private final byte[] bytes;

    OtherClasses(Class<?> other, byte[] bytes) {
      super(SourceBytesTest.class.getClassLoader());
      this.name = other.getName();
      this.bytes = bytes;
    }

    @Override
    protected Class<?> loadClass(String wanted, boolean resolve) throws ClassNotFoundException {
      if (!wanted.equals(name)) {
        return super.loadClass(wanted, resolve);
      }
      Class<?> known = findLoadedClass(wanted);
      return known == null ? defineClass(wanted, bytes, 0, bytes.length) : known;
    }
  }

  private static byte[] bytesOf(Class<?> type) throws IOException {
    String file = type.getName().replace('.', '/') + ".class";
    try (InputStream in = type.getClassLoader().getResourceAsStream(file)) {
      return Objects.requireNonNull(in).readAllBytes();
    }
  }

  private static SharedProgram read(byte[] source, ClassLoader loader) {
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    thread.setContextClassLoader(loader);
    try {
      return SourceBytes.read(source);
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  private static String refusal(byte[] classFile) {
    OtherClasses others = new OtherClasses(NamedProgram.class, classFile);
    byte[] source = SourceBytes.of(PROGRAM);
    String line =
        String.valueOf(
            assertThrows(IllegalArgumentException.class, () -> read(source, others)).getMessage());
    assertEquals(1, line.lines().count(), line);
    return line;
  }

  @Test
  void source_isReadWithTheClassesOfTheTask() {
    byte[] source = SourceBytes.of(PROGRAM);
    assertEquals(PROGRAM, read(source, SourceBytesTest.class.getClassLoader()));
  }

  /** The class of that name is of another class file format, as of a newer Java. */
  @Test
  void classThatCannotBeLinked_isToldAsAnotherBuild() throws Exception {
    byte[] newer = bytesOf(NamedProgram.class);
    newer[7] = 127; // the major version
    String line = refusal(newer);
    assertTrue(
        line.startsWith(
            "another build of the program is there: java.lang.UnsupportedClassVersionError: "),
        line);
  }

  /** The file holds another class than its name says. */
  @Test
  void classOfAnotherName_isToldAsAnotherBuild() throws Exception {
    String line = refusal(bytesOf(Explored.class));
    assertTrue(
        line.startsWith("another build of the program is there: java.lang.NoClassDefFoundError: "),
        line);
  }
}
