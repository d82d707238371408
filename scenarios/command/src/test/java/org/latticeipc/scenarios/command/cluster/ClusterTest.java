package org.latticeipc.scenarios.command.cluster;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
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
import org.latticeipc.explorer.result.ExplorerOptions;
import org.latticeipc.explorer.share.ClusterAnswer;
import org.latticeipc.explorer.share.ClusterEngine;
import org.latticeipc.explorer.share.ClusterRequest;
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

  /** It is loaded, and only then calls what this build has not. */
  @Test
  void engineThatCallsWhatIsNotHere_isToldWithTheCommandThatMakesIt() {
    ClusterEngine other =
        new ClusterEngine() {
          @Override
          public ClusterAnswer explore(ClusterRequest request) {
            throw new NoSuchMethodError("void of.another.Build.method()");
          }

          @Override
          public void close() {}
        };
    try (Cluster cluster = Cluster.by(other)) {
      InputError refused =
          assertThrows(
              InputError.class,
              () ->
                  cluster.explore(
                      () -> {
                        throw new IllegalStateException("nobody asks for the program");
                      },
                      ExplorerOptions.defaults(),
                      null,
                      null));
      String line = String.valueOf(refused.getMessage());
      assertEquals(1, line.lines().count(), line);
      assertTrue(
          line.startsWith(
              "lattice: --cluster: the engine does not fit: found java.lang.NoSuchMethodError: void"
                  + " of.another.Build.method()"),
          line);
      assertTrue(line.contains("make it by ./mvnw -q"), line);
    }
  }

  /** Two jars of one name, and a folder that says of itself what only a jar can be. */
  @Test
  void partsOfTheClassPath_areToldApartWhereTheyAreSent() throws Exception {
    Path one = Files.writeString(folder.resolve("my.jar"), "one");
    Path other =
        Files.writeString(Files.createDirectories(folder.resolve("other")).resolve("my.jar"), "2");
    Path classes = Files.createDirectories(folder.resolve("classes/META-INF"));
    Files.writeString(classes.resolve("MANIFEST.MF"), "Multi-Release: true\n");
    Files.writeString(classes.resolve("Own.class"), "bytes");
    List<Path> all;
    try (SentJars sent = SentJars.of(List.of(), List.of(one, other, folder.resolve("classes")))) {
      all = sent.all();
      assertEquals(one, all.get(0));
      assertNotEquals(one.getFileName(), all.get(1).getFileName());
      assertEquals("2", Files.readString(all.get(1)));
      try (JarFile file = new JarFile(all.get(2).toFile())) {
        assertNull(file.getManifest());
        assertNotNull(file.getEntry("META-INF/Own.class"));
      }
    }
    assertFalse(Files.exists(all.get(1)));
    assertTrue(Files.exists(one));
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
