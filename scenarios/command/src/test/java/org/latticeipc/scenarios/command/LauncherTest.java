package org.latticeipc.scenarios.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.latticeipc.scenarios.command.console.ExitCode;
import org.latticeipc.scenarios.json.Json;

/**
 * The script {@code lattice} in a folder that looks like a checkout: what it does about a JVM that
 * cannot start, and that it gets out of the way of one that can.
 */
@DisabledOnOs(OS.WINDOWS)
class LauncherTest {
  private static final String HELLO = "echo \"ran $*\"; echo $$\n";

  @TempDir
  @SuppressWarnings("NullAway.Init")
  static Path shared;

  @TempDir
  @SuppressWarnings("NullAway.Init")
  Path folder;

  private record Ended(int code, String out, String err, long pid) {
    void isOneLine(int expected, String part) {
      assertEquals(expected, code, toString());
      assertEquals("", out, toString());
      assertEquals(1, err.lines().count(), toString());
      assertTrue(err.startsWith("lattice: ") && err.contains(part), toString());
    }
  }

  /** A checkout whose jar is the classes under test. */
  @BeforeAll
  static void prepare() throws IOException {
    checkout(shared);
  }

  private static void checkout(Path home) throws IOException {
    Files.createDirectories(home.resolve("scenarios/command/target"));
    Files.copy(Path.of("../lattice"), home.resolve("lattice"));
    Files.setPosixFilePermissions(
        home.resolve("lattice"), PosixFilePermissions.fromString("rwxr-xr-x"));
    Manifest manifest = new Manifest();
    Attributes main = manifest.getMainAttributes();
    main.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    main.put(Attributes.Name.MAIN_CLASS, LatticeCommand.class.getName());
    main.put(
        Attributes.Name.CLASS_PATH,
        Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
            .map(entry -> Path.of(entry).toUri().toString())
            .collect(Collectors.joining(" ")));
    try (OutputStream out = Files.newOutputStream(jar(home))) {
      new JarOutputStream(out, manifest).close();
    }
  }

  private static Path jar(Path home) {
    return home.resolve("scenarios/command/target/lattice.jar");
  }

  private static Map<String, String> realJava() {
    return new TreeMap<>(Map.of("JAVA_HOME", System.getProperty("java.home")));
  }

  /** A JAVA_HOME whose java is a shell script. */
  private Map<String, String> fakeJava(String script) throws IOException {
    Path java = Files.createDirectories(folder.resolve("jdk/bin")).resolve("java");
    Files.writeString(java, "#!/bin/sh\n" + script);
    Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
    return new TreeMap<>(Map.of("JAVA_HOME", folder.resolve("jdk").toString()));
  }

  private static Ended launch(Path home, Map<String, String> environment, String... words)
      throws Exception {
    List<String> command = new ArrayList<>(List.of(home.resolve("lattice").toString()));
    command.addAll(List.of(words));
    return run(command, environment);
  }

  private static Ended run(List<String> command, Map<String, String> environment) throws Exception {
    Path err = Files.createTempFile(shared, "err", "");
    ProcessBuilder builder = new ProcessBuilder(command).redirectError(err.toFile());
    List.of("JDK_JAVA_OPTIONS", "JAVA_TOOL_OPTIONS", "_JAVA_OPTIONS", "LATTICE_BUILD")
        .forEach(builder.environment()::remove);
    builder.environment().putAll(environment);
    Process process = builder.start();
    process.getOutputStream().close();
    String out = new String(process.getInputStream().readAllBytes(), UTF_8);
    return new Ended(process.waitFor(), out, Files.readString(err), process.pid());
  }

  /** The completion that the tool makes of itself, tried by bash. */
  @Test
  void completion_knowsVerbsAndOptions() throws Exception {
    Path script = folder.resolve("completion");
    Ended made = launch(shared, realJava(), "generate-completion");
    assertEquals(0, made.code, made.toString());
    Files.writeString(script, made.out);
    String ask =
        "source '%s'; COMP_WORDS=(lattice %s); COMP_CWORD=%d; _complete_lattice;"
            + " printf '%%s\n' \"${COMPREPLY[@]}\"";
    Ended verbs = bash(ask.formatted(script, "che", 1));
    assertTrue(verbs.out.lines().anyMatch("check"::equals), verbs.toString());
    Ended options = bash(ask.formatted(script, "check --sw", 2));
    assertEquals(List.of("--sweep"), options.out.lines().toList(), options.toString());
  }

  private static Ended bash(String script) throws Exception {
    return run(List.of("bash", "-c", script), Map.of());
  }

  /** A locale without UTF-8 is no reason not to find a file. */
  @Test
  void namesBeyondAscii_areFound_inAnyLocale() throws Exception {
    Path file = folder.resolve("zähler-ü.yaml");
    Files.copy(Path.of("lock-counter.yaml"), file);
    for (String locale : List.of("C", "POSIX", "C.UTF-8")) {
      Map<String, String> environment = realJava();
      environment.put("LC_ALL", locale);
      Ended ended = launch(shared, environment, "run", file.toString());
      assertEquals(0, ended.code, ended.toString());
      Ended missing = launch(shared, environment, "run", folder + "/zähler-ö.yaml");
      assertTrue(missing.err.contains("did you mean '" + file + "'?"), missing.toString());
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      value = {
        "LATTICE_JAVA_OPTIONS!-XX:+NoSuchThing!Unrecognized VM option 'NoSuchThing'",
        "LATTICE_JAVA_OPTIONS!-Xmx1x!Invalid maximum heap size",
        "LATTICE_JAVA_OPTIONS!-Xms1000000g!heap",
        "LATTICE_JAVA_OPTIONS!no.such.Main!no.such.Main",
        "LATTICE_JAVA_OPTIONS!-javaagent:/no.jar!no.jar",
        "JAVA_TOOL_OPTIONS!-Xmx1x!Invalid maximum heap size",
        "JDK_JAVA_OPTIONS!-Xmx1x!Invalid maximum heap size",
      })
  void badOptions_areNoVerdict(String variable, String value, String said) throws Exception {
    Map<String, String> environment = realJava();
    environment.put(variable, value);
    Ended ended = launch(shared, environment, "--version");
    ended.isOneLine(ExitCode.INTERNAL_ERROR, "mend or unset " + variable + "='" + value + "'");
    assertTrue(ended.err.contains(said), ended.err);
  }

  @Test
  void javaHome_withoutJava_isAMistake() throws Exception {
    Map<String, String> environment = Map.of("JAVA_HOME", folder.toString());
    launch(shared, environment, "--version").isOneLine(ExitCode.BAD_INPUT, "has no bin/java");
    Files.createDirectories(folder.resolve("bin/java"));
    launch(shared, environment, "--version").isOneLine(ExitCode.BAD_INPUT, "has no bin/java");
  }

  @Test
  void java_thatFails_isNoVerdict() throws Exception {
    launch(shared, fakeJava("echo 'Error: boom.' >&2; exit 1\n"), "--version")
        .isOneLine(ExitCode.INTERNAL_ERROR, "Java does not start: boom; set JAVA_HOME");
    String said =
        "echo 'Error: A JNI error has occurred, please check your installation and try again' >&2;"
            + " echo 'Exception in thread \"main\" java.lang.OutOfMemoryError: Java heap space'"
            + " >&2; exit 1\n";
    launch(shared, fakeJava(said), "--version")
        .isOneLine(
            ExitCode.INTERNAL_ERROR,
            "Java does not start: java.lang.OutOfMemoryError: Java heap space; set JAVA_HOME");
    launch(shared, fakeJava("exit 1\n"), "--version")
        .isOneLine(ExitCode.INTERNAL_ERROR, "it says nothing more; set JAVA_HOME");
    launch(shared, fakeJava("kill -9 $$\n"), "--version")
        .isOneLine(ExitCode.INTERNAL_ERROR, "it says nothing more; set JAVA_HOME");
  }

  @ParameterizedTest
  @CsvSource({"1.8.0_392", "11.0.2", "16"})
  void java_thatIsTooOld_isNamed(String version) throws Exception {
    Map<String, String> environment = fakeJava(HELLO);
    Files.writeString(folder.resolve("jdk/release"), "JAVA_VERSION=\"" + version + "\"\n");
    launch(shared, environment, "--version")
        .isOneLine(ExitCode.INTERNAL_ERROR, "is Java " + version + ", which is too old");
  }

  @Test
  void java_thatIsTooOldAndDoesNotSaySo_isFoundOut() throws Exception {
    launch(shared, fakeJava("echo 'Unrecognized option: -Xlog:disable' >&2; exit 1\n"), "run")
        .isOneLine(ExitCode.INTERNAL_ERROR, "is too old; set JAVA_HOME to a JDK 17 or newer");
  }

  /** As in a container whose base has less than the image was linked on. */
  @Test
  void java_thatLacksALibrary_saysWhich() throws Exception {
    String said =
        "echo 'Error: dl failure on line 542' >&2; echo 'Error: failed /opt/lib/libjvm.so,"
            + " because libstdc++.so.6: cannot open shared object file: No such file or directory'"
            + " >&2; exit 1\n";
    Ended ended = launch(shared, fakeJava(said), "--version");
    ended.isOneLine(
        70,
        "Java does not start: failed /opt/lib/libjvm.so, because libstdc++.so.6: cannot open"
            + " shared object file");
    assertTrue(ended.err.contains("on Debian libstdc++6 and zlib1g"), ended.toString());
  }

  @Test
  void jar_thatIsBroken_isNoVerdict() throws Exception {
    checkout(folder);
    Files.writeString(jar(folder), "PK and nothing else");
    launch(folder, realJava(), "--version")
        .isOneLine(ExitCode.INTERNAL_ERROR, "is broken; remove it and run again");
  }

  @Test
  void jar_thatBreaksAfterItHasRun_isNoVerdict() throws Exception {
    checkout(folder);
    assertEquals(ExitCode.OK, launch(folder, realJava(), "--version").code);
    Files.writeString(jar(folder), "PK and nothing else");
    launch(folder, realJava(), "--version")
        .isOneLine(ExitCode.INTERNAL_ERROR, "is broken; remove it and run again");
  }

  @Test
  void jar_thatIsMissing_isAMistake() throws Exception {
    checkout(folder);
    Files.delete(jar(folder));
    Map<String, String> environment = realJava();
    environment.put("LATTICE_BUILD", "never");
    launch(folder, environment, "--version").isOneLine(ExitCode.BAD_INPUT, "there is no ");
  }

  @Test
  void verdicts_passThrough() throws Exception {
    String counter = Path.of("lock-counter.yaml").toAbsolutePath().toString();
    assertEquals(ExitCode.OK, launch(shared, realJava(), "check", counter, "--json").code);
    Map<String, String> environment = realJava();
    environment.put("LATTICE_JAVA_OPTIONS", "-Xmx256m -Dtwo=words");
    Ended violated =
        launch(shared, environment, "check", counter, "--variant", "lock=unlock-relaxed", "--json");
    assertEquals(ExitCode.VIOLATED, violated.code, violated.toString());
    assertEquals("VIOLATED", Json.object(violated.out.strip()).get("verdict"));
    assertEquals(ExitCode.BAD_INPUT, launch(shared, realJava(), "chekc").code);
  }

  /** So signals reach it, and its exit code is the caller's, without anybody in between. */
  @Test
  void java_takesTheLaunchersPlace() throws Exception {
    String own = "case $* in *started*) exit 0;; esac\n" + HELLO;
    for (int code : new int[] {0, 1, 3, 4, 70}) {
      Ended ended = launch(shared, fakeJava(own + "exit " + code + "\n"), "run", "x y");
      assertEquals(code, ended.code, ended.toString());
      assertTrue(ended.out.contains("lattice.jar run x y\n"), ended.out);
      assertEquals(String.valueOf(ended.pid), ended.out.lines().skip(1).findFirst().orElse(""));
    }
  }

  /** What a release gives to who has a Java: one file, by whatever name. */
  private Path alone(String name) throws Exception {
    Path file = folder.resolve(name);
    Files.copy(jar(shared), file);
    LauncherJar.main(new String[] {file.toString(), Path.of("../lattice").toString()});
    return file;
  }

  @Test
  void jarAlone_isAProgram_andKeepsWhatEachStartNeeds() throws Exception {
    for (String name : List.of("lattice.jar", "lat tice")) {
      Path file = alone(name);
      Map<String, String> environment = realJava();
      Path cache = folder.resolve("cache of " + name);
      environment.put("XDG_CACHE_HOME", cache.toString());
      for (int i = 0; i < 2; i++) {
        Ended ended = run(List.of(file.toString(), "--version"), environment);
        assertEquals(0, ended.code, ended.toString());
        assertTrue(ended.out.startsWith("lattice "), ended.toString());
        try (Stream<Path> kept = Files.list(cache.resolve("lattice"))) {
          assertEquals(1, kept.count());
        }
      }
      List<String> violated =
          List.of(
              file.toString(), "check", LatticeTest.COUNTER, "--variant", "lock=unlock-relaxed");
      assertEquals(ExitCode.VIOLATED, run(violated, environment).code);
      String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
      Ended plain = run(List.of(java, "-jar", file.toString(), "--version"), Map.of());
      assertTrue(plain.out.startsWith("lattice "), plain.toString());
      try (JarFile zip = new JarFile(file.toFile())) {
        assertTrue(zip.getManifest().getMainAttributes().containsKey(Attributes.Name.MAIN_CLASS));
      }
    }
  }

  @Test
  void jarAlone_withNowhereToKeepAnything_runs() throws Exception {
    Path file = alone("lattice.jar");
    Map<String, String> environment = realJava();
    environment.put("XDG_CACHE_HOME", "/dev/null/no");
    Ended ended = run(List.of(file.toString(), "--version"), environment);
    assertEquals(0, ended.code, ended.toString());
    assertEquals("", ended.err);
    run(List.of(file.toString(), "--version"), fakeJava("echo 'Error: boom.' >&2; exit 1\n"))
        .isOneLine(70, "boom");
  }

  @Test
  void jarAlone_isMadeOnce_andOnlyOfTheLauncher() throws Exception {
    Path file = alone("lattice.jar");
    byte[] made = Files.readAllBytes(file);
    LauncherJar.main(new String[] {file.toString(), Path.of("../lattice").toString()});
    assertArrayEquals(made, Files.readAllBytes(file));
    byte[] zip = Files.readAllBytes(jar(shared));
    assertThrows(IOException.class, () -> LauncherJar.packed("#!/bin/sh\n", zip));
  }

  @Test
  void jar_olderThanTheLauncher_isRun() throws Exception {
    String old = "case $* in *started*) echo unknown command >&2; exit 2;; esac\n" + HELLO;
    Ended ended = launch(shared, fakeJava(old), "run");
    assertEquals(ExitCode.OK, ended.code, ended.toString());
    assertTrue(ended.out.contains("lattice.jar run\n"), ended.out);
  }

  /** Not even a second JVM: the archive of classes says that this java has run this jar. */
  @Test
  void java_thatHasRunTheJar_isStartedOnce() throws Exception {
    List<String> starts = startsWithArchive("17.0.1", ".jsa");
    assertEquals(1, starts.size(), starts.toString());
    assertTrue(starts.get(0).contains("-XX:SharedArchiveFile="), starts.toString());
  }

  /**
   * A long run with profiles of the short one that made the archive is up to three times slower.
   */
  @Test
  void archive_withProfiles_isUsedWithoutThem() throws Exception {
    List<String> starts = startsWithArchive("25.0.1", ".aot");
    assertEquals(1, starts.size(), starts.toString());
    assertTrue(starts.get(0).contains("-XX:-AOTReplayTraining -XX:AOTCache="), starts.toString());
  }

  /** The options of each JVM that the launcher starts if there is an archive of this Java. */
  private List<String> startsWithArchive(String version, String ending) throws Exception {
    checkout(folder.resolve("home"));
    Map<String, String> environment = fakeJava("echo \"$*\" >>" + folder + "/starts\n");
    Path home = folder.resolve("home");
    Files.writeString(folder.resolve("jdk/release"), "JAVA_VERSION=\"" + version + "\"\n");
    Path java = folder.resolve("jdk/bin/java");
    Path archive =
        home.resolve(
            "scenarios/command/target/lattice-"
                + version
                + java.toRealPath().toString().replace('/', '-')
                + ending);
    Files.writeString(archive, "classes");
    Files.setLastModifiedTime(archive, FileTime.from(Instant.now().plusSeconds(5)));
    assertEquals(ExitCode.OK, launch(home, environment, "--version").code);
    return Files.readAllLines(folder.resolve("starts"));
  }

  @Test
  void checkout_thatCannotBeWritten_worksWithItsJar() throws Exception {
    checkout(folder);
    Files.writeString(folder.resolve("pom.xml"), "<project/>");
    Files.copy(Path.of("command", "build.sh"), folder.resolve("scenarios/command/build.sh"));
    Files.setLastModifiedTime(jar(folder), FileTime.fromMillis(0));
    Map<String, String> environment = fakeJava(HELLO);
    Path target = folder.resolve("scenarios/command/target");
    try {
      for (Path each : List.of(folder, folder.resolve("scenarios"), target)) {
        Files.setPosixFilePermissions(each, PosixFilePermissions.fromString("r-xr-xr-x"));
      }
      Ended ended = run(asOrdinaryUser(folder.resolve("lattice"), "run"), environment);
      assertEquals(ExitCode.OK, ended.code, ended.toString());
      assertTrue(ended.out.contains("lattice.jar run"), ended.toString());
      assertTrue(ended.err.contains("using the jar as it is"), ended.toString());
      assertEquals(1, ended.err.lines().count(), ended.toString());
    } finally {
      for (Path each : List.of(folder, folder.resolve("scenarios"), target)) {
        Files.setPosixFilePermissions(each, PosixFilePermissions.fromString("rwxr-xr-x"));
      }
    }
    assertFalse(Files.exists(target.resolve(".build.lock")));
  }

  /** Permissions do not hold for root. */
  private static List<String> asOrdinaryUser(Path launcher, String word) {
    if (!System.getProperty("user.name", "").equals("root")) {
      return List.of(launcher.toString(), word);
    }
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/setpriv")), "root needs setpriv for this");
    return List.of(
        "/usr/bin/setpriv",
        "--reuid=65534",
        "--regid=65534",
        "--clear-groups",
        launcher.toString(),
        word);
  }
}
