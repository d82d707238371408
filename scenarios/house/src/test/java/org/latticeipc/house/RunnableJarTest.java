package org.latticeipc.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.latticeipc.bytecode.rewrite.FramedJar;

/** The jar that the launcher starts. */
class RunnableJarTest {
  private static final Path JAR = Path.of("..", "command", "target", "lattice.jar");

  /** Else a JVM's archive of classes leaves it out, and each start loads and verifies it anew. */
  @Test
  void everyClass_isNewEnoughForAnArchive() throws Exception {
    int classes = 0;
    try (ZipFile jar = new ZipFile(JAR.toFile())) {
      List<? extends ZipEntry> entries = Collections.list(jar.entries());
      for (ZipEntry entry : entries) {
        if (entry.getName().endsWith(".class")) {
          int version = FramedJar.version(jar.getInputStream(entry).readAllBytes());
          assertTrue(
              version >= FramedJar.FIRST_WITH_FRAMES, entry.getName() + " has version " + version);
          classes++;
        }
      }
      assertEquals("META-INF/MANIFEST.MF", manifest(entries));
    }
    assertTrue(classes > 1000, classes + " classes");
  }

  /** The first file, which readers of a stream of jar entries ask for. */
  private static String manifest(List<? extends ZipEntry> entries) {
    return entries.stream()
        .filter(entry -> !entry.isDirectory())
        .map(ZipEntry::getName)
        .findFirst()
        .orElse("");
  }
}
