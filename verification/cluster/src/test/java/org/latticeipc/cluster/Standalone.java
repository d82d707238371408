package org.latticeipc.cluster;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A master and workers as processes on loopback, by the script that users have too. */
final class Standalone implements AutoCloseable {
  private static final Path SCRIPT = Path.of("standalone.sh");

  private final Path folder;
  private final String master;
  private final List<Path> jars;

  private Standalone(Path folder, String master, List<Path> jars) {
    this.folder = folder;
    this.master = master;
    this.jars = jars;
  }

  static Standalone start(Path folder, int workers) throws IOException, InterruptedException {
    return start(folder, workers, "");
  }

  /**
   * Starts them.
   *
   * @param otherSpark the class path of another Spark, or nothing for the one that is here
   */
  static Standalone start(Path folder, int workers, String otherSpark)
      throws IOException, InterruptedException {
    List<Path> jars = new ArrayList<>();
    for (String part : parts()) {
      if (Files.isDirectory(Path.of(part))) {
        jars.add(jar(Path.of(part), folder.resolve("own-" + jars.size() + ".jar")));
      } else if (isSent(part)) {
        jars.add(Path.of(part));
      }
    }
    Path list = folder.resolve("classpath");
    Files.writeString(list, otherSpark.isEmpty() ? sparksJars() : otherSpark);
    Path place = folder.resolve("cluster");
    ProcessBuilder builder =
        new ProcessBuilder(
            SCRIPT.toAbsolutePath().toString(), "start", place.toString(), "" + workers);
    builder.environment().put("LATTICE_CLUSTER_CLASSPATH", list.toString());
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    Process process = builder.redirectError(folder.resolve("start.log").toFile()).start();
    String master =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
    if (process.waitFor() != 0) {
      throw new IOException(Files.readString(folder.resolve("start.log")));
    }
    return new Standalone(place, master, jars);
  }

  private static List<String> parts() {
    return List.of(System.getProperty("java.class.path").split(File.pathSeparator));
  }

  private static boolean isSent(String part) {
    return part.contains("lattice-") || part.contains("bcprov");
  }

  /** The class path of the Spark that is here. */
  static String sparksJars() {
    return parts().stream()
        .filter(part -> !Files.isDirectory(Path.of(part)) && !isSent(part))
        .collect(Collectors.joining(File.pathSeparator));
  }

  /** Makes a folder of classes a jar. */
  static Path jar(Path classes, Path jar) throws IOException {
    try (OutputStream raw = Files.newOutputStream(jar);
        JarOutputStream out = new JarOutputStream(raw);
        Stream<Path> files = Files.walk(classes)) {
      for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
        out.putNextEntry(new JarEntry(classes.relativize(file).toString().replace('\\', '/')));
        Files.copy(file, out);
        out.closeEntry();
      }
    }
    return jar;
  }

  String master() {
    return master;
  }

  /** What its executors need. */
  List<Path> jars() {
    return jars;
  }

  private ProcessHandle process(String name) {
    try {
      long pid = Long.parseLong(Files.readString(folder.resolve(name + ".pid")).strip());
      return ProcessHandle.of(pid).orElseThrow();
    } catch (IOException e) {
      throw new IllegalStateException(name, e);
    }
  }

  /** The executor that a worker has started, as a process. */
  ProcessHandle executor(int worker) {
    return process("worker-" + worker)
        .descendants()
        .filter(ProcessHandle::isAlive)
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("worker " + worker + " has no executor"));
  }

  void killExecutor(int worker) {
    executor(worker).destroyForcibly();
  }

  /** The worker and its executor, at once. */
  void killWorker(int worker) {
    List<ProcessHandle> all = process("worker-" + worker).descendants().toList();
    process("worker-" + worker).destroyForcibly();
    all.forEach(ProcessHandle::destroyForcibly);
  }

  /** Stops a process where it is, or lets it go on. */
  static void signal(ProcessHandle process, String signal) {
    try {
      new ProcessBuilder("kill", signal, Long.toString(process.pid())).start().waitFor();
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(signal, e);
    }
  }

  @Override
  public void close() throws IOException {
    Process stop =
        new ProcessBuilder(SCRIPT.toAbsolutePath().toString(), "stop", folder.toString())
            .inheritIO()
            .start();
    try {
      stop.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
