package org.latticeipc.model;

/** The memory models under which code is simulated and explored. */
public enum MemoryModel {
  /** Sequential consistency (Lamport 1979): acyclic (po | rf | co | fr). */
  SC("sc"),
  /** x86-TSO (Owens, Sarkar, Sewell 2009) under the usual mapping of the C11 orders. */
  TSO("tso"),
  /** RC11 without its axiom on sequentially consistent accesses. */
  RA("ra"),
  /** Repaired C11 (Lahav, Vafeiadis, Kang, Hur, Dreyer, PLDI 2017). */
  RC11("rc11");

  private final String id;

  MemoryModel(String id) {
    this.id = id;
  }

  /** The name used on the command line and in files. */
  public String id() {
    return id;
  }

  @Override
  public String toString() {
    return id;
  }
}
