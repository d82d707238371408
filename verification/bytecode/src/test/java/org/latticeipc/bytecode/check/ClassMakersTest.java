package org.latticeipc.bytecode.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.latticeipc.bytecode.check.SharedClasses.SentJar;

/** The jars of a program are found by name and content, wherever they were sent. */
class ClassMakersTest {
  @TempDir
  @SuppressWarnings("NullAway.Init")
  Path folder;

  private static String refusal(SentJar jar) {
    return String.valueOf(
        assertThrows(IllegalArgumentException.class, () -> ClassMakers.found(jar)).getMessage());
  }

  @Test
  void jar_isTakenFromItsPlace_orFromWhatWasSent_ifItIsTheSame() throws Exception {
    Path own = Files.writeString(folder.resolve("my.jar"), "one content");
    SentJar jar = new SentJar(own.toString(), ClassMakers.sum(own));
    assertEquals(own, ClassMakers.found(jar));
    Path sent = Files.createDirectories(folder.resolve("sent")).resolve("my.jar");
    Files.move(own, sent);
    assertEquals("my.jar is not there; send it along by -cp or -Dspark.jars", refusal(jar));
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    URL[] urls = {new URL("http://host/my.jar"), sent.toUri().toURL()};
    try (URLClassLoader loader = new URLClassLoader(urls, before)) {
      thread.setContextClassLoader(loader);
      assertEquals(sent, ClassMakers.found(jar));
      Files.writeString(sent, "another content");
      String line = refusal(jar);
      assertTrue(line.startsWith("my.jar: found another content, expected that of "), line);
    } finally {
      thread.setContextClassLoader(before);
    }
  }
}
