package org.latticeipc.model;

/**
 * Whose text of the C++ rules {@code ra} and {@code rc11} follow where texts differ: which writes
 * continue a release sequence, so that an acquire that reads one of them synchronises with the
 * release at its head; and which order among sequentially consistent operations has to be acyclic.
 */
public enum ReleaseSequences {
  /**
   * C++20. Release sequences: the head and the chain of read-modify-writes that starts from it.
   * Order: {@code po ; hb ; po} leads from one sequentially consistent operation to another
   * whatever their cells ("strongly happens before").
   */
  CPP20("cpp20"),
  /**
   * RC11 as published (Lahav, Vafeiadis, Kang, Hur, Dreyer, PLDI 2017), and herd7's rc11.cat.
   * Release sequences: also later atomic writes of the head's task to the same cell, and chains
   * from these. Order: {@code po ; hb ; po} counts only if both program order steps change the
   * cell.
   */
  PLDI17("pldi17"),
  /**
   * GenMC from 0.10 on: as C++20, but the read and the write of a read-modify-write are two steps
   * of program order, so that what happens before the read is ordered before the write. No standard
   * says so and POWER does not keep it (Z6.U); published counts are taken with it.
   */
  GENMC("genmc");

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
