package org.latticeipc.bytecode.runtime;

/**
 * Watches class initialisers that set-up runs although a task comes upon their class only later.
 * That is right as long as their moment makes no difference: what they read of other classes'
 * objects no task may write, and what they write there no task may use. Else the program is
 * refused.
 */
final class EarlyInitialisers {
  static final int NONE = -1;
  private static final int READ = 1;
  private static final int WRITTEN = 2;

  /** The class whose initialiser runs early; {@link #NONE} if none does, or one of the JDK. */
  static int running = NONE;

  private EarlyInitialisers() {}

  /** A field or element is read or written. */
  static void touched(ObjectHeader h, int slot) {
    if (slot < ObjectShape.FIRST) {
      return; // a monitor that is free again
    }
    if (running != NONE) {
      mark(h, slot, READ);
    } else if (JavaWorld.inTask() && (h.early[slot] & WRITTEN) != 0) {
      refuse(h, slot, "writes", "use");
    }
  }

  /** A field or element is about to be written. */
  static void toWrite(ObjectHeader h, int slot) {
    if (slot < ObjectShape.FIRST) {
      return;
    }
    if (running != NONE) {
      mark(h, slot, WRITTEN);
    } else if (JavaWorld.inTask() && (h.early[slot] & READ) != 0) {
      refuse(h, slot, "uses", "write");
    }
  }

  private static void mark(ObjectHeader h, int slot, int what) {
    if (h.madeBy == running) {
      return;
    }
    if (h.early == null) {
      h.early = new byte[h.slots];
    }
    h.early[slot] |= (byte) what;
    h.earlyBy = running;
  }

  private static void refuse(ObjectHeader h, int slot, String does, String others) {
    throw JavaWorld.refuse(
        "the initialiser of "
            + JavaWorld.classes().name(h.earlyBy)
            + " "
            + does
            + " "
            + h.apply(slot)
            + ", which threads "
            + others
            + ", so it matters when it runs, which cannot be explored; let it depend on nothing"
            + " that changes");
  }
}
