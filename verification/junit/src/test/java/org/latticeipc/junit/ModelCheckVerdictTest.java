package org.latticeipc.junit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.platform.engine.OutputDirectoryCreator;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;
import org.junit.platform.testkit.engine.EventType;
import org.junit.platform.testkit.engine.Events;
import org.latticeipc.explorer.result.Result;
import org.latticeipc.machine.program.Setup;

/** Every way in which a test must fail, run by JUnit itself. */
final class ModelCheckVerdictTest {
  private final Path folder;

  ModelCheckVerdictTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          violated             | VIOLATED assertion: stale data
          deadlocked           | VIOLATED no-deadlock
          wrongProperty        | expected a violation of no-deadlock
          expectedButHolds     | expected a violation of assertion, found none in 2 complete
          wrongCount           | expected 4 complete executions, found 3
          wrongOutcomes        | expected the outcomes [b:r0=7]
          inconclusive         | INCONCLUSIVE
          noTasks              | nothing was explored
          allBlocked           | no execution was complete
          noProgram            | found none of them
          plainNothing         | no thread touched memory
          plainLost            | but was: <1> (MustFail.java:
          plainLost            | VIOLATED uncaught-exception: main: an addition was lost
          plainWrongProperty   | (expected a violation of no-deadlock)
          plainExpectedButHolds | expected a violation of uncaught-exception, found none in
          plainRefused         | INCONCLUSIVE: MustFail.java:
          plainOutcomes        | found outcomes for a method in plain Java
          plainJobs            | found jobs = 0 for a method in plain Java, expected 1 or more
          sharedArray          | only-cells: tasks share int[]
          sharedCollection     | only-cells: tasks share ArrayList
          sharedAtomic         | only-cells: tasks share AtomicInteger
          sharedStatic         | only-cells: tasks share MustFail.hits beside cells: right uses it (MustFail.java:
          sharedInOneExecution | only-cells: tasks share boolean[]
          sharedUnseen         | whose changes cannot be seen
          sharedWithSpawned    | only-cells: tasks share int[]
          sharedBySpawned      | only-cells: tasks share int[]
          sharedInAWait        | only-cells: tasks share long[]
          trustOnSeam          | expected none for a program on the seam
          twoPrograms          | found both
          unknownProgram       | expected a method 'Program absent()'
          tooManyCounts        | complete has 2 counts for 1 models
          countsAndViolates    | no counts or outcomes to expect
          moreThanSetup        | takes a Setup and nothing else
          """)
  void mustFail(String method, String message) {
    List<String> failures = failures(run(method));
    assertEquals(1, failures.size(), method + " must fail once: " + failures);
    assertTrue(failures.get(0).contains(message), failures.get(0));
  }

  @Test
  void ownAssertionOnTheResult_failsTheTest() {
    assertTrue(failures(run("ownAssertion")).get(0).contains("expected: <99>"));
  }

  @Test
  void violation_attachesTraceAndGraph() {
    Events events = run("violated");
    List<String> files =
        events
            .filter(event -> event.getType() == EventType.FILE_ENTRY_PUBLISHED)
            .map(ModelCheckVerdictTest::payload)
            .toList();
    assertEquals(3, files.size(), files.toString());
    assertTrue(files.get(0).contains("violated-rc11-assertion.trace.txt"), files.toString());
    assertTrue(files.get(1).contains("violated-rc11-assertion.dot"), files.toString());
    assertTrue(files.get(2).contains("violated-rc11-assertion.trace.jsonl"), files.toString());
    String failure = failures(events).get(0);
    assertTrue(
        failure.matches("(?s).*replay it: lattice replay \\S+\\.trace\\.jsonl'?\n"), failure);
  }

  @Test
  void figures_areReportEntries() {
    List<String> entries =
        run("fine")
            .filter(event -> event.getType() == EventType.REPORTING_ENTRY_PUBLISHED)
            .map(ModelCheckVerdictTest::payload)
            .toList();
    assertEquals(1, entries.size());
    assertTrue(entries.get(0).contains("lattice.verdict = 'HOLDS'"), entries.get(0));
    assertTrue(entries.get(0).contains("lattice.complete = '3'"), entries.get(0));
  }

  private static String payload(Event event) {
    return event.getPayload().map(Object::toString).orElse("");
  }

  private List<String> failures(Events events) {
    return events
        .finished()
        .failed()
        .map(event -> event.getRequiredPayload(TestExecutionResult.class).getThrowable())
        .map(thrown -> thrown.map(Throwable::getMessage).orElse("no throwable"))
        .toList();
  }

  private record Folder(Path root) implements OutputDirectoryCreator {
    @Override
    public Path getRootDirectory() {
      return root;
    }

    @Override
    public Path createOutputDirectory(TestDescriptor test) {
      return root;
    }
  }

  private Events run(String method) {
    Class<?>[] types =
        switch (method) {
          case "ownAssertion", "noProgram" -> new Class<?>[] {Result.class};
          case "expectedByName",
              "unknownProgram",
              "plainNothing",
              "plainLost",
              "plainWrongProperty",
              "plainExpectedButHolds",
              "plainRefused",
              "plainOutcomes",
              "plainJobs" ->
              new Class<?>[0];
          case "moreThanSetup" -> new Class<?>[] {Setup.class, Result.class};
          default -> new Class<?>[] {Setup.class};
        };
    return EngineTestKit.engine("junit-jupiter")
        .outputDirectoryCreator(new Folder(folder))
        .selectors(selectMethod(MustFail.class, method, types))
        .execute()
        .allEvents();
  }
}
