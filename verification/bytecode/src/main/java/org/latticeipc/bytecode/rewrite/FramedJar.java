package org.latticeipc.bytecode.rewrite;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collections;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Opcodes;

/**
 * Gives the old classes of a jar what a JVM's archive of classes asks for: a version of at least
 * 50, and frames, by which they are verified once when the archive is made. Libraries that still
 * run on Java 5 (picocli, ASM) have neither, so a JVM loads and verifies them anew at each start,
 * with the older and slower verifier: a quarter of the processor time of a short command. Used by
 * the build, on the runnable jar.
 */
public final class FramedJar {
  /** The first class file version that is verified by frames (JVMS 4.10.1). */
  public static final int FIRST_WITH_FRAMES = Opcodes.V1_6;

  private static final int GIVEN = Opcodes.V1_8;
  private static final int VERSION_AT = 6;

  private FramedJar() {}

  /** Argument: the jar. */
  public static void main(String[] arguments) throws IOException {
    if (arguments.length != 1) {
      System.err.println("usage: FramedJar JAR");
      System.exit(2);
    }
    rewrite(Path.of(arguments[0]));
  }

  /**
   * Replaces the jar by one whose old classes have frames; all else, the order and the times of the
   * entries too, stays. A jar without old classes is left alone.
   *
   * @return how many classes got frames
   * @throws IOException if the jar cannot be read or written; then it is as it was
   */
  public static int rewrite(Path jar) throws IOException {
    Path draft = jar.resolveSibling(jar.getFileName() + ".framed");
    try {
      int framed;
      try (ZipFile in = new ZipFile(jar.toFile());
          URLClassLoader classes =
              new URLClassLoader(
                  new URL[] {jar.toUri().toURL()}, ClassLoader.getPlatformClassLoader());
          OutputStream file = Files.newOutputStream(draft);
          ZipOutputStream out = new ZipOutputStream(file)) {
        framed = copy(in, out, classes);
      }
      if (framed > 0) {
        Files.move(draft, jar, StandardCopyOption.REPLACE_EXISTING);
      }
      return framed;
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  private static int copy(ZipFile in, ZipOutputStream out, ClassLoader classes) throws IOException {
    int framed = 0;
    List<? extends ZipEntry> entries = Collections.list(in.entries());
    for (ZipEntry entry : entries) {
      byte[] content = in.getInputStream(entry).readAllBytes();
      if (entry.getName().endsWith(".class") && version(content) < FIRST_WITH_FRAMES) {
        content = withFrames(content, classes);
        framed++;
      }
      ZipEntry copied = new ZipEntry(entry.getName());
      copied.setTimeLocal(entry.getTimeLocal());
      out.putNextEntry(copied);
      out.write(content);
      out.closeEntry();
    }
    return framed;
  }

  /** The major version of a class file. */
  public static int version(byte[] classFile) {
    return (classFile[VERSION_AT] & 0xff) << Byte.SIZE | classFile[VERSION_AT + 1] & 0xff;
  }

  private static byte[] withFrames(byte[] old, ClassLoader classes) {
    ClassWriter writer =
        new ClassWriter(ClassWriter.COMPUTE_FRAMES) {
          @Override
          protected ClassLoader getClassLoader() {
            return classes;
          }
        };
    ClassVisitor newer =
        new ClassVisitor(Opcodes.ASM9, writer) {
          @Override
          public void visit(
              int version,
              int access,
              String name,
              String signature,
              String superName,
              String[] interfaces) {
            super.visit(GIVEN, access, name, signature, superName, interfaces);
          }
        };
    new ClassReader(old).accept(newer, ClassReader.SKIP_FRAMES);
    return writer.toByteArray();
  }
}
