package org.latticeipc.cluster;

import org.latticeipc.explorer.share.ClusterException;

/** What Spark throws, as one line that says what helps. */
final class SparkErrors {
  private static final int MOST_CAUSES = 20;
  private static final int LONGEST = 300;

  private SparkErrors() {}

  /** The same as something to tell the user. */
  static ClusterException explained(Throwable thrown) {
    String all = all(thrown);
    if (all.contains("ClassNotFoundException") || all.contains("NoClassDefFoundError")) {
      return new ClusterException(
          "the executors lack a class: "
              + lineWith(all, all.contains("ClassNotFound") ? "ClassNotFound" : "NoClassDef")
              + "; send its jar along by -cp or -Dspark.jars, or put it into SPARK_HOME/jars of every"
              + " worker",
          thrown);
    } else if (all.contains("InvalidClassException") || all.contains("UnsupportedClassVersion")) {
      String what = all.contains("InvalidClass") ? "InvalidClass" : "UnsupportedClassVersion";
      return new ClusterException(
          "a worker has another version of Spark, of lattice or of Java: "
              + lineWith(all, what)
              + "; all need Spark "
              + SparkStart.version()
              + ", this lattice and JDK 17 or newer",
          thrown);
    }
    return new ClusterException(
        "Spark gave up: " + firstLine(thrown) + "; what was counted is in the checkpoint, if any",
        thrown);
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

  private static String lineWith(String text, String word) {
    return text.lines()
        .filter(line -> line.contains(word))
        .findFirst()
        .map(line -> shortened(line.substring(Math.max(0, line.indexOf(word)))))
        .orElse(word);
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
