package org.latticeipc.bytecode.rewrite;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.latticeipc.bytecode.substitute.JavaSystemLogger;
import org.latticeipc.bytecode.substitute.Parking;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InsnList;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.MethodInsnNode;

/** Calls that mean something else under exploration, by what they name. */
final class SpecialCalls {
  private static final Map<String, String> USERS_CLOCKS =
      Map.of(
          "java/lang/System.nanoTime", "CallHooks.usersNanoTime",
          "java/lang/System.currentTimeMillis", "CallHooks.usersMillis");
  private static final String PARKING = Type.getInternalName(Parking.class);
  private static final String CLOCK = "Ljava/time/Clock;";
  private static final String OBJECT = "Ljava/lang/Object;";
  private static final Set<String> PRIVILEGED =
      Set.of(
          "(Ljava/security/PrivilegedAction;)" + OBJECT,
          "(Ljava/security/PrivilegedExceptionAction;)" + OBJECT);
  private static final Map<String, String> STATIC = new HashMap<>();

  static {
    STATIC.put("java/lang/System.nanoTime", "CallHooks.nanoTime");
    STATIC.put("java/lang/System.currentTimeMillis", "CallHooks.currentTimeMillis");
    STATIC.put("java/lang/System.identityHashCode", "CallHooks.identityHashCode");
    STATIC.put("java/lang/System.arraycopy", "ArrayHooks.arraycopy");
    STATIC.put("java/lang/Math.random", "CallHooks.random");
    for (String type :
        List.of("", "Boolean", "Byte", "Char", "Short", "Int", "Long", "Float", "Double")) {
      STATIC.put("java/lang/reflect/Array.get" + type, "ArrayHooks.get" + type);
    }
    STATIC.put("java/util/UUID.randomUUID", "ClockHooks.randomUuid");
    for (String source : List.of("Clock.systemUTC", "Clock.systemDefaultZone", "Clock.system")) {
      STATIC.put("java/time/" + source, "ClockHooks.clock");
    }
    for (String kind : List.of("stream", "intStream", "longStream", "doubleStream")) {
      STATIC.put("java/util/stream/StreamSupport." + kind, "StreamHooks." + kind);
    }
    STATIC.put("java/util/stream/Stream.of", "StreamHooks.of");
    STATIC.put("java/util/stream/IntStream.of", "StreamHooks.of");
    STATIC.put("java/util/stream/LongStream.of", "StreamHooks.of");
    STATIC.put("java/util/stream/DoubleStream.of", "StreamHooks.of");
    STATIC.put(
        "java/lang/invoke/MethodHandles.arrayElementVarHandle", "VarAccess.arrayElementVarHandle");
    STATIC.put("jdk/internal/invoke/MhUtil.findVarHandle", "VarAccess.findVarHandle");
    STATIC.put("java/lang/invoke/MethodHandles.privateLookupIn", "VarAccess.privateLookupIn");
  }

  private static final String TEXTS = "text/ClassTexts";
  private static final Set<String> OF_CLASSES =
      Set.of("getSuperclass", "getInterfaces", "isRecord");
  private static final Set<String> OF_EXCEPTIONS =
      Set.of(
          "getMessage()Ljava/lang/String;",
          "getLocalizedMessage()Ljava/lang/String;",
          "toString()Ljava/lang/String;",
          "getStackTrace()[Ljava/lang/StackTraceElement;");

  private final RewrittenClasses classes;
  private final ClassNode caller;

  SpecialCalls(RewrittenClasses classes, ClassNode caller) {
    this.classes = classes;
    this.caller = caller;
  }

  /** Whether the class that is rewritten is the program's, not of the JDK nor a stand-in. */
  boolean isOfProgram() {
    return !Naming.isCopy(caller.name) && !caller.name.startsWith(Naming.SUBSTITUTE);
  }

  /** Calls that mean the same whatever class they name. */
  @Nullable InsnList replacement(MethodInsnNode call) {
    String key = call.owner + "." + call.name;
    String hook =
        Naming.isCopy(caller.name)
            ? STATIC.get(key)
            : USERS_CLOCKS.getOrDefault(key, STATIC.get(key));
    if (hook != null) {
      int dot = hook.indexOf('.');
      return Code.list(Code.hook(hook.substring(0, dot), hook.substring(dot + 1), call.desc));
    }
    InsnList other = ReflectRules.replacement(call);
    other = other != null ? other : ThrowableRules.replacement(classes, call);
    if (other != null) {
      return other;
    }
    if (call.owner.equals(PARKING) && isOfProgram() && call.name.startsWith("park")) {
      call.name = "usersP" + call.name.substring(1);
      return null;
    }
    InsnList told = isOfProgram() ? told(call) : null;
    if (told != null) {
      return told;
    }
    String noArguments = call.name + call.desc;
    boolean isVirtual =
        call.getOpcode() == Opcodes.INVOKEVIRTUAL || call.getOpcode() == Opcodes.INVOKEINTERFACE;
    switch (noArguments) {
      case "getClass()Ljava/lang/Class;" -> {
        return Code.list(Code.hook("ClassHooks", "getClass", "(" + OBJECT + ")Ljava/lang/Class;"));
      }
      case "wait()V", "wait(J)V", "wait(JI)V" -> {
        return Code.list(
            Code.hook("MonitorHooks", "waitOn", "(" + OBJECT + call.desc.substring(1)));
      }
      case "notify()V" -> {
        return Code.list(Code.hook("MonitorHooks", "notifyOn", "(" + OBJECT + ")V"));
      }
      case "notifyAll()V" -> {
        return Code.list(Code.hook("MonitorHooks", "notifyAllOn", "(" + OBJECT + ")V"));
      }
      case "hashCode()I" -> {
        boolean byIdentity =
            call.owner.equals("java/lang/Class")
                || call.owner.equals("java/lang/Enum")
                || isEnum(call.owner);
        return isVirtual && byIdentity
            ? Code.list(Code.hook("CallHooks", "hashCode", "(" + OBJECT + ")I"))
            : null;
      }
      default -> {
        return specialByOwner(call, key);
      }
    }
  }

  private boolean isEnum(String owner) {
    ClassFacts facts = classes.facts(owner);
    while (facts != null && facts.parent != null) {
      facts = facts.parent;
    }
    return facts != null && "java/lang/Enum".equals(facts.superName);
  }

  /** A date or time that is now, by a clock. */
  private static @Nullable InsnList now(MethodInsnNode call) {
    int end = call.desc.indexOf(')') + 1;
    String arguments = call.desc.substring(0, end);
    MethodInsnNode byClock = (MethodInsnNode) call.clone(null);
    byClock.desc = "(" + CLOCK + ")" + call.desc.substring(end);
    return switch (arguments) {
      case "()", "(Ljava/time/ZoneId;)" ->
          Code.list(Code.hook("ClockHooks", "clock", arguments + CLOCK), byClock);
      case "(" + CLOCK + ")" -> Code.list(byClock);
      default -> null;
    };
  }

  private @Nullable InsnList specialByOwner(MethodInsnNode call, String key) {
    if (call.name.equals("now") && call.owner.startsWith("java/time/")) {
      return now(call);
    }
    return switch (key) {
      case "java/time/InstantSource.system" ->
          Code.list(Code.hook("ClockHooks", "clock", "()" + CLOCK));
      case "java/lang/Runtime.availableProcessors" ->
          Code.list(Code.hook("CallHooks", "availableProcessors", "(Ljava/lang/Runtime;)I"));
      case "java/lang/ref/Reference.reachabilityFence" -> Code.list(new InsnNode(Opcodes.POP));
      case "java/lang/Runtime.getRuntime" -> Code.list(call.clone(null));
      case "java/lang/System.exit", "java/lang/Runtime.exit", "java/lang/Runtime.halt" ->
          Code.list(
              Code.hook(
                  "CallHooks",
                  "exit",
                  call.getOpcode() == Opcodes.INVOKESTATIC ? "(I)V" : "(Ljava/lang/Runtime;I)V"));
      case "java/lang/Class.forName" -> Code.list(Code.hook("ClassHooks", "forName", call.desc));
      case "java/lang/System.getLogger" ->
          call.desc.startsWith("(Ljava/lang/String;)")
              ? Code.list(
                  new MethodInsnNode(
                      Opcodes.INVOKESTATIC,
                      Type.getInternalName(JavaSystemLogger.ToNotes.class),
                      "get",
                      call.desc,
                      false))
              : null;
      case "java/lang/Enum.valueOf" ->
          Code.list(
              Code.hook(
                  "ClassHooks",
                  "valueOf",
                  "(Ljava/lang/Class;Ljava/lang/String;)Ljava/lang/Enum;"));
      case "java/security/AccessController.doPrivileged" ->
          PRIVILEGED.contains(call.desc)
              ? Code.list(Code.hook("CallHooks", call.name, call.desc))
              : null;
      case "java/lang/reflect/Field.get" ->
          Code.list(
              Code.hook("CallHooks", "get", "(Ljava/lang/reflect/Field;" + OBJECT + ")" + OBJECT));
      case "java/lang/Class.getEnumConstants" ->
          Code.list(
              Code.hook(
                  "ClassHooks", "getEnumConstants", "(Ljava/lang/Class;)[Ljava/lang/Object;"));
      case "java/lang/invoke/MethodHandles$Lookup.findVarHandle",
          "java/lang/invoke/MethodHandles$Lookup.findStaticVarHandle",
          "java/lang/invoke/MethodHandles$Lookup.unreflectVarHandle" ->
          Code.list(
              new MethodInsnNode(
                  Opcodes.INVOKESTATIC,
                  Naming.VAR_ACCESS,
                  call.name,
                  "(Ljava/lang/invoke/MethodHandles$Lookup;" + call.desc.substring(1),
                  false));
      default -> null;
    };
  }

  /** What classes and exceptions say of themselves. */
  private @Nullable InsnList told(MethodInsnNode call) {
    boolean ofClass = call.owner.equals("java/lang/Class") && OF_CLASSES.contains(call.name);
    if (ofClass && call.desc.startsWith("()")) {
      return Code.list(Code.hook(TEXTS, call.name, "(Ljava/lang/Class;" + call.desc.substring(1)));
    }
    boolean ofException =
        call.getOpcode() == Opcodes.INVOKEVIRTUAL
            && OF_EXCEPTIONS.contains(call.name + call.desc)
            && classes.isThrowable(call.owner);
    return ofException
        ? Code.list(Code.hook(TEXTS, call.name, "(Ljava/lang/Throwable;" + call.desc.substring(1)))
        : null;
  }
}
