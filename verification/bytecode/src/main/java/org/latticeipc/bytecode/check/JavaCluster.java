package org.latticeipc.bytecode.check;

import java.nio.file.Path;
import java.util.List;
import org.latticeipc.explorer.result.ExplorerOptions;
import org.latticeipc.explorer.share.ClusterAnswer;
import org.latticeipc.explorer.share.ClusterException;
import org.latticeipc.explorer.share.SharedProgram;

/** Many processes that explore compiled classes, none of which is this one. */
public interface JavaCluster {
  /** The class path as jars, in order; they are there until all is explored. */
  List<Path> jars();

  /**
   * Explores a program to the end or to a bound.
   *
   * @throws ClusterException if that cannot be; the message is one line with the remedy
   */
  ClusterAnswer explore(SharedProgram source, ExplorerOptions options) throws ClusterException;
}
