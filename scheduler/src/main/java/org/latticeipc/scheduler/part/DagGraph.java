package org.latticeipc.scheduler.part;

/** A graph as a search for cycles sees it: immutable, nodes numbered from 0. */
public interface DagGraph {

  /** How many nodes there are. */
  int size();

  /** The name of a node. */
  String name(int node);

  /** What the node depends on. */
  int[] parents(int node);

  /** What depends on the node. */
  int[] children(int node);
}
