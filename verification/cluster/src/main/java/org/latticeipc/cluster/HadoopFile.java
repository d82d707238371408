package org.latticeipc.cluster;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.net.URI;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * A file on a file system that Hadoop knows. It is replaced by a neighbour, so that it is whole.
 */
final class HadoopFile {
  private final FileSystem files;
  private final Path file;
  private final Path beside;

  /**
   * @throws IOException if there is no such file system
   * @throws IllegalArgumentException if that is no place
   */
  HadoopFile(String place, Configuration hadoop) throws IOException {
    this.file = new Path(place);
    this.beside = file.suffix(".new");
    this.files = FileSystem.get(file.toUri(), hadoop);
  }

  /**
   * Replaces it by a copy of a file of this machine.
   *
   * @throws IOException if that fails, or if a folder is there
   */
  void replaceBy(URI local) throws IOException {
    requireNoFolder();
    files.copyFromLocalFile(false, true, new Path(local), beside);
    files.delete(file, false);
    if (!files.rename(beside, file)) {
      throw new IOException(beside + " could not be renamed to " + file);
    }
  }

  /**
   * Copies it to a file of this machine. Who replaces it may die after the old one is gone; then
   * the new one is complete and still beside it.
   */
  void copyTo(URI local) throws IOException {
    requireNoFolder();
    if (!files.exists(file) && !files.exists(beside)) {
      throw new FileNotFoundException("no such file");
    }
    files.copyToLocalFile(false, files.exists(file) ? file : beside, new Path(local), true);
  }

  private void requireNoFolder() throws IOException {
    if (files.exists(file) && files.getFileStatus(file).isDirectory()) {
      throw new FileNotFoundException("found a folder, expected a file");
    }
  }
}
