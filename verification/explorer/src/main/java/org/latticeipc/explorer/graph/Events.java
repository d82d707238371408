package org.latticeipc.explorer.graph;

import org.latticeipc.explorer.declared.Locations;
import org.latticeipc.trace.EventId;

/**
 * How events of a graph look from outside: there a read-modify-write is one event and making a cell
 * is none.
 */
public final class Events {
  private Events() {}

  /** Whether the event counts from outside. */
  static boolean counts(ExecutionGraph g, int e) {
    return (g.flags[e] & Flags.ALLOCATION) == 0
        && (g.flags[e] & (Flags.WRITE | Flags.EXCLUSIVE)) != (Flags.WRITE | Flags.EXCLUSIVE);
  }

  /** How many of the first {@code n} events of a task count from outside. */
  public static int count(ExecutionGraph g, int task, int n) {
    int counted = 0;
    for (int i = 0; i < n; i++) {
      if (counts(g, g.po[task][i])) {
        counted++;
      }
    }
    return counted;
  }

  /** How many events of all tasks count from outside. */
  public static int count(ExecutionGraph g) {
    int counted = 0;
    for (int t = 1; t < g.stride; t++) {
      counted += g.exists(t) ? count(g, t, g.length[t]) : 0;
    }
    return counted;
  }

  /** The outside name of an event; both parts of a read-modify-write have the same. */
  public static EventId id(ExecutionGraph g, int e) {
    if (e < 0) {
      return EventId.INITIAL;
    }
    int before = count(g, g.task[e], g.index[e]);
    return new EventId(g.task[e], counts(g, e) ? before : before - 1);
  }

  /** What kind of access it is, with its order: {@code relaxed store}. */
  public static String access(ExecutionGraph g, int e) {
    int f = g.flags[e];
    boolean exclusive = (f & Flags.EXCLUSIVE) != 0;
    boolean releases = exclusive && Signature.releases(g.signature[e]);
    String order = Signature.orderName(f, exclusive, releases);
    if (exclusive) {
      return order + " read-modify-write";
    } else if ((f & Flags.WRITE) != 0) {
      return order + " store";
    } else if ((f & Flags.FENCE) != 0) {
      return order + " fence";
    }
    return switch (Signature.type(g.signature[e])) {
      case Signature.LOAD -> order + " load";
      case Signature.CAS -> "failed compare-and-exchange";
      case Signature.AWAIT, Signature.TIMED_AWAIT -> order + " await";
      default -> kind(g.signature[e]);
    };
  }

  /** What was asked for and where: {@code a load of y (event 1.1)}. */
  public static String describe(ExecutionGraph g, int e, Locations locations) {
    return describe(g.signature[e], g.loc[e], locations) + " (event " + id(g, e) + ")";
  }

  /** What is asked for: {@code a load of y}. */
  public static String describe(int signature, int loc, Locations locations) {
    boolean access = Signature.type(signature) <= Signature.RMW_WRITE;
    return access ? kind(signature) + " of " + locations.name(loc) : kind(signature);
  }

  private static String kind(int signature) {
    return switch (Signature.type(signature)) {
      case Signature.LOAD -> "a load";
      case Signature.AWAIT, Signature.TIMED_AWAIT -> "an await";
      case Signature.RMW, Signature.UPDATE -> "a read-modify-write";
      case Signature.CAS -> "a compare-and-exchange";
      case Signature.STORE -> "a store";
      case Signature.RMW_WRITE -> "the write of a read-modify-write";
      case Signature.FENCE -> "a fence";
      case Signature.CHOICE -> "a choice";
      case Signature.SPAWN -> "a spawn";
      case Signature.JOIN -> "a join";
      default -> "the making of a cell";
    };
  }
}
