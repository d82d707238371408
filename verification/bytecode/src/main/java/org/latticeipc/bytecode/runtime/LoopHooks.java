package org.latticeipc.bytecode.runtime;

/**
 * Recognises a round of a loop that changed nothing: the header is passed with its locals as they
 * were, and nothing that could be seen was written since. Such a round would be done again unless
 * it reads something else, so the task waits for that. Taking and giving back a monitor, and a
 * read-modify-write that leaves the value, change nothing.
 */
public final class LoopHooks {
  private LoopHooks() {}

  /** A method with loops begins. */
  public static void entered(int site) {
    JavaWorld.now().forget(site);
  }

  /** A backward jump. */
  public static void tick() {
    JavaWorld.tick();
  }

  /** An array for the probe's locals. */
  public static Object[] locals(int n) {
    return new Object[n];
  }

  /** Keeps a local for the probe. */
  public static void local(Object[] all, int i, Object value) {
    all[i] = value;
  }

  /** The loop's header is passed. */
  public static void passed(int site, Object[] locals) {
    if (!JavaWorld.inTask() || BesideCells.watching) {
      return; // of a program on the seam it is not known what it did to cells
    }
    CallState call = JavaWorld.now();
    CallState.LoopState loop = call.loop(site);
    if (loop == null) {
      loop = new CallState.LoopState(site);
      call.begin(loop);
    } else if (loop.isUnchanged()
        && loop.writes == call.writes
        && loop.position != JavaWorld.machine().position()
        && equal(loop.locals, locals)) {
      if (!loop.looksAtClock || loop.outOfTime) {
        JavaWorld.machine().spin(loop.position);
      }
      JavaWorld.machine().waitsLong(); // else it would be the same round again until then
      loop.outOfTime = true;
    } else {
      loop.outOfTime = false;
    }
    loop.restart(call, locals, JavaWorld.machine().position());
  }

  private static boolean equal(Object[] a, Object[] b) {
    for (int i = 0; i < a.length; i++) {
      if (!isSame(a[i], b[i])) {
        return false;
      }
    }
    return true;
  }

  private static boolean isSame(Object x, Object y) {
    if (SharedValues.isPureValue(x) && SharedValues.isPureValue(y)) {
      return x.equals(y);
    }
    return SharedValues.same(x, y) && !isMutableForeign(x);
  }

  /** Objects of code that is not rewritten change without our seeing it. */
  private static boolean isMutableForeign(Object x) {
    return x != null
        && !(x instanceof HeapObject)
        && !(x instanceof Carrier)
        && !x.getClass().isArray()
        && !JavaWorld.classes().isShareable(x.getClass());
  }
}
