package org.latticeipc.explorer.graph;

import org.latticeipc.machine.FenceOrder;
import org.latticeipc.machine.LoadOrder;
import org.latticeipc.machine.RmwOp;
import org.latticeipc.machine.RmwOrder;
import org.latticeipc.machine.StoreOrder;

/**
 * What a task asked for, packed into an int: two accesses with the same signature, cell and
 * operands are the same access.
 *
 * <pre>
 * bits  0..3   type
 * bits  4..7   order: ATOMIC ACQUIRE RELEASE SEQ_CST
 * bits  8..11  order of a failed compare-and-exchange
 * bits 12..15  operation of a read-modify-write
 * bit  16      the cell holds references
 * bit  17      the task of a read-modify-write is not told what it read
 * </pre>
 */
public final class Signature {
  public static final int LOAD = 0;
  public static final int AWAIT = 1;
  public static final int TIMED_AWAIT = 2;
  public static final int RMW = 3;
  public static final int CAS = 4;
  public static final int UPDATE = 5;
  public static final int STORE = 6;

  /** The write part of a read-modify-write. */
  public static final int RMW_WRITE = 7;

  public static final int FENCE = 8;
  public static final int CHOICE = 9;
  public static final int SPAWN = 10;
  public static final int JOIN = 11;
  public static final int ALLOCATION = 12;

  private static final int ATOMIC = 1;
  private static final int ACQUIRE = 2;
  private static final int RELEASE = 4;
  private static final int SEQ_CST = 8;

  /** Set if the cell is a {@link org.latticeipc.machine.RefCell}. */
  public static final int REFERENCE = 1 << 16;

  /** Set if the task of a read-modify-write is not told what it read. */
  private static final int BLIND = 1 << 17;

  private static final RmwOp[] OPS = RmwOp.values();

  private Signature() {}

  /** The type of access, one of the constants above. */
  public static int type(int signature) {
    return signature & 15;
  }

  /** Whether the cell holds references. */
  public static boolean isReference(int signature) {
    return (signature & REFERENCE) != 0;
  }

  /** The operation of a signature of type {@link #RMW}. */
  public static RmwOp op(int signature) {
    return OPS[(signature >> 12) & 15];
  }

  public static int load(LoadOrder order) {
    return LOAD | bits(order) << 4;
  }

  public static int await(LoadOrder order) {
    return AWAIT | bits(order) << 4;
  }

  public static int timedAwait(LoadOrder order) {
    return TIMED_AWAIT | bits(order) << 4;
  }

  public static int store(StoreOrder order) {
    int bits =
        (order.isAtomic() ? ATOMIC : 0)
            | (order.releases() ? RELEASE : 0)
            | (order.isSequentiallyConsistent() ? SEQ_CST : 0);
    return STORE | bits << 4;
  }

  public static int rmw(RmwOp op, RmwOrder order) {
    return RMW | bits(order) << 4 | op.ordinal() << 12;
  }

  /** A read-modify-write whose task is not told what it read. */
  public static int modify(RmwOp op, RmwOrder order) {
    return rmw(op, order) | BLIND;
  }

  /** Whether the task of a read-modify-write is not told what it read. */
  public static boolean isBlind(int signature) {
    return (signature & BLIND) != 0;
  }

  public static int update(RmwOrder order) {
    return UPDATE | bits(order) << 4;
  }

  public static int cas(RmwOrder success, LoadOrder failure) {
    return CAS | bits(success) << 4 | bits(failure) << 8;
  }

  public static int fence(FenceOrder order) {
    int bits =
        (order.acquires() ? ACQUIRE : 0)
            | (order.releases() ? RELEASE : 0)
            | (order.isSequentiallyConsistent() ? SEQ_CST : 0);
    return FENCE | bits << 4;
  }

  private static int bits(LoadOrder order) {
    return (order.isAtomic() ? ATOMIC : 0)
        | (order.acquires() ? ACQUIRE : 0)
        | (order.isSequentiallyConsistent() ? SEQ_CST : 0);
  }

  private static int bits(RmwOrder order) {
    return ATOMIC
        | (order.acquires() ? ACQUIRE : 0)
        | (order.releases() ? RELEASE : 0)
        | (order.isSequentiallyConsistent() ? SEQ_CST : 0);
  }

  /**
   * The {@link Flags} of a read with this signature, given whether its value does what it wants.
   */
  public static int readFlags(int signature, boolean satisfied) {
    int order = (signature >> 4) & 15;
    switch (type(signature)) {
      case LOAD:
        return Flags.READ | order << Flags.ORDER_SHIFT;
      case AWAIT, TIMED_AWAIT:
        if (satisfied) {
          return Flags.READ | Flags.SATISFIED | order << Flags.ORDER_SHIFT;
        }
        int waiting = type(signature) == AWAIT ? Flags.WAITING : 0;
        return Flags.READ | waiting | (order & ATOMIC) << Flags.ORDER_SHIFT;
      case CAS:
        if (!satisfied) {
          return Flags.READ | ((signature >> 8) & 15) << Flags.ORDER_SHIFT;
        }
        return Flags.READ | Flags.EXCLUSIVE | (order & ~RELEASE) << Flags.ORDER_SHIFT;
      default:
        return Flags.READ | Flags.EXCLUSIVE | (order & ~RELEASE) << Flags.ORDER_SHIFT;
    }
  }

  /** Whether a read with this signature is plain, given whether it goes on to write. */
  public static boolean readsPlainly(int signature, boolean writes) {
    return switch (type(signature)) {
      case LOAD, AWAIT, TIMED_AWAIT -> (signature >> 4 & ATOMIC) == 0;
      case CAS -> !writes && (signature >> 8 & ATOMIC) == 0;
      default -> false;
    };
  }

  /** Whether every access with this signature is plain, whatever comes of it. */
  public static boolean isPlain(int signature) {
    int type = type(signature);
    boolean simple = type == LOAD || type == AWAIT || type == TIMED_AWAIT || type == STORE;
    return simple && (signature >> 4 & ATOMIC) == 0;
  }

  /** The signature of the write part of a read-modify-write with this signature. */
  public static int writePart(int signature) {
    return RMW_WRITE | signature & REFERENCE | (signature & (15 & ~ACQUIRE) << 4);
  }

  /** The {@link Flags} of an event that reads nothing. */
  public static int otherFlags(int signature) {
    int order = ((signature >> 4) & 15) << Flags.ORDER_SHIFT;
    switch (type(signature)) {
      case STORE:
        return Flags.WRITE | order;
      case RMW_WRITE:
        return Flags.WRITE | Flags.EXCLUSIVE | order;
      case FENCE:
        return Flags.FENCE | order;
      case CHOICE:
        return Flags.CHOICE;
      case SPAWN:
        return Flags.SPAWN;
      case JOIN:
        return Flags.JOIN;
      default:
        return Flags.ALLOCATION;
    }
  }

  /** Whether the write part of a read-modify-write with this signature releases. */
  public static boolean releases(int signature) {
    return (signature >> 4 & RELEASE) != 0;
  }

  /** The order in lower case as traces show it, given what the event turned out to be. */
  public static String orderName(int flags, boolean readModifyWrite, boolean releases) {
    if ((flags & Flags.SEQ_CST) != 0) {
      return "seq_cst";
    }
    boolean acquires = (flags & Flags.ACQUIRE) != 0;
    boolean alsoReleases = (flags & Flags.RELEASE) != 0 || readModifyWrite && releases;
    if (acquires && alsoReleases) {
      return "acq_rel";
    } else if (acquires) {
      return "acquire";
    } else if (alsoReleases) {
      return "release";
    }
    return (flags & Flags.ATOMIC) != 0 ? "relaxed" : "plain";
  }
}
