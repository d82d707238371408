package org.latticeipc.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.UnsupportedFileSystemException;
import org.latticeipc.explorer.result.CheckpointException;
import org.latticeipc.explorer.search.SharedSearch;

/**
 * A checkpoint on any file system that Hadoop knows; one without a scheme is a file of the driver's
 * machine, as for one machine.
 */
final class KeptFile {
  private final String place;
  private final Configuration hadoop;

  KeptFile(String place, Configuration hadoop) {
    this.place = place;
    this.hadoop = hadoop;
  }

  /** Whether a scheme of two letters or more comes first; one letter is a drive. */
  private boolean hasScheme() {
    return place.matches("[A-Za-z][A-Za-z0-9+.-]+:.*");
  }

  /**
   * Writes the state of the search.
   *
   * @throws CheckpointException if that fails; what was there is as it was
   */
  void keep(SharedSearch search) {
    if (!hasScheme()) {
      search.keep(Path.of(place));
      return;
    }
    Path draft = draft();
    try {
      search.keep(draft);
      if (Files.size(draft) == 0) {
        return; // there was nothing to keep
      }
      new HadoopFile(place, hadoop).replaceBy(draft.toUri());
    } catch (CheckpointException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      throw new CheckpointException("cannot write the checkpoint " + place + ": " + why(e), e);
    } finally {
      drop(draft);
    }
  }

  /**
   * Goes on from what is kept.
   *
   * @throws CheckpointException if it cannot be used
   */
  void resume(SharedSearch search) {
    if (!hasScheme()) {
      search.resume(Path.of(place));
      return;
    }
    Path copy = draft();
    try {
      new HadoopFile(place, hadoop).copyTo(copy.toUri());
      search.resume(copy);
    } catch (CheckpointException e) {
      String said = String.valueOf(e.getMessage()).replace(copy.toString(), place);
      throw new CheckpointException(said, e);
    } catch (IOException | RuntimeException e) {
      throw new CheckpointException("cannot read the checkpoint " + place + ": " + why(e), e);
    } finally {
      drop(copy);
    }
  }

  /** In one line; Hadoop throws anything where a file system's class is not there. */
  private String why(Exception thrown) {
    String said = SparkErrors.firstLine(thrown);
    boolean lacking =
        thrown instanceof UnsupportedFileSystemException || said.contains("ClassNotFoundException");
    return lacking
        ? said
            + "; put the jar that knows "
            + place.substring(0, place.indexOf(':'))
            + "://, with what it needs, into SPARK_HOME/jars"
        : said;
  }

  private static Path draft() {
    try {
      return Files.createTempFile("lattice-", ".checkpoint");
    } catch (IOException e) {
      throw new CheckpointException("no file for a checkpoint can be made: " + e, e);
    }
  }

  private static void drop(Path draft) {
    try {
      Files.deleteIfExists(draft);
    } catch (IOException e) {
      draft.toFile().deleteOnExit();
    }
  }
}
