package org.latticeipc.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** The part of docs/CLUSTER.md that holds what was measured. */
final class ClusterPage {
  private static final String BEGIN = "<!-- measured: made by SpeedTest -->\n";
  private static final String END = "<!-- end of measured -->";

  private ClusterPage() {}

  static boolean isWritten() {
    return "write".equals(System.getProperty("lattice.docs"));
  }

  static String measured() throws IOException {
    String all = Files.readString(file());
    return all.substring(all.indexOf(BEGIN) + BEGIN.length(), all.indexOf(END));
  }

  static void write(String measured) throws IOException {
    String all = Files.readString(file());
    String before = all.substring(0, all.indexOf(BEGIN) + BEGIN.length());
    Files.writeString(file(), before + measured + all.substring(all.indexOf(END)));
  }

  private static Path file() {
    Path here = Path.of("").toAbsolutePath();
    while (!Files.exists(here.resolve("docs/CLUSTER.md"))) {
      here = Objects.requireNonNull(here.getParent());
    }
    return here.resolve("docs/CLUSTER.md");
  }
}
