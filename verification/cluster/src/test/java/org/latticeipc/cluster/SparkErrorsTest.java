package org.latticeipc.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.InvalidClassException;
import java.util.Map;
import org.apache.spark.SparkException;
import org.junit.jupiter.api.Test;

/** What Spark throws is told in one line, with what helps. */
class SparkErrorsTest {
  /** As Spark passes on what an executor threw: as text, after a line of its own. */
  private static SparkException passedOn(String what) {
    return new SparkException(
        "Job aborted due to stage failure: Task 0 in stage 0.0 failed 16 times, most recent"
            + " failure: Lost task 0.15 in stage 0.0 (TID 15) (127.0.0.1 executor 0): "
            + what
            + "\n\tat org.apache.spark.scheduler.Task.run(Task.scala:141)\nDriver stacktrace:");
  }

  @Test
  void whatExecutorsThrow_isToldWithTheRemedy() {
    Map<Throwable, String> said =
        Map.of(
            passedOn("java.lang.ClassNotFoundException: my.Lock"),
            "the executors lack a class: ClassNotFoundException: my.Lock; send its jar along by -cp",
            passedOn("java.lang.ClassNotFoundException: org.apache.spark.SparkBuildInfo"),
            "a worker has another version of Spark, of lattice or of Java: ClassNotFoundException:",
            passedOn("java.lang.NoSuchMethodError: 'void org.latticeipc.explorer.A.b()'"),
            "a worker has another version of Spark, of lattice or of Java: NoSuchMethodError:",
            new IllegalStateException(
                new InvalidClassException(
                    "org.apache.spark.scheduler.Task",
                    "local class incompatible: stream 1, local 2")),
            "a worker has another version of Spark, of lattice or of Java: InvalidClassException:",
            passedOn("java.lang.IllegalStateException: no space"),
            "Spark gave up: Job aborted due to stage failure");
    said.forEach(
        (thrown, begin) -> {
          String line = String.valueOf(SparkErrors.explained(thrown).getMessage());
          assertEquals(1, line.lines().count(), line);
          assertTrue(line.startsWith(begin), line);
        });
  }

  /** The jars that the build fetches know local and standalone masters only. */
  @Test
  void masterOfWhichNoJarIsThere_isToldWhatHasIt() {
    SparkException none = new SparkException("Could not parse Master URL: 'yarn'");
    String line = String.valueOf(SparkErrors.notStarted("yarn", none).getMessage());
    assertTrue(
        line.startsWith(
            "the jars of Spark that are here have nothing for yarn; set SPARK_HOME to a distribution"
                + " of Spark "),
        line);
    String other =
        String.valueOf(
            SparkErrors.notStarted("local[2]", new IllegalStateException("no\nspace"))
                .getMessage());
    assertTrue(other.startsWith("Spark does not start on local[2]: no; expected local[N]"), other);
  }

  @Test
  void whatSparkDoesNotLike_isToldWithTheRemedyForIt() {
    Map<String, String> said =
        Map.of(
            "[INVALID_DRIVER_MEMORY] System memory 2 must be at least 3.",
            "; give it more, as by LATTICE_JAVA_OPTIONS=-Xmx1g",
            "[INVALID_CONF_VALUE.TYPE_MISMATCH] The value 'maybe' is invalid.",
            "; mend that property, as LATTICE_JAVA_OPTIONS gives it");
    said.forEach(
        (thrown, end) -> {
          String line =
              String.valueOf(
                  SparkErrors.notStarted("local[2]", new IllegalStateException(thrown))
                      .getMessage());
          assertTrue(line.endsWith(end), line);
        });
  }

  @Test
  void whatAnExecutorRefuses_isToldWithWhatHelps() {
    String deep = String.valueOf(SparkErrors.refused(SliceFunction.DEEP).getMessage());
    assertTrue(deep.contains("extraJavaOptions=-Xss16m"), deep);
    String other = String.valueOf(SparkErrors.refused("cells: found 1, expected 2").getMessage());
    assertTrue(other.startsWith("an executor does not see the same program: cells: found"), other);
    assertTrue(other.endsWith("must be deterministic, which is judged without --cluster"), other);
  }
}
