package org.latticeipc.scenarios.command.cluster;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.latticeipc.bytecode.check.JavaCluster;
import org.latticeipc.explorer.result.ExplorerOptions;
import org.latticeipc.explorer.share.ClusterAnswer;
import org.latticeipc.explorer.share.ClusterException;
import org.latticeipc.explorer.share.SharedProgram;
import org.latticeipc.scenarios.command.console.Console;
import org.latticeipc.scenarios.format.InputError;

/**
 * A cluster to which a class path is sent once, for all programs in it. How each that took long was
 * explored is said on standard error. Confined to one thread.
 */
public final class SentClasses implements JavaCluster, AutoCloseable {
  /** What took less is one of many small programs, or begins again. */
  private static final double TOLD_SECONDS = 2;

  private final Cluster cluster;
  private final SentJars jars;
  private final Console console;

  private SentClasses(Cluster cluster, SentJars jars, Console console) {
    this.cluster = cluster;
    this.jars = jars;
    this.console = console;
  }

  /**
   * The cluster of a master; nothing is started yet.
   *
   * @param classPath folders and jars
   * @throws InputError if the engine is not there, with the command that makes it
   */
  public static SentClasses to(String master, List<Path> classPath, Console console)
      throws InputError, IOException {
    Cluster cluster = Cluster.of(master);
    return new SentClasses(cluster, SentJars.of(List.of(), classPath), console);
  }

  @Override
  public List<Path> jars() {
    return jars.all();
  }

  @Override
  public ClusterAnswer explore(SharedProgram source, ExplorerOptions options)
      throws ClusterException {
    try {
      ClusterAnswer answer = cluster.explore(source, options, null, null);
      if (answer.result().statistics().seconds() >= TOLD_SECONDS) {
        answer.effort().forEach(console.err()::println);
      }
      return answer;
    } catch (InputError e) {
      throw new ClusterException(String.valueOf(e.getMessage()), e);
    }
  }

  @Override
  public void close() throws IOException {
    try (jars;
        cluster) {
      console.err().flush();
    }
  }
}
