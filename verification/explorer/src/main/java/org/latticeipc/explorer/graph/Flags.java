package org.latticeipc.explorer.graph;

/** What an event is, as bits of an int; orders are those that took effect. */
public final class Flags {
  public static final int READ = 1;
  public static final int WRITE = 2;
  public static final int FENCE = 4;
  public static final int CHOICE = 8;
  public static final int SPAWN = 16;
  public static final int JOIN = 32;

  /** A cell was made by a task; the event stands for its initial write. */
  public static final int ALLOCATION = 64;

  /** Read or write part of a read-modify-write that writes. */
  public static final int EXCLUSIVE = 128;

  /** An await whose value satisfies its predicate. */
  public static final int SATISFIED = 256;

  static final int ORDER_SHIFT = 9;
  public static final int ATOMIC = 1 << ORDER_SHIFT;
  public static final int ACQUIRE = 2 << ORDER_SHIFT;
  public static final int RELEASE = 4 << ORDER_SHIFT;
  public static final int SEQ_CST = 8 << ORDER_SHIFT;

  /** An await whose value does not satisfy it: the last event of a waiting task. */
  public static final int WAITING = 1 << 13;

  private Flags() {}
}
