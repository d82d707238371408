package org.latticeipc.scenarios.command.cluster;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.latticeipc.explorer.share.ClusterEngine;
import org.latticeipc.scenarios.format.InputError;

/** What the command finds of a cluster's engine, and what it sends along. */
class ClusterTest {
  @TempDir
  @SuppressWarnings("NullAway.Init")
  Path folder;

  /** An engine that this build cannot load: its jar is of another one. */
  @Test
  void engineOfAnotherBuild_isToldWithTheCommandThatMakesIt() throws Exception {
    Path services = Files.createDirectories(folder.resolve("META-INF/services"));
    Files.writeString(services.resolve(ClusterEngine.class.getName()), "of.another.Build\n");
    URL[] urls = {folder.toUri().toURL()};
    try (URLClassLoader loader = new URLClassLoader(urls, null)) {
      InputError refused = assertThrows(InputError.class, () -> Cluster.engine(loader));
      String line = String.valueOf(refused.getMessage());
      assertEquals(1, line.lines().count(), line);
      assertTrue(line.startsWith("lattice: --cluster: the engine does not fit: found "), line);
      assertTrue(line.contains("of.another.Build") && line.contains("make it by ./mvnw -q"), line);
    }
  }

  @Test
  void folderOfClasses_isSentAsAJar_thatIsGoneAfterwards() throws Exception {
    Path classes = Files.createDirectories(folder.resolve("classes/my"));
    Files.write(classes.resolve("Own.class"), "bytes".getBytes(UTF_8));
    Path own = folder.resolve("own.jar");
    Path jar;
    try (SentJars sent = SentJars.of(List.of(own), List.of(folder.resolve("classes")))) {
      assertEquals(own, sent.all().get(0));
      jar = sent.all().get(1);
      try (JarFile file = new JarFile(jar.toFile())) {
        assertEquals(
            "bytes",
            new String(file.getInputStream(file.getEntry("my/Own.class")).readAllBytes(), UTF_8));
      }
    }
    assertFalse(Files.exists(jar));
  }
}
