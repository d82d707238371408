package org.latticeipc.machine;

/**
 * Which writes continue a release sequence, so that an acquire that reads one of them synchronises
 * with the release at its head.
 */
public enum ReleaseSequences {
  /** C++20: the head and the chain of read-modify-writes that starts from it. */
  CPP20("cpp20"),
  /**
   * C11 and RC11 as published (Lahav, Vafeiadis, Kang, Hur, Dreyer, PLDI 2017): also later atomic
   * writes of the head's task to the same cell, and chains from these.
   */
  PLDI17("pldi17");

  private final String id;

  ReleaseSequences(String id) {
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
