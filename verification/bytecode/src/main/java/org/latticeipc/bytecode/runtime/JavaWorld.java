package org.latticeipc.bytecode.runtime;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.NullUnmarked;
import org.latticeipc.machine.LazyMemory;
import org.latticeipc.machine.TaskHandle;
import org.latticeipc.machine.Unwinding;

/**
 * The program that is explored now: its machine, its classes' state, and what was found that cannot
 * be explored. One at a time in a JVM; confined to the thread that explores, or handed on by an
 * engine that switches tasks.
 */
@NullUnmarked // values of the explored program, any of which may be null
public final class JavaWorld {
  /** The name of the loader that defines rewritten classes: their frames are the program's. */
  public static final String LOADER = "lattice";

  /** What class initialisers are called. */
  public static final String CLASS_INITIALISER = "lattice$clinit";

  private static final long TICKS_LIMIT = 200_000_000L;
  private static final long TICKS_BETWEEN_LOOKS = 1_000_000L;
  private static JavaWorld active;

  /** The stand-in for {@link Thread}; by name, since traces are told when no program is active. */
  private static final String THREAD =
      JavaWorld.class.getPackageName().replaceFirst("[^.]+$", "substitute.JavaThread");

  /** Rounds of loops since the last access. */
  static long ticks;

  final ClassTable classes;
  final Set<String> eager;
  private final long deadlineNanos;
  private final boolean plainIsOpaque;
  private final boolean interleaves;
  private final int spurious;
  private final boolean symmetry;
  private final boolean isOnSeam;
  private final Set<String> learnt;
  final IdentityHashMap<Object, ObjectHeader> shared = new IdentityHashMap<>();
  final KnownObjects known = new KnownObjects();
  private final Map<Integer, CallState> calls = new HashMap<>();
  private final Map<Integer, Object> threads = new HashMap<>();
  private final Map<ObjectHeader, TaskHandle> started = new HashMap<>();
  final Map<Class<?>, Boolean> changes = new HashMap<>();
  private final Set<String> assumptions = new TreeSet<>();
  private LazyMemory machine;
  private CallState now = new CallState(0, true, false);
  CallState setUp = now;
  ObjectHeader[] statics = new ObjectHeader[64];
  boolean isEarly;
  private int entries;
  private boolean restart;
  private String refusal;
  private String refusedAt = "";

  /**
   * @param eager names of classes that set-up initialises; grows when a task comes upon another
   * @param learnt what else was found out about the program; grows
   * @param deadlineNanos when loops that do nothing give up, as {@link System#nanoTime} counts
   * @param plainIsOpaque whether the model has no plain accesses of its own
   * @param interleaves whether tasks are switched between accesses
   * @param spurious how often in each thread a wait may end for no reason
   * @param symmetry whether threads that cannot be told apart are said to be so
   * @param isOnSeam whether the program is one on the seam, to be watched for state beside cells
   */
  public JavaWorld(
      ClassTable classes,
      Set<String> eager,
      Set<String> learnt,
      long deadlineNanos,
      boolean plainIsOpaque,
      boolean interleaves,
      int spurious,
      boolean symmetry,
      boolean isOnSeam) {
    this.isOnSeam = isOnSeam;
    this.spurious = spurious;
    this.symmetry = symmetry;
    this.plainIsOpaque = plainIsOpaque;
    this.classes = classes;
    this.eager = eager;
    this.learnt = learnt;
    this.deadlineNanos = deadlineNanos;
    this.interleaves = interleaves;
  }

  /** Makes this the program that hooks are about; null when none is any more. */
  public static void activate(JavaWorld world) {
    active = world;
    ticks = 0;
    Modes.plainIsOpaque(world == null || world.plainIsOpaque);
    BesideCells.watch(world, world != null && world.isOnSeam);
  }

  int spurious() {
    return spurious;
  }

  static JavaWorld active() {
    return active;
  }

  static ClassTable classes() {
    return active.classes;
  }

  static LazyMemory machine() {
    return active.machine;
  }

  static CallState now() {
    JavaWorld world = active;
    return world.interleaves ? world.switched() : world.now;
  }

  private CallState switched() {
    return machine.isInTask() ? calls.computeIfAbsent(machine.currentTask(), this::fresh) : now;
  }

  private CallState fresh(int task) {
    return new CallState(task, true, true);
  }

  /** Whether tasks are switched between accesses, in one run, instead of all being explored. */
  static boolean isSingleRun() {
    return active.interleaves;
  }

  static boolean inTask() {
    return active.machine.isInTask();
  }

  // ---- phases

  /** Set-up begins: forgets all objects. */
  public void setUp(LazyMemory memory) {
    machine = memory;
    shared.clear();
    calls.clear();
    threads.clear();
    started.clear();
    entries = 0;
    statics = new ObjectHeader[Math.max(64, classes.count())];
    now = new CallState(0, true, false);
    setUp = now;
    known.begin(learnt, now);
    EarlyInitialisers.running = EarlyInitialisers.NONE;
  }

  /** Initialises the classes that tasks came upon in an earlier try. */
  public void initialiseEarly() {
    isEarly = true;
    try {
      for (String name : List.copyOf(eager)) {
        ClassHooks.initialiseByName(name);
      }
    } finally {
      isEarly = false;
    }
  }

  /** A task's call begins. */
  public void begin(int task) {
    begin(task, false);
  }

  void begin(int task, boolean daemon) {
    CallState call = fresh(task);
    call.daemon = daemon;
    if (interleaves) {
      calls.put(task, call);
    } else {
      now = call;
    }
    ticks = 0;
  }

  /** All tasks have ended. */
  public void after() {
    now = new CallState(0, false, true);
    now.nextObject = 1 << 20;
    ticks = 0;
  }

  /** Gives a root object the name under which its fields are shown; empty for none. */
  public void label(Object object, String label) {
    header(object).label(label);
  }

  /** The stand-in for {@link Thread}. */
  public Class<?> threadClass() {
    return classes.threadClass();
  }

  // ---- what was found

  /** Whether the exploration is to be started again, knowing more. */
  public boolean wantsRestart() {
    return restart;
  }

  /** What cannot be explored, or null. */
  public String refusal() {
    return refusal;
  }

  /** Set-up did not come to its end. */
  public void cannotStart(String why) {
    if (refusal == null) {
      refusal = why;
    }
  }

  /** The line of the user's code at which that was found, or empty. */
  public String refusedAt() {
    return refusedAt;
  }

  /** What a verdict rests on beside the model. */
  public Set<String> assumptions() {
    return assumptions;
  }

  static void assume(String text) {
    active.assumptions.add(text);
  }

  /** A verdict rests on this too. */
  public void rests(String on) {
    assumptions.add(on);
  }

  // ---- threads that cannot be told apart

  /** Whether threads and actors that cannot be told apart are said to be so. */
  public boolean usesSymmetry() {
    return symmetry;
  }

  /** The running task learns what tells it from others. */
  static void asksWhoItIs() {
    JavaWorld world = active;
    if (world.symmetry && world.machine.isInTask()) {
      int unused = world.machine.currentTask();
    }
  }

  /** Ends the exploration: something cannot be explored. Does not return. */
  public static RuntimeException refuse(String message) {
    JavaWorld world = active;
    if (world.refusal == null) {
      world.refusal = message;
      world.refusedAt = CallHooks.userLine();
    }
    return world.leave(message);
  }

  /** The name, with dots, by which the program knows a class. */
  public static String originalName(String name) {
    return active == null ? name : active.classes.originalName(name);
  }

  /** Whether the class path may have a resource; if not, there is none. */
  public static boolean mayHaveResource(String name) {
    return active.classes.mayHaveResource(name);
  }

  /** Ends the exploration to begin it again with what was learnt. Does not return. */
  static RuntimeException startAgain() {
    active.restart = true;
    return active.leave("starts again");
  }

  private RuntimeException leave(String message) {
    if (!interleaves) {
      // The explorer looks for an interruption every few hundred steps.
      Thread.currentThread().interrupt();
    }
    if (machine.isInTask()) {
      machine.assume(false);
    }
    throw new Refused(message);
  }

  /** Begins the exploration again unless it was known. */
  static void learn(String what) {
    if (active.learnt.add(what)) {
      throw startAgain();
    }
  }

  /** Some task interrupts a thread, so that waiting looks for it. */
  static void learnsOfInterrupts() {
    learn("interrupts");
  }

  static boolean interrupts() {
    return active.learnt.contains("interrupts");
  }

  /** Somebody asks whether a thread has ended. */
  static void learnsOfWatching() {
    learn("watching");
  }

  static boolean isWatching() {
    return active.learnt.contains("watching");
  }

  /** Somebody asks how many threads there are. */
  static void learnsOfCounting() {
    learn("counting");
  }

  static boolean isCounting() {
    return active.learnt.contains("counting");
  }

  // ---- classes

  static ObjectShape shape(int id) {
    return active.classes.instances(id);
  }

  /** The static fields of a class, which is initialised first if need be. */
  static ObjectHeader statics(int id) {
    JavaWorld world = active;
    if (id < world.statics.length) {
      ObjectHeader found = world.statics[id];
      if (found != null) {
        return found;
      }
    }
    return EarlyInitialisers.initialise(world, id);
  }

  static void init(int id) {
    JavaWorld world = active;
    if (id >= world.statics.length || world.statics[id] == null) {
      EarlyInitialisers.initialise(world, id);
    }
  }

  // ---- objects

  static ObjectHeader allocate(Object object, ObjectShape shape) {
    CallState call = now();
    ObjectHeader h = new ObjectHeader(call.task, call.nextObject++, object, shape, shape.slots());
    h.local = call.makesLocal;
    if (h.local) {
      call.made(h);
    }
    h.constructing = shape.hasFinals;
    locateEarly(h, call);
    return h;
  }

  /** What set-up makes has its locations from the beginning, whichever task comes upon it first. */
  static void locateEarly(ObjectHeader h, CallState call) {
    if (call == active.setUp) {
      h.takeLocations();
    }
  }

  static int takeLocations(ObjectHeader h) {
    JavaWorld world = active;
    CallState call = h.task == 0 ? world.setUp : now();
    int base = call.nextLocation;
    call.nextLocation += h.slots;
    return base;
  }

  /** The header of any object; never null. */
  static ObjectHeader header(Object object) {
    if (object instanceof HeapObject heap) {
      return heap.header;
    } else if (object instanceof Carrier carrier) {
      return carried(carrier);
    } else if (object == null) {
      throw new NullPointerException();
    }
    return raw(object);
  }

  private static ObjectHeader carried(Carrier carrier) {
    ObjectHeader h = carrier.$lattice$header();
    if (h == null) {
      // A superclass's constructor that is not rewritten calls what this class overrides.
      h = allocate(carrier, carrier.$lattice$shape());
      carrier.$lattice$header(h);
    }
    return h;
  }

  private static ObjectHeader raw(Object object) {
    if (object instanceof ObjectHeader header) {
      return header; // the static fields of a class, in the hands of Unsafe
    }
    JavaWorld world = active;
    CallState call = now();
    ObjectHeader h = call.header(object);
    if (h != null) {
      return h;
    }
    h = world.shared.get(object);
    if (h != null) {
      return h;
    }
    if (SharedValues.isSameByContent(object)) {
      return world.known.ofContent(object);
    }
    return object.getClass().isArray() ? ArrayHooks.adopt(object, call) : name(object, call);
  }

  private static ObjectHeader name(Object object, CallState call) {
    ObjectHeader kept = call == active.setUp ? null : active.known.kept(object, call);
    if (kept != null) {
      return kept;
    }
    ObjectHeader given = active.known.givenOut(object);
    if (given != null) {
      remember(object, given, call);
      return given;
    }
    ObjectHeader h =
        new ObjectHeader(call.task, call.nextObject++, object, ObjectShape.BARE, ObjectShape.FIRST);
    h.takeLocations();
    remember(object, h, call);
    return h;
  }

  static void remember(Object object, ObjectHeader h, CallState call) {
    if (call == active.setUp) {
      active.shared.put(object, h);
    } else {
      call.enter(object, h);
    }
  }

  /** A task was declared that runs from the beginning. */
  public void declared() {
    entries++;
  }

  int entries() {
    return entries;
  }

  static String simpleName(Class<?> type) {
    if (type.isArray()) {
      return simpleName(type.getComponentType()) + "[]";
    }
    if (type == HeapObject.class) {
      return "Object";
    }
    String name = type.getName();
    if (name.equals(THREAD)) {
      return "Thread";
    }
    return name.substring(name.lastIndexOf('.') + 1);
  }

  // ---- threads

  Map<Integer, Object> threads() {
    return threads;
  }

  Map<ObjectHeader, TaskHandle> started() {
    return started;
  }

  /** A round of a loop without an access. */
  static void tick() {
    if (++ticks % TICKS_BETWEEN_LOOKS == 0) {
      JavaWorld world = active;
      if (world == null) {
        return;
      }
      if (ticks >= TICKS_LIMIT || System.nanoTime() > world.deadlineNanos) {
        ticks = 0;
        throw refuse(
            "a loop goes on without touching shared memory, so its end cannot be awaited; bound"
                + " it, or give the run more time with --budget");
      }
    }
  }

  /** Leaves set-up, or what runs after all tasks, because of what cannot be explored. */
  private static final class Refused extends Error implements Unwinding {
    private static final long serialVersionUID = 1L;

    Refused(String message) {
      super(message, null, false, false);
    }
  }
}
