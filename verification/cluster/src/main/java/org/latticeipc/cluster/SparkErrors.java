package org.latticeipc.cluster;

import java.util.List;
import java.util.Optional;
import org.latticeipc.explorer.share.ClusterException;

/** What Spark throws, as one line that says what helps. */
final class SparkErrors {
  private static final int MOST_CAUSES = 20;
  private static final int LONGEST = 300;

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
