package org.latticeipc.bytecode.rewrite;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Old classes of a jar get frames and do what they did; nothing else in it changes. */
class FramedJarTest {
  private static final LocalDateTime TIME = LocalDateTime.of(2020, 2, 3, 4, 5, 6);

  @TempDir Path folder;
  private Path jar = Path.of("");
  private final Map<String, byte[]> entries = new LinkedHashMap<>();

  @BeforeEach
  void makeIt() throws IOException {
    jar = folder.resolve("some.jar");
    entries.put("META-INF/", new byte[0]);
    entries.put("META-INF/MANIFEST.MF", "Manifest-Version: 1.0\n".getBytes(StandardCharsets.UTF_8));
    entries.put("Old.class", absolute("Old", Opcodes.V1_5));
    entries.put("text.txt", "some text".getBytes(StandardCharsets.UTF_8));
    entries.put("New.class", absolute("New", Opcodes.V11));
  }

  private void write() throws IOException {
    try (OutputStream file = Files.newOutputStream(jar);
        ZipOutputStream out = new ZipOutputStream(file)) {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        ZipEntry made = new ZipEntry(entry.getKey());
        made.setTimeLocal(TIME);
        out.putNextEntry(made);
        out.write(entry.getValue());
        out.closeEntry();
      }
    }
  }

  /** A class whose method {@code of} gives a number without its sign, by a branch. */
  private static byte[] absolute(String name, int version) {
    boolean framed = version >= FramedJar.FIRST_WITH_FRAMES;
    ClassWriter writer = new ClassWriter(framed ? ClassWriter.COMPUTE_FRAMES : 0);
    writer.visit(version, Opcodes.ACC_PUBLIC, name, null, "java/lang/Object", null);
    MethodVisitor of =
        writer.visitMethod(Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC, "of", "(I)I", null, null);
    Label negative = new Label();
    of.visitCode();
    of.visitVarInsn(Opcodes.ILOAD, 0);
    of.visitJumpInsn(Opcodes.IFLT, negative);
    of.visitVarInsn(Opcodes.ILOAD, 0);
    of.visitInsn(Opcodes.IRETURN);
    of.visitLabel(negative);
    of.visitVarInsn(Opcodes.ILOAD, 0);
    of.visitInsn(Opcodes.INEG);
    of.visitInsn(Opcodes.IRETURN);
    of.visitMaxs(1, 1);
    of.visitEnd();
    writer.visitEnd();
    return writer.toByteArray();
  }

  @Test
  void oldClass_getsFramesAndDoesWhatItDid_allElseStays() throws Exception {
    write();
    assertEquals(1, FramedJar.rewrite(jar));
    List<String> names = new ArrayList<>();
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      for (ZipEntry entry : Collections.list(zip.entries())) {
        names.add(entry.getName());
        assertEquals(TIME, entry.getTimeLocal(), entry.getName());
        byte[] content = zip.getInputStream(entry).readAllBytes();
        if (entry.getName().equals("Old.class")) {
          assertTrue(FramedJar.version(content) >= FramedJar.FIRST_WITH_FRAMES);
        } else {
          assertArrayEquals(entries.get(entry.getName()), content, entry.getName());
        }
      }
    }
    assertEquals(List.copyOf(entries.keySet()), names);
    try (URLClassLoader loader = new URLClassLoader(new URL[] {jar.toUri().toURL()}, null)) {
      for (String name : List.of("Old", "New")) {
        var of = loader.loadClass(name).getMethod("of", int.class);
        assertEquals(7, of.invoke(null, -7), name);
        assertEquals(5, of.invoke(null, 5), name);
      }
    }
    assertEquals(0, FramedJar.rewrite(jar), "there is nothing left to do");
    assertOnlyJar();
  }

  @Test
  void jarWithoutOldClasses_isLeftAlone() throws Exception {
    entries.remove("Old.class");
    write();
    byte[] before = Files.readAllBytes(jar);
    assertEquals(0, FramedJar.rewrite(jar));
    assertArrayEquals(before, Files.readAllBytes(jar));
    assertOnlyJar();
  }

  @Test
  void fileThatIsNoJar_isRefused_andStays() throws Exception {
    Files.writeString(jar, "no jar");
    assertThrows(ZipException.class, () -> FramedJar.rewrite(jar));
    assertEquals("no jar", Files.readString(jar));
    assertOnlyJar();
  }

  private void assertOnlyJar() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(List.of(jar), files.toList());
    }
  }
}
