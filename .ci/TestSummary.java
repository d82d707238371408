import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Tells what the tests of all modules did, from the reports that Surefire left: a line for each
 * module, each skipped test with the reason, each failed one with its trace and the file that holds
 * what it printed.
 *
 * <p>{@code java .ci/TestSummary.java [FOLDER [SINCE]]}: the checkout (by default where you are),
 * and the instant from which on reports count (by default all do).
 */
final class TestSummary {
  private static final class Module {
    int run;
    int skipped;
    int failed;
    double seconds;
  }

  private final Path root;
  private final Map<String, Module> modules = new TreeMap<>();
  private final Map<String, Map<String, Integer>> skips = new TreeMap<>();
  private final List<String> failures = new ArrayList<>();

  private TestSummary(Path root) {
    this.root = root;
  }

  public static void main(String[] arguments) throws IOException, XMLStreamException {
    TestSummary summary = new TestSummary(Path.of(arguments.length > 0 ? arguments[0] : "."));
    Instant since = arguments.length > 1 ? Instant.parse(arguments[1]) : Instant.MIN;
    for (Path report : reports(summary.root)) {
      if (!Files.getLastModifiedTime(report).toInstant().isBefore(since)) {
        summary.add(report);
      }
    }
    summary.print(new PrintStream(System.out, true, StandardCharsets.UTF_8));
  }

  private static List<Path> reports(Path root) throws IOException {
    try (Stream<Path> files = Files.walk(root, 5)) {
      return files
          .filter(file -> file.getParent() != null && file.getParent().endsWith("target/surefire-reports"))
          .filter(file -> file.getFileName().toString().matches("TEST-.*\\.xml"))
          .sorted()
          .toList();
    }
  }

  private void add(Path report) throws IOException, XMLStreamException {
    String name = root.relativize(report.getParent().getParent().getParent()).toString();
    Module module = modules.computeIfAbsent(name, key -> new Module());
    XMLInputFactory factory = XMLInputFactory.newFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    try (InputStream in = Files.newInputStream(report)) {
      XMLStreamReader reader = factory.createXMLStreamReader(in);
      String test = "";
      while (reader.hasNext()) {
        if (reader.next() != XMLStreamConstants.START_ELEMENT) {
          continue;
        }
        switch (reader.getLocalName()) {
          case "testsuite" -> module.seconds += seconds(reader.getAttributeValue(null, "time"));
          case "testcase" -> {
            module.run++;
            test = shortName(reader.getAttributeValue(null, "classname"))
                + "." + reader.getAttributeValue(null, "name");
          }
          case "skipped" -> {
            module.skipped++;
            String message = reader.getAttributeValue(null, "message");
            String why = reason(message != null ? message : reader.getElementText());
            skips
                .computeIfAbsent(name + ": " + why, key -> new TreeMap<>())
                .merge(test.replaceFirst("(\\{.*})?\\[\\d+].*$", ""), 1, Integer::sum);
          }
          case "failure", "error" -> {
            module.failed++;
            failures.add(name + ": " + test + "\n" + reader.getElementText().strip()
                + "\nwhat it printed: " + printed(report));
          }
          default -> {}
        }
      }
    }
  }

  private static Path printed(Path report) {
    String file = report.getFileName().toString();
    return report.resolveSibling(file.substring("TEST-".length(), file.length() - ".xml".length()) + "-output.txt");
  }

  private static double seconds(String text) {
    return text == null ? 0 : Double.parseDouble(text.replace(",", ""));
  }

  private static String shortName(String className) {
    return className.substring(className.lastIndexOf('.') + 1);
  }

  /** What a skipped test says, without the exception's name. */
  private static String reason(String text) {
    String line = text.strip().lines().findFirst().orElse("");
    line = line.replaceFirst("^[\\w.$]+Exception: ", "").replaceFirst("^Assumption failed: ", "");
    if (line.isEmpty()) {
      return "no reason given";
    }
    return line;
  }

  private void print(PrintStream out) {
    Module all = new Module();
    out.printf("%-28s %6s %8s %7s %8s%n", "module", "tests", "skipped", "failed", "seconds");
    modules.forEach(
        (name, module) -> {
          line(out, name, module);
          all.run += module.run;
          all.skipped += module.skipped;
          all.failed += module.failed;
          all.seconds += module.seconds;
        });
    line(out, "all", all);
    skips.forEach(
        (why, tests) -> {
          out.printf("skipped, %s%n", why);
          tests.forEach((test, times) -> out.printf("    %s%s%n", test, times > 1 ? " x " + times : ""));
        });
    failures.forEach(failure -> out.printf("%nFAILED %s%n", failure));
  }

  private static void line(PrintStream out, String name, Module module) {
    out.printf(
        "%-28s %6d %8d %7d %8.0f%n", name, module.run, module.skipped, module.failed, module.seconds);
  }
}
