package org.latticeipc.bytecode.runtime;

import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;
import org.jspecify.annotations.NullUnmarked;
import org.latticeipc.machine.Unwinding;

/**
 * Runs class initialisers, and watches those that set-up runs although a task comes upon their
 * class only later. That is right as long as their moment makes no difference: what they read of
 * other classes' objects no task may write, and what they write there no task may use. Else the
 * program is refused.
 */
@NullUnmarked // what is not initialised has no static fields yet
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

  /** Initialises a class now, or begins the exploration again so that set-up does. */
  static ObjectHeader initialise(JavaWorld world, int id) {
    if (id >= world.statics.length) {
      world.statics = Arrays.copyOf(world.statics, Math.max(id + 1, world.statics.length * 2));
    }
    if (JavaWorld.now() != world.setUp) {
      if (JavaWorld.inTask() || world.classes.hasInitialiser(id)) {
        world.eager.add(world.classes.name(id));
        throw JavaWorld.startAgain();
      }
    }
    int superclass = world.classes.superclass(id);
    if (superclass >= 0) {
      JavaWorld.init(superclass);
      if (world.statics[id] != null) {
        return world.statics[id];
      }
    }
    int outer = running;
    running = world.isEarly && world.classes.isOfProgram(id) ? id : NONE;
    try {
      return initialised(world, id);
    } finally {
      running = outer;
    }
  }

  private static ObjectHeader initialised(JavaWorld world, int id) {
    ObjectShape shape = world.classes.statics(id);
    ObjectHeader made = new ObjectHeader(0, world.setUp.nextObject++, null, shape, shape.slots());
    made.label(shape.name);
    made.takeLocations();
    if (world.classes.isOfProgram(id)) {
      world.known.initialised(world.classes.name(id), world.setUp);
    }
    world.statics[id] = made;
    world.classes.constants(id, (slot, value) -> FieldHooks.constant(made, slot, value));
    if (world.classes.hasInitialiser(id)) {
      run(world, id);
    }
    return made;
  }

  private static void run(JavaWorld world, int id) {
    try {
      var method = world.classes.load(id).getDeclaredMethod(JavaWorld.CLASS_INITIALISER);
      method.setAccessible(true);
      method.invoke(null);
    } catch (InvocationTargetException e) {
      Throwable cause = e.getCause();
      if (cause instanceof Unwinding || cause instanceof LinkageError) {
        throw CallHooks.sneaky(cause);
      }
      throw new ExceptionInInitializerError(cause);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("the initialiser of " + world.classes.name(id) + " cannot be run", e);
    }
  }
}
