package org.latticeipc.bytecode.runtime;

import java.lang.invoke.CallSite;
import java.lang.invoke.ConstantCallSite;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.NullUnmarked;
import org.latticeipc.machine.FenceOrder;
import org.latticeipc.machine.RmwOp;
import org.latticeipc.machine.RmwOrder;

/**
 * The stand-in for {@link java.lang.invoke.VarHandle}. Calls of its access modes become {@code
 * invokedynamic} instructions with {@link #access} as bootstrap, so every shape is a plain call.
 */
@NullUnmarked // values of the explored program, any of which may be null
public final class VarAccess {
  private enum Kind {
    FIELD,
    STATIC,
    ARRAY
  }

  private enum Action {
    GET,
    SET,
    COMPARE_AND_SET,
    COMPARE_AND_EXCHANGE,
    SWAP,
    UPDATE
  }

  /**
   * How often in each thread a weak exchange fails for no reason, unless {@code --spurious} says
   * more. Rounds of loops that change nothing are cut anyway; those that count would multiply.
   */
  private static final int MOST_FAILURES = 3;

  /** What an access mode's name means. */
  record Mode(Action action, int order, RmwOrder rmw, RmwOp op, boolean spurious) {}

  private final Kind kind;
  private final int id;
  private final int slot;
  private final boolean isFinal;
  private final Class<?> holder;
  private final Class<?> type;
  private final char sort;

  private VarAccess(Kind kind, int id, int slot, boolean isFinal, Class<?> holder, Class<?> type) {
    this.kind = kind;
    this.id = id;
    this.slot = slot;
    this.isFinal = isFinal;
    this.holder = holder;
    this.type = type;
    this.sort = type.isPrimitive() ? MethodType.methodType(type).descriptorString().charAt(2) : 'A';
  }

  // ---- making; the names are part of the byte code

  public static VarAccess findVarHandle(
      MethodHandles.Lookup lookup, Class<?> holder, String name, Class<?> type)
      throws NoSuchFieldException, IllegalAccessException {
    return find(holder, name, type, false);
  }

  public static VarAccess findVarHandle(MethodHandles.Lookup lookup, String name, Class<?> type)
      throws NoSuchFieldException, IllegalAccessException {
    return find(lookup.lookupClass(), name, type, false);
  }

  public static VarAccess findStaticVarHandle(
      MethodHandles.Lookup lookup, Class<?> holder, String name, Class<?> type)
      throws NoSuchFieldException, IllegalAccessException {
    return find(holder, name, type, true);
  }

  public static VarAccess unreflectVarHandle(MethodHandles.Lookup lookup, Field field)
      throws NoSuchFieldException, IllegalAccessException {
    return find(
        field.getDeclaringClass(),
        field.getName(),
        field.getType(),
        Modifier.isStatic(field.getModifiers()));
  }

  private static VarAccess find(Class<?> holder, String name, Class<?> type, boolean isStatic)
      throws NoSuchFieldException, IllegalAccessException {
    Field field = null;
    for (Class<?> c = holder; c != null && field == null; c = c.getSuperclass()) {
      for (Field f : c.getDeclaredFields()) {
        field = f.getName().equals(name) ? f : field;
      }
    }
    if (field == null || field.getType() != type) {
      throw new NoSuchFieldException("no such field: " + holder.getName() + "." + name);
    }
    if (Modifier.isStatic(field.getModifiers()) != isStatic) {
      throw new IllegalAccessException(holder.getName() + "." + name + " is static or is not");
    }
    ClassTable table = JavaWorld.classes();
    int id = table.id(field.getDeclaringClass());
    if (id < 0) {
      throw JavaWorld.refuse(
          "a VarHandle of "
              + field.getDeclaringClass().getName()
              + "."
              + name
              + ", which is not rewritten, cannot be explored");
    }
    ObjectShape shape = isStatic ? table.statics(id) : table.instances(id);
    int slot = shape.slot(name);
    return new VarAccess(
        isStatic ? Kind.STATIC : Kind.FIELD, id, slot, shape.isFinal(slot), holder, type);
  }

  public static VarAccess arrayElementVarHandle(Class<?> array) {
    if (!array.isArray()) {
      throw new IllegalArgumentException("not an array type: " + array);
    }
    return new VarAccess(Kind.ARRAY, 0, 0, false, array, array.getComponentType());
  }

  public static MethodHandles.Lookup privateLookupIn(Class<?> target, MethodHandles.Lookup caller) {
    return caller;
  }

  // ---- other methods of the class

  public Class<?> varType() {
    return type;
  }

  public List<Class<?>> coordinateTypes() {
    return kind == Kind.FIELD
        ? List.of(holder)
        : kind == Kind.ARRAY ? List.of(holder, int.class) : List.of();
  }

  public VarAccess withInvokeBehavior() {
    return this;
  }

  public VarAccess withInvokeExactBehavior() {
    return this;
  }

  public boolean hasInvokeExactBehavior() {
    return false;
  }

  public static void fullFence() {
    AtomicHooks.fence(FenceOrder.SEQ_CST);
  }

  public static void acquireFence() {
    AtomicHooks.fence(FenceOrder.ACQUIRE);
  }

  public static void releaseFence() {
    AtomicHooks.fence(FenceOrder.RELEASE);
  }

  public static void loadLoadFence() {
    AtomicHooks.fence(FenceOrder.ACQUIRE);
  }

  public static void storeStoreFence() {
    AtomicHooks.fence(FenceOrder.RELEASE);
  }

  // ---- access modes

  private static RmwOrder order(String name) {
    if (name.endsWith("Acquire")) {
      return RmwOrder.ACQUIRE;
    } else if (name.endsWith("Release")) {
      return RmwOrder.RELEASE;
    }
    return name.endsWith("Plain") ? RmwOrder.RELAXED : RmwOrder.SEQ_CST;
  }

  static Mode mode(String name, boolean spurious) {
    RmwOrder rmw = order(name);
    if (name.startsWith("compareAndSet") || name.startsWith("weakCompareAndSet")) {
      boolean fails = spurious && name.startsWith("weak");
      return new Mode(Action.COMPARE_AND_SET, 0, rmw, null, fails);
    } else if (name.startsWith("compareAndExchange")) {
      return new Mode(Action.COMPARE_AND_EXCHANGE, 0, rmw, null, false);
    } else if (name.startsWith("getAndSet")) {
      return new Mode(Action.SWAP, 0, rmw, RmwOp.EXCHANGE, false);
    } else if (name.startsWith("getAndAdd")) {
      return new Mode(Action.UPDATE, 0, rmw, RmwOp.ADD, false);
    } else if (name.startsWith("getAndBitwiseOr")) {
      return new Mode(Action.UPDATE, 0, rmw, RmwOp.OR, false);
    } else if (name.startsWith("getAndBitwiseAnd")) {
      return new Mode(Action.UPDATE, 0, rmw, RmwOp.AND, false);
    } else if (name.startsWith("getAndBitwiseXor")) {
      return new Mode(Action.UPDATE, 0, rmw, RmwOp.XOR, false);
    }
    int order =
        name.endsWith("Opaque")
            ? Modes.OPAQUE
            : name.endsWith("Acquire") || name.endsWith("Release")
                ? Modes.ACQUIRE_RELEASE
                : name.endsWith("Volatile") ? Modes.VOLATILE : Modes.PLAIN;
    return new Mode(name.startsWith("get") ? Action.GET : Action.SET, order, rmw, null, false);
  }

  /** Whether a method of VarHandle is an access mode. */
  public static boolean isMode(String name) {
    return name.matches(
        "(get|set)(Volatile|Opaque|Acquire|Release)?|compareAnd(Set|Exchange)(Acquire|Release)?"
            + "|weakCompareAndSet(Plain|Acquire|Release)?"
            + "|getAnd(Set|Add|BitwiseOr|BitwiseAnd|BitwiseXor)(Acquire|Release)?");
  }

  /**
   * Bootstrap of an access.
   *
   * @param spurious 1 if weak exchanges may fail for no reason
   */
  public static CallSite access(
      MethodHandles.Lookup caller, String name, MethodType site, int spurious)
      throws ReflectiveOperationException {
    MethodType generic = MethodType.methodType(Object.class, Mode.class, VarAccess.class);
    MethodHandle handle =
        MethodHandles.lookup()
            .findStatic(VarAccess.class, "access", generic.appendParameterTypes(Object[].class));
    return new ConstantCallSite(
        handle
            .bindTo(mode(name, spurious != 0))
            .asCollector(Object[].class, site.parameterCount() - 1)
            .asType(site));
  }

  static Object access(Mode mode, VarAccess handle, Object[] arguments) {
    int coordinates = handle.kind == Kind.FIELD ? 1 : handle.kind == Kind.ARRAY ? 2 : 0;
    ObjectHeader h = handle.header(arguments);
    int slot = handle.kind == Kind.ARRAY ? handle.index(h, arguments[1]) : handle.slot;
    if (mode.spurious && failsForNoReason()) {
      return false;
    }
    if (handle.isFinal && mode.action != Action.GET) {
      throw new UnsupportedOperationException("a final field is not written");
    }
    return handle.sort == 'A'
        ? handle.reference(mode, h, slot, arguments, coordinates)
        : handle.number(mode, h, slot, arguments, coordinates);
  }

  /** The program itself, no class of the JDK, is about to call a weak exchange of an atomic. */
  public static void asksWeakly() {
    JavaWorld.now().asksWeakly = true;
  }

  /** Whether that exchange fails for no reason; never if it is the JDK's own, which tries again. */
  public static boolean failsIfAsked() {
    CallState call = JavaWorld.now();
    boolean asked = call.asksWeakly;
    call.asksWeakly = false;
    return asked && failsForNoReason();
  }

  /** Whether a weak exchange fails for no reason; as often in each thread as the run allows. */
  private static boolean failsForNoReason() {
    if (!JavaWorld.inTask()) {
      return false;
    }
    CallState call = JavaWorld.now();
    int most = Math.max(JavaWorld.active().spurious(), MOST_FAILURES);
    if (call.weakFailures >= most) {
      JavaWorld.assume(
          "no thread's weak exchanges fail for no reason more than "
              + most
              + " times in an execution (--spurious raises it)");
      return false;
    }
    boolean fails = JavaWorld.machine().choose("weak exchange fails spuriously", 2) == 1;
    if (fails) {
      call.weakFailures++;
    }
    return fails;
  }

  private ObjectHeader header(Object[] arguments) {
    if (kind == Kind.STATIC) {
      return JavaWorld.statics(id);
    }
    return JavaWorld.header(holder.cast(Objects.requireNonNull(arguments[0])));
  }

  private int index(ObjectHeader h, Object argument) {
    int i = (Integer) argument;
    int length = h.slots - ObjectShape.FIRST;
    if (i < 0 || i >= length) {
      throw new ArrayIndexOutOfBoundsException(
          "Index " + i + " out of bounds for length " + length);
    }
    return i + ObjectShape.FIRST;
  }

  private Object number(Mode mode, ObjectHeader h, int slot, Object[] arguments, int at) {
    switch (mode.action) {
      case GET -> {
        return value(
            isFinal ? FieldHooks.finalNumber(h, slot) : FieldHooks.loadNumber(h, slot, mode.order));
      }
      case SET -> {
        FieldHooks.storeNumber(h, slot, bits(arguments[at]), mode.order);
        return null;
      }
      case COMPARE_AND_SET -> {
        long expected = bits(arguments[at]);
        return AtomicHooks.exchange(h, slot, expected, bits(arguments[at + 1]), mode.rmw)
            == expected;
      }
      case COMPARE_AND_EXCHANGE -> {
        return value(
            AtomicHooks.exchange(h, slot, bits(arguments[at]), bits(arguments[at + 1]), mode.rmw));
      }
      default -> {
        RmwOp op = mode.op == RmwOp.ADD ? AtomicHooks.addition(sort) : mode.op;
        return value(AtomicHooks.update(h, slot, op, bits(arguments[at]), mode.rmw));
      }
    }
  }

  private Object reference(Mode mode, ObjectHeader h, int slot, Object[] arguments, int at) {
    return switch (mode.action) {
      case GET ->
          isFinal
              ? FieldHooks.finalReference(h, slot)
              : FieldHooks.loadReference(h, slot, mode.order);
      case SET -> {
        FieldHooks.storeReference(h, slot, checked(arguments[at]), mode.order);
        yield null;
      }
      case COMPARE_AND_SET ->
          AtomicHooks.succeeded(
              arguments[at],
              AtomicHooks.exchange(h, slot, arguments[at], checked(arguments[at + 1]), mode.rmw));
      case COMPARE_AND_EXCHANGE ->
          AtomicHooks.exchange(h, slot, arguments[at], checked(arguments[at + 1]), mode.rmw);
      case SWAP -> AtomicHooks.swap(h, slot, checked(arguments[at]), mode.rmw);
      default -> throw new UnsupportedOperationException("arithmetic on references");
    };
  }

  private Object checked(Object value) {
    return type == Object.class ? value : type.cast(value);
  }

  private long bits(Object value) {
    if (value instanceof Boolean b) {
      return b ? 1 : 0;
    } else if (value instanceof Character c) {
      return sort == 'F'
          ? Float.floatToRawIntBits(c)
          : sort == 'D' ? Double.doubleToRawLongBits(c) : c;
    }
    Number n = (Number) value;
    if (sort == 'F') {
      return Float.floatToRawIntBits(n.floatValue());
    } else if (sort == 'D') {
      return Double.doubleToRawLongBits(n.doubleValue());
    }
    return n.longValue();
  }

  private Object value(long bits) {
    return switch (sort) {
      case 'I' -> (Object) (int) bits;
      case 'J' -> bits;
      case 'Z' -> bits != 0;
      case 'B' -> (byte) bits;
      case 'S' -> (short) bits;
      case 'C' -> (char) bits;
      case 'F' -> Float.intBitsToFloat((int) bits);
      default -> Double.longBitsToDouble(bits);
    };
  }
}
