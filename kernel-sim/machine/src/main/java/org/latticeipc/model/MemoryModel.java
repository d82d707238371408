package org.latticeipc.model;

import java.util.List;

/** The memory models under which code is simulated and explored. */
public enum MemoryModel {
  /** Sequential consistency (Lamport 1979): acyclic (po | rf | co | fr). */
  SC(
      new ModelDescriptor(
          "sc",
          List.of("po | rf | co | fr is acyclic"),
          "Lamport 1979",
          Words.RACE + "; every atomic read synchronises with the write it reads",
          false,
          List.of(
              "what processors and compilers reorder: stores that wait in a buffer, loads that are"
                  + " early, values that reach tasks at different times",
              Words.MIXED_SIZES))),
  /** x86-TSO (Owens, Sarkar, Sewell 2009) under the usual mapping of the C11 orders. */
  TSO(
      new ModelDescriptor(
          "tso",
          List.of(
              "po and communication at each location are acyclic",
              "preserved program order | rf between tasks | co | fr is acyclic"),
          "Owens, Sarkar, Sewell, TPHOLs 2009",
          Words.RACE + "; every atomic read synchronises with the write it reads",
          false,
          List.of("what processors weaker than x86, and compilers, reorder", Words.MIXED_SIZES))),
  /** RC11 without its axiom on sequentially consistent accesses. */
  RA(
      new ModelDescriptor(
          "ra",
          List.of("hb ; eco is irreflexive", "read-modify-writes are atomic", "po | rf is acyclic"),
          "Lahav, Giannarakis, Vafeiadis, POPL 2016",
          Words.RACE,
          false,
          List.of(Words.LOAD_BUFFERING, Words.DEPENDENCIES, Words.MIXED_SIZES))),
  /** Repaired C11 (Lahav, Vafeiadis, Kang, Hur, Dreyer, PLDI 2017). */
  RC11(
      new ModelDescriptor(
          "rc11",
          List.of(
              "hb ; eco is irreflexive",
              "read-modify-writes are atomic",
              "psc is acyclic",
              "po | rf is acyclic"),
          "Lahav, Vafeiadis, Kang, Hur, Dreyer, PLDI 2017",
          Words.RACE,
          false,
          List.of(Words.LOAD_BUFFERING, Words.DEPENDENCIES, Words.MIXED_SIZES))),
  /** Java: JLS 17.4 with the access modes of JDK 9, without load buffering. */
  JMM(
      new ModelDescriptor(
          "jmm",
          List.of(
              "po | rf is acyclic",
              "hb is irreflexive, and co extends it",
              "reads other than plain ones are coherent",
              "read-modify-writes are atomic",
              "a plain read takes a write that does not happen after it and that no other write"
                  + " overwrites in hb between",
              "hb | rf | co | fr of volatile accesses is acyclic"),
          "JLS 17.4; Lea, Using JDK 9 Memory Order Modes; Bender and Palsberg, OOPSLA 2019",
          Words.RACE + "; a volatile write synchronises with reads of what comes after it",
          true,
          List.of(
              Words.LOAD_BUFFERING,
              "halves of a long or double that is written in two steps",
              "a plain read in a loop that never sees a write of another task",
              "finalizers",
              Words.MIXED_SIZES)));

  private final ModelDescriptor descriptor;

  MemoryModel(ModelDescriptor descriptor) {
    this.descriptor = descriptor;
  }

  /** What the model says of itself. */
  public ModelDescriptor descriptor() {
    return descriptor;
  }

  /** The name used on the command line and in files. */
  public String id() {
    return descriptor.name();
  }

  @Override
  public String toString() {
    return id();
  }

  /** Sentences that models share. */
  private static final class Words {
    static final String RACE =
        "two accesses to one location by different tasks, at least one a write and at least one"
            + " plain, not ordered by happens-before";
    static final String LOAD_BUFFERING =
        "load buffering: a read that takes a value which the task's own later write led to";
    static final String DEPENDENCIES =
        "dependencies: an order of two accesses because one computes the address, the value or the"
            + " branch of the other";
    static final String MIXED_SIZES = "accesses of different sizes to one location";

    private Words() {}
  }
}
