package org.latticeipc.bytecode.runtime;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodType;
import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

  private final ClassTable classes;
  private final Set<String> eager;
  private final long deadlineNanos;
  private final boolean plainIsOpaque;
  private final boolean interleaves;
  private final int spurious;
  private final boolean symmetry;
  private final boolean isOnSeam;
  private final Set<String> learnt;
  private final IdentityHashMap<Object, ObjectHeader> shared = new IdentityHashMap<>();
  private final Map<Object, ObjectHeader> byContent = new HashMap<>();
  private final Map<Integer, CallState> calls = new HashMap<>();
  private final Map<Integer, Object> threads = new HashMap<>();
  private final Map<ObjectHeader, TaskHandle> started = new HashMap<>();
  private final Map<Class<?>, Boolean> changes = new HashMap<>();
  private final Set<String> assumptions = new TreeSet<>();
  private LazyMemory machine;
  private CallState now = new CallState(0, true, false);
  private CallState setUp = now;
  private ObjectHeader[] statics = new ObjectHeader[64];
  private boolean isEarly;
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
    byContent.clear();
    calls.clear();
    threads.clear();
    started.clear();
    statics = new ObjectHeader[Math.max(64, classes.count())];
    now = new CallState(0, true, false);
    setUp = now;
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
  static RuntimeException refuse(String message) {
    JavaWorld world = active;
    if (world.refusal == null) {
      world.refusal = message;
      world.refusedAt = CallHooks.userLine();
    }
    return world.leave(message);
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

  private static void learn(String what) {
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
    return world.initialise(id);
  }

  static void init(int id) {
    JavaWorld world = active;
    if (id >= world.statics.length || world.statics[id] == null) {
      world.initialise(id);
    }
  }

  private ObjectHeader initialise(int id) {
    if (id >= statics.length) {
      statics = Arrays.copyOf(statics, Math.max(id + 1, statics.length * 2));
    }
    if (now() != setUp) {
      if (machine.isInTask() || classes.hasInitialiser(id)) {
        eager.add(classes.name(id));
        throw startAgain();
      }
    }
    int superclass = classes.superclass(id);
    if (superclass >= 0) {
      init(superclass);
      if (statics[id] != null) {
        return statics[id];
      }
    }
    int outer = EarlyInitialisers.running;
    EarlyInitialisers.running = isEarly && classes.isOfProgram(id) ? id : EarlyInitialisers.NONE;
    try {
      return initialised(id);
    } finally {
      EarlyInitialisers.running = outer;
    }
  }

  private ObjectHeader initialised(int id) {
    ObjectShape shape = classes.statics(id);
    ObjectHeader made = new ObjectHeader(0, setUp.nextObject++, null, shape, shape.slots());
    made.label(shape.name);
    statics[id] = made;
    classes.constants(id, (slot, value) -> FieldHooks.constant(made, slot, value));
    if (classes.hasInitialiser(id)) {
      run(id);
    }
    return made;
  }

  private void run(int id) {
    try {
      var method = classes.load(id).getDeclaredMethod(CLASS_INITIALISER);
      method.setAccessible(true);
      method.invoke(null);
    } catch (InvocationTargetException e) {
      Throwable cause = e.getCause();
      if (cause instanceof Unwinding || cause instanceof LinkageError) {
        throw CallHooks.sneaky(cause);
      }
      throw new ExceptionInInitializerError(cause);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("the initialiser of " + classes.name(id) + " cannot be run", e);
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
    return h;
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
    if (isSameByContent(object)) {
      return world.byContent.computeIfAbsent(object, o -> world.valueHeader(o));
    }
    return object.getClass().isArray() ? ArrayHooks.adopt(object, call) : name(object, call);
  }

  private ObjectHeader valueHeader(Object object) {
    ObjectHeader h =
        new ObjectHeader(0, setUp.nextObject++, object, ObjectShape.BARE, ObjectShape.FIRST);
    h.label(object instanceof Class<?> c ? "class " + simpleName(c) : String.valueOf(object));
    return h;
  }

  private static ObjectHeader name(Object object, CallState call) {
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

  /** Constants: whoever has an equal one has the same one. */
  @SuppressWarnings("ReferenceEquality") // identity is the question
  private static boolean isSameByContent(Object v) {
    if (v instanceof Class || v instanceof Enum || v instanceof Boolean) {
      return true;
    } else if (v instanceof Integer || v instanceof Long || v instanceof Short) {
      long n = ((Number) v).longValue();
      return n >= -128 && n <= 127 && isCached(v, n);
    } else if (v instanceof Byte b) {
      return v == (Object) Byte.valueOf(b);
    } else if (v instanceof Character c) {
      return c <= 127 && v == (Object) Character.valueOf(c);
    } else if (v instanceof String text) {
      return new String(text).intern() == text;
    }
    return v instanceof MethodHandle || v instanceof MethodType;
  }

  @SuppressWarnings("ReferenceEquality") // identity is the question
  private static boolean isCached(Object v, long n) {
    return v instanceof Integer
        ? v == (Object) Integer.valueOf((int) n)
        : v instanceof Long
            ? v == (Object) Long.valueOf(n)
            : v == (Object) Short.valueOf((short) n);
  }

  static boolean isPureValue(Object v) {
    return v instanceof String
        || (v instanceof Number && !(v instanceof Carrier))
        || v instanceof Boolean
        || v instanceof Character;
  }

  /**
   * A reference read from what only this task knows. An object of a class that is not rewritten and
   * may change is as good as changed: the round of a loop that got hold of it is not idle.
   */
  static Object seen(Object value) {
    if (value == null || value instanceof HeapObject || isTracked(value) || isPureValue(value)) {
      return value;
    }
    boolean mayChange =
        active.changes.computeIfAbsent(value.getClass(), type -> !active.classes.isShareable(type));
    if (mayChange) {
      now().wroteLocally();
    }
    return value;
  }

  /** The header of an object that only the running task knows, or null. */
  static ObjectHeader localHeader(Object value) {
    if (value == null || !isTracked(value)) {
      return null;
    }
    ObjectHeader h = header(value);
    return h.local ? h : null;
  }

  private static boolean isTracked(Object value) {
    return value instanceof HeapObject || value instanceof Carrier || value.getClass().isArray();
  }

  /** What a cell holds for a reference; publishes the object. */
  static Object wrap(Object value, ObjectHeader holder, int slot, boolean throughFinal) {
    if (value == null) {
      return null;
    }
    if (!isTracked(value)) {
      return wrapForeign(value);
    }
    ObjectHeader h = header(value);
    if (holder != null) {
      h.reachedBy(holder, slot);
    }
    if (h.local && value instanceof Throwable thrown) {
      wrapCauses(thrown);
    }
    if (h.local && now().publishes) {
      h.publish(throughFinal);
    } else if (h.frozen > 0 && !throughFinal && h.task != 0) {
      assume(
          "an object reached through a final field ("
              + h
              + ") was published otherwise too; its first values are taken to be seen");
    }
    return h;
  }

  /** What a cell would hold for a reference, for comparison only: publishes nothing. */
  static Object identity(Object value) {
    if (value == null || (!isTracked(value) && isSameByContent(value))) {
      return value;
    }
    return header(value);
  }

  private static Object wrapForeign(Object value) {
    if (isSameByContent(value)) {
      return value;
    }
    if (value instanceof Optional<?> optional) {
      wrapWithin(optional.orElse(null));
    } else if (!active.classes.isShareable(value.getClass())) {
      if (now() != active.setUp) {
        throw refuseSharing(value);
      }
      // What set-up keeps harms nobody before a task gets hold of it, see unwrap.
      ObjectHeader h = header(value);
      h.unshareable = true;
      return h;
    }
    if (value instanceof Throwable thrown) {
      wrapCauses(thrown);
    }
    return header(value);
  }

  private static RuntimeException refuseSharing(Object value) {
    return refuse(
        "an object of "
            + publicName(value.getClass())
            + " is shared between threads, whose state cannot be explored; share one of its"
            + " own class, or name it with --pure if it never changes");
  }

  /** Publishes what an object that is not rewritten gives out itself, so that nobody is asked. */
  private static void wrapWithin(Object value) {
    Object wrapped = wrap(value, null, 0, true);
    if (wrapped instanceof ObjectHeader h && h.unshareable) {
      throw refuseSharing(value);
    }
  }

  /** What a throwable holds is published with it. */
  private static void wrapCauses(Throwable thrown) {
    boolean overrides;
    try {
      overrides = thrown.getClass().getMethod("getCause").getDeclaringClass() != Throwable.class;
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException("every throwable has getCause", e);
    }
    if (!overrides && thrown.getCause() != null && thrown.getCause() != thrown) {
      wrapWithin(thrown.getCause());
    }
    for (Throwable suppressed : thrown.getSuppressed()) {
      wrapWithin(suppressed);
    }
  }

  /** Whether other tasks may know an object of a class that is not rewritten. */
  static boolean mayBeShared(Object value) {
    ObjectHeader h = headerIfAny(value);
    return h != null && !h.local;
  }

  /** The object that a cell's value stands for. */
  static Object unwrap(Object value) {
    if (!(value instanceof ObjectHeader h)) {
      return value;
    }
    Object object = h.object;
    if (object == null) {
      return h; // the static fields of a class, in the hands of Unsafe
    }
    if (h.unshareable && inTask()) {
      throw refuseSharing(object);
    }
    if (!(object instanceof HeapObject) && !(object instanceof Carrier) && h.task != 0) {
      now().enter(object, h);
    }
    return object;
  }

  /** Java's {@code ==} on references. */
  static boolean same(Object a, Object b) {
    if (a == b) {
      return true;
    } else if (a == null || b == null) {
      return false;
    }
    ObjectHeader x = headerIfAny(a);
    return x != null && x.equals(headerIfAny(b));
  }

  private static ObjectHeader headerIfAny(Object o) {
    if (o instanceof HeapObject heap) {
      return heap.header;
    } else if (o instanceof Carrier carrier) {
      return carrier.$lattice$header();
    }
    ObjectHeader h = now().header(o);
    return h != null ? h : active.shared.get(o);
  }

  /** The same in every run: hidden classes have numbers in their names. */
  private static String publicName(Class<?> type) {
    String name = type.getName();
    int lambda = name.indexOf("$$Lambda");
    return lambda < 0 ? name : "a lambda of " + name.substring(0, lambda);
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
