package org.latticeipc.bytecode.runtime;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.NullUnmarked;
import org.latticeipc.machine.program.PropertyViolation;

/**
 * What the tasks of a program on the seam share beside cells: a field, an element or a monitor that
 * one of them changes and another uses, in whatever execution. What set-up leaves and nobody
 * changes may be shared, and so may what a task made and another only reads. As confined as {@link
 * JavaWorld}.
 */
@NullUnmarked // values of the explored program, any of which may be null
public final class BesideCells {
  /** The property that such a program does not have. */
  public static final String ONLY_CELLS = "only-cells";

  /** In what is said of an object of which nothing is known. */
  public static final String UNSEEN = "whose changes cannot be seen";

  private static final int NOBODY = 0;

  /** In place of a slot: the object as a whole. */
  private static final int WHOLE = -1;

  /** Whether the program that is active is watched. */
  static boolean watching;

  private static int task = NOBODY;
  private static JavaWorld of;
  private static final Map<Place, Use> USES = new HashMap<>();
  private static final Map<Integer, String> NAMES = new HashMap<>();

  private BesideCells() {}

  /** A field, element or monitor of an object that is made anew in each build. */
  private record Place(int task, int number, int slot) {}

  /** Who used a place first, and who changed it, with the lines. */
  private static final class Use {
    int reader = NOBODY;
    String readAt = "";
    boolean readByOthers;
    int writer = NOBODY;
    String writtenAt = "";
  }

  /** A program is active; what was seen of it in earlier builds stays. */
  static void watch(JavaWorld world, boolean on) {
    if (world != of) {
      USES.clear();
      NAMES.clear();
    }
    of = world;
    watching = on;
    task = NOBODY;
  }

  /** Whose code runs; 0 outside of tasks. */
  public static int task() {
    return task;
  }

  /** What people call a task. */
  public static void name(int id, String name) {
    NAMES.put(id, name);
  }

  /** Runs code as a task's. */
  public static void as(int id, Runnable code) {
    int outer = task;
    task = id;
    try {
      code.run();
    } finally {
      task = outer;
    }
  }

  /** A place is read, or, if it is a monitor, entered. */
  static void touched(ObjectHeader h, int slot) {
    if (task == NOBODY) {
      return;
    } else if (slot < ObjectShape.FIRST) {
      toWrite(h, slot);
      return;
    }
    Use use = use(h, slot);
    if (use.writer != NOBODY && use.writer != task) {
      throw conflict(h, slot, use.writer, use.writtenAt, "uses");
    } else if (use.reader == NOBODY) {
      use.reader = task;
      use.readAt = CallHooks.userLine();
    } else if (use.reader != task) {
      use.readByOthers = true;
    }
  }

  /** A place is about to be changed. */
  static void toWrite(ObjectHeader h, int slot) {
    if (task == NOBODY) {
      return;
    }
    Use use = use(h, slot);
    if (use.writer != NOBODY && use.writer != task) {
      throw conflict(h, slot, use.writer, use.writtenAt, "changes");
    } else if (use.reader != NOBODY && (use.reader != task || use.readByOthers)) {
      throw conflict(h, slot, use.reader, use.readAt, "changes");
    } else if (use.writer == NOBODY) {
      use.writer = task;
      use.writtenAt = CallHooks.userLine();
    }
  }

  /**
   * A task gets hold of an object whose changes cannot be seen. One task may keep such an object,
   * as far as set-up or it has made it; if two do, nothing is known of what they do with it.
   */
  static void held(ObjectHeader h) {
    if (task == NOBODY) {
      return;
    }
    Use use = use(h, WHOLE);
    if (use.reader == NOBODY) {
      use.reader = task;
      use.readAt = CallHooks.userLine();
    } else if (use.reader != task) {
      throw JavaWorld.refuse(
          "tasks "
              + named(use.reader)
              + " ("
              + use.readAt
              + ") and "
              + named(task)
              + " ("
              + CallHooks.userLine()
              + ") both have an object of "
              + SharedValues.publicName(h.object.getClass())
              + ", "
              + UNSEEN
              + ": put what it holds into a cell, or if it never changes name its class in 'pure' of"
              + " @ModelCheck");
    }
  }

  /** A task changes what only its maker should know. */
  static void toWriteLocally(ObjectHeader h, int slot) {
    if (task != NOBODY && h.task != task && h.task != NOBODY) {
      throw conflict(h, slot, h.task, "", "changes");
    }
  }

  private static Use use(ObjectHeader h, int slot) {
    return USES.computeIfAbsent(new Place(h.task, h.number, slot), place -> new Use());
  }

  private static PropertyViolation conflict(
      ObjectHeader h, int slot, int other, String at, String does) {
    String line = CallHooks.userLine();
    String what = h.plainName(slot);
    return new PropertyViolation(
        ONLY_CELLS,
        "tasks share "
            + what
            + " beside cells: "
            + named(task)
            + " "
            + does
            + " it"
            + (line.isEmpty() ? "" : " (" + line + ")")
            + ", and "
            + named(other)
            + (at.isEmpty() ? " made it" : " uses it too (" + at + ")")
            + "; put it into a cell");
  }

  private static String named(int id) {
    return NAMES.getOrDefault(id, "task " + id);
  }
}
