package org.latticeipc.jpf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class JpfInstallationTest {
  private final Path folder;

  JpfInstallationTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void homeWithoutJar_isAbsent_andSaysWhatIsMissing() {
    JpfInstallation.Lookup lookup = find("jpf.home", folder.toString());
    assertTrue(lookup.found().isEmpty());
    assertTrue(lookup.reason().contains("has no build/jpf.jar"), lookup.reason());
  }

  @Test
  void home_withJar_isFound() throws IOException {
    Path jar = touch("build/jpf.jar");
    touch("jdk/bin/java").toFile().setExecutable(true);
    JpfInstallation found = find("jpf.home", folder.toString()).found().orElseThrow();
    assertEquals(List.of(jar), found.hostClassPath());
  }

  @Test
  void repository_withCoreAndClasses_isFound() throws IOException {
    Path core = touch("gov/nasa/jpf-core/1/jpf-core-1.jar");
    Path classes = touch("gov/nasa/jpf-classes/1/jpf-classes-1.jar");
    touch("jdk/bin/java").toFile().setExecutable(true);
    JpfInstallation found = find("jpf.repository", folder.toString()).found().orElseThrow();
    assertEquals(List.of(core), found.hostClassPath());
    assertEquals(List.of(classes), found.modelClassPath());
  }

  @Test
  void repository_withoutClasses_isAbsent() throws IOException {
    touch("gov/nasa/jpf-core/1/jpf-core-1.jar");
    assertTrue(find("jpf.repository", folder.toString()).found().isEmpty());
  }

  @Test
  void hostJdk_thatIsNot17_isNamed() throws IOException {
    touch("build/jpf.jar");
    JpfInstallation.Lookup lookup = find("jpf.home", folder.toString());
    assertTrue(lookup.found().isEmpty());
    assertTrue(lookup.reason().contains("jpf.java.home"), lookup.reason());
  }

  @Test
  void absent_verdict_isANoticeAndNotAPass() {
    JpfRunner runner = new JpfRunner(find("jpf.home", folder.toString()), Duration.ofSeconds(1));
    JpfVerdict verdict = runner.run(JpfInstallationTest.class);
    JpfVerdict.Absent absent = assertInstanceOf(JpfVerdict.Absent.class, verdict);
    assertTrue(absent.notice().startsWith("NOT RUN"), absent.notice());
    assertTrue(absent.notice().contains("-Djpf.home"), absent.notice());
  }

  private JpfInstallation.Lookup find(String key, String value) {
    Properties properties = new Properties();
    properties.setProperty(key, value);
    properties.setProperty("jpf.java.home", folder.resolve("jdk").toString());
    return JpfInstallation.find(properties, null);
  }

  private Path touch(String path) throws IOException {
    Path file = folder.resolve(path).toAbsolutePath();
    Files.createDirectories(file.getParent());
    return Files.createFile(file);
  }
}
