package org.latticeipc.jcstress;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.latticeipc.programs.harness.ChildJvm;

/**
 * Runs a selection of tests in a jcstress JVM on the class path of this one. The HTML report and
 * jcstress's own result file stay in the folder given.
 */
public final class JcstressJudge {
  /** How long each test runs. */
  public enum Size {
    /** For every build: one JVM a test and way to lock; none in which the compiler reorders. */
    QUICK("-f 1 -fsm 0 -iters 1 -time 200 -af NONE -sc false -pth false"),
    /** For a planted bug that a quick run did not show. */
    PATIENT("-f 1 -fsm 1 -iters 10 -time 1000 -af NONE -sc false"),
    /** For nightly builds: in every combination of how the actors are compiled. */
    LONG("-f 1 -fsm 1 -iters 3 -time 500 -af NONE");

    private final List<String> options;

    Size(String options) {
      this.options = List.of(options.split(" "));
    }
  }

  private final Path folder;
  private final Duration budget;

  /** Keeps reports under {@code folder} and gives each run no more than {@code budget}. */
  public JcstressJudge(Path folder, Duration budget) {
    this.folder = folder;
    this.budget = budget;
  }

  /**
   * Runs the tests whose name matches.
   *
   * @param name of the run: its folder below the judge's
   * @param tests a regular expression found in the tests' class names
   * @param properties system properties of the JVMs under test, see {@link StressSubjects}
   */
  public JcstressVerdict run(String name, String tests, Map<String, String> properties, Size size)
      throws IOException {
    Path place = Files.createDirectories(folder.resolve(name));
    List<String> command = command(place, tests, properties, size);
    Path output = place.resolve("output.txt");
    long start = System.nanoTime();
    Optional<ChildJvm.Ended> ended = ChildJvm.run(command, place, output, budget);
    double seconds = (System.nanoTime() - start) / 1e9;
    return ended
        .map(run -> JcstressReport.read(run.lines(), run.exitValue()).verdict(seconds))
        .orElseGet(() -> new JcstressVerdict.Hung(seconds));
  }

  private static List<String> command(
      Path place, String tests, Map<String, String> properties, Size size) {
    String tested =
        new TreeMap<>(properties)
            .entrySet().stream()
                .map(entry -> "-D" + entry.getKey() + "=" + entry.getValue())
                .collect(Collectors.joining(" "));
    List<String> command = new ArrayList<>();
    command.add(ChildJvm.ownJava());
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of("org.openjdk.jcstress.Main", "-t", tests));
    command.addAll(size.options);
    command.addAll(List.of("-r", place.resolve("html").toString()));
    command.addAll(List.of("-jvmArgs", ("-XX:+UseSerialGC -Xmx256m " + tested).strip()));
    return command;
  }
}
