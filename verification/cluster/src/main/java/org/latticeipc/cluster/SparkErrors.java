package org.latticeipc.cluster;

import java.util.List;
import java.util.Optional;
import org.latticeipc.explorer.share.ClusterException;

/** What Spark throws, as one line that says what helps. */
final class SparkErrors {
  private static final int MOST_CAUSES = 20;
  private static final int LONGEST = 300;

  /** What Spark says of a kind of master whose jar it lacks. */
  private static final String NO_PART = "Could not parse Master URL";

  private SparkErrors() {}

  /** What a JVM says of classes that are not of one version. */
  private static final List<String> OTHER_VERSION =
      List.of(
          "InvalidClassException",
          "UnsupportedClassVersionError",
          "NoSuchMethodError",
          "NoSuchFieldError",
          "AbstractMethodError",
          "IncompatibleClassChangeError");

  private static final List<String> LACKING =
      List.of(
          "ClassNotFoundException",
          "NoClassDefFoundError",
          // What Java says of a lambda whose class is not there.
          "cannot assign instance of java.lang.invoke.SerializedLambda");

  /** The same as something to tell the user. */
  static ClusterException explained(Throwable thrown) {
    String all = all(thrown);
    Optional<String> lacking = lineWith(all, LACKING);
    Optional<String> other = lineWith(all, OTHER_VERSION);
    if (other.isEmpty() && lacking.isPresent() && isSparks(lacking.get())) {
      other = lacking;
    }
    if (other.isPresent()) {
      return new ClusterException(
          "a worker has another version of Spark, of lattice or of Java: "
              + other.get()
              + "; all need Spark "
              + SparkStart.version()
              + ", this lattice and JDK 17 or newer",
          thrown);
    } else if (lacking.isPresent()) {
      return new ClusterException(
          "the executors lack a class: "
              + lacking.get()
              + "; send its jar along by -cp or -Dspark.jars, or put it into SPARK_HOME/jars of every"
              + " worker",
          thrown);
    }
    return new ClusterException(
        "Spark gave up: " + firstLine(thrown) + "; what was counted is in the checkpoint, if any",
        thrown);
  }

  /** Why an executor would not explore. */
  static ClusterException refused(String refusal) {
    return new ClusterException(
        refusal.equals(SliceFunction.DEEP)
            ? "the stack of an executor overflowed; give more, as by"
                + " LATTICE_JAVA_OPTIONS=-Dspark.executor.extraJavaOptions=-Xss16m, or nest less"
                + " deeply"
            : "an executor does not see the same program: "
                + refusal
                + "; every worker needs this lattice, the program and the same jars, and no other,"
                + " and tasks must be deterministic, which is judged without --cluster");
  }

  /** Why there is no application on a master. */
  static ClusterException notStarted(String master, Throwable thrown) {
    String said = firstLine(thrown);
    if (said.startsWith(NO_PART)) {
      return new ClusterException(
          "the jars of Spark that are here have nothing for "
              + master
              + "; set SPARK_HOME to a distribution of Spark "
              + SparkStart.version()
              + ", which has",
          thrown);
    }
    String remedy =
        said.startsWith("[INVALID_DRIVER_MEMORY]")
            ? "give it more, as by LATTICE_JAVA_OPTIONS=-Xmx1g"
            : said.startsWith("[")
                ? "mend that property, as LATTICE_JAVA_OPTIONS gives it"
                : "expected local[N], spark://HOST:PORT, yarn or k8s://URL, and a master and workers"
                    + " of Spark "
                    + SparkStart.version();
    return new ClusterException(
        "Spark does not start on " + master + ": " + said + "; " + remedy, thrown);
  }

  private static boolean isSparks(String line) {
    return line.contains("org.apache.spark") || line.contains("org/apache/spark");
  }

  private static String all(Throwable thrown) {
    StringBuilder text = new StringBuilder();
    Throwable at = thrown;
    for (int i = 0; at != null && i < MOST_CAUSES; i++) {
      text.append(at).append('\n');
      at = at.getCause();
    }
    return text.toString();
  }

  /** The first line that has one of the words, from the word on. */
  private static Optional<String> lineWith(String text, List<String> words) {
    return text.lines()
        .flatMap(
            line -> words.stream().filter(line::contains).map(w -> line.substring(line.indexOf(w))))
        .findFirst()
        .map(SparkErrors::shortened);
  }

  /** The first line of what was thrown. */
  static String firstLine(Throwable thrown) {
    String message = thrown.getMessage() == null ? thrown.toString() : thrown.getMessage();
    return shortened(message.lines().findFirst().orElse("nothing more is said"));
  }

  private static String shortened(String line) {
    String text = line.strip();
    return text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text;
  }
}
