package org.latticeipc.explorer.witness;

import java.util.List;
import org.latticeipc.explorer.result.ExplorerOptions;
import org.latticeipc.machine.TaskHandle;
import org.latticeipc.trace.EventId;

/** What things of a graph are called outside. */
public interface WitnessNames {
  /** The program's name. */
  String program();

  /** The options it is explored with. */
  ExplorerOptions options();

  /** The name a cell was made with. */
  String cell(int location);

  /** The handle of a task. */
  TaskHandle task(int id);

  /** The tasks of the graph, by number. */
  List<TaskHandle> tasks();

  /** The outside name of an event, or of the initial write if negative. */
  EventId id(int e);

  /** The value an event read or wrote. */
  String value(int e);

  /** What kind of access it is, with its order. */
  String access(int e);
}
