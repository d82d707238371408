package org.latticeipc.bytecode.rewrite;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.latticeipc.bytecode.runtime.HeapObject;
import org.latticeipc.bytecode.runtime.VarAccess;
import org.latticeipc.bytecode.runtime.unsafe.UnsafeAccess;
import org.latticeipc.bytecode.substitute.Parking;
import org.latticeipc.bytecode.whitelist.PureList;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.commons.Remapper;

/**
 * Which class stands for which: copies of the JDK's own, so that they can be rewritten in a JVM
 * that has loaded the originals, and stand-ins for the few that cannot be copied. Thread-safe.
 */
final class Naming extends Remapper {
  static final String SUBSTITUTE = folder(Parking.class.getPackageName());
  static final String RUNTIME = folder(HeapObject.class.getPackageName());

  /** Where copies are, with a final slash: beside the runtime, in packages that have no source. */
  static final String COPY = RUNTIME.replaceFirst("[^/]+/$", "jdk/");

  static final String HEAP_OBJECT = Type.getInternalName(HeapObject.class);
  static final String VAR_ACCESS = Type.getInternalName(VarAccess.class);
  static final String UNSAFE_ACCESS = Type.getInternalName(UnsafeAccess.class);

  private static final String COLLECTORS = "java/util/stream/Collectors";
  private static final Map<String, String> STAND_INS = new LinkedHashMap<>();
  private static final Map<String, String> ORIGINALS = new HashMap<>();

  /** What stands for the classes of a package that is trusted. */
  private static final Map<String, Map<String, String>> TRUSTED =
      Map.of(
          PureList.LOCKS,
          Map.of(
              "java/util/concurrent/locks/AbstractQueuedSynchronizer",
              SUBSTITUTE + "lock/TrustedSynchronizer",
              "java/util/concurrent/locks/AbstractQueuedSynchronizer$ConditionObject",
              SUBSTITUTE + "lock/TrustedSynchronizer$ConditionObject"),
          PureList.REFERENCES,
          Map.of(
              "java/lang/ref/Reference",
              SUBSTITUTE + "JavaReference",
              "java/lang/ref/WeakReference",
              SUBSTITUTE + "JavaReference$Weak",
              "java/lang/ref/SoftReference",
              SUBSTITUTE + "JavaReference$Soft",
              "java/lang/ref/PhantomReference",
              SUBSTITUTE + "JavaReference$Phantom",
              "java/lang/ref/ReferenceQueue",
              SUBSTITUTE + "JavaReferenceQueue"));

  static {
    stand("java/lang/Thread", "JavaThread");
    stand("java/lang/Thread$UncaughtExceptionHandler", "JavaThread$UncaughtExceptionHandler");
    stand("java/lang/Thread$Builder", "JavaThread$Builder");
    stand("java/lang/Thread$Builder$OfVirtual", "JavaThread$Builder");
    stand("java/lang/Thread$Builder$OfPlatform", "JavaThread$Builder");
    stand("java/lang/ThreadLocal", "JavaThreadLocal");
    stand("java/lang/InheritableThreadLocal", "JavaInheritableThreadLocal");
    stand("java/lang/ScopedValue", "JavaScopedValue");
    stand("java/lang/ScopedValue$Carrier", "JavaScopedValue$Carrier");
    stand("java/lang/ScopedValue$CallableOp", "JavaScopedValue$CallableOp");
    stand("java/util/concurrent/locks/LockSupport", "Parking");
    stand("java/util/concurrent/locks/AbstractOwnableSynchronizer", "lock/JavaOwnable");
    stand("java/util/logging/Logger", "JavaLogger");
    stand("java/lang/System$Logger", "JavaSystemLogger");
    stand("java/util/Random", "JavaRandom");
    stand("java/io/OutputStreamWriter", "JavaStreamWriter");
    stand("java/util/ServiceLoader", "JavaServices");
    stand("java/util/concurrent/ThreadLocalRandom", "JavaThreadLocalRandom");
    stand("java/util/concurrent/atomic/AtomicIntegerFieldUpdater", "IntegerUpdater");
    stand("java/util/concurrent/atomic/AtomicLongFieldUpdater", "LongUpdater");
    stand("java/util/concurrent/atomic/AtomicReferenceFieldUpdater", "ReferenceUpdater");
    stand("jdk/internal/util/ArraysSupport", "JavaArraysSupport");
    stand("jdk/internal/util/Preconditions", "JavaPreconditions");
    stand("jdk/internal/access/SharedSecrets", "JavaSecrets");
    stand("jdk/internal/access/JavaLangAccess", "JavaSecrets$Language");
    stand("jdk/internal/access/JavaUtilConcurrentFJPAccess", "JavaSecrets$Pools");
    stand("jdk/internal/access/JavaUtilConcurrentTLRAccess", "JavaSecrets$Probes");
    stand("sun/security/action/GetBooleanAction", "JavaProperties$OfBoolean");
    stand("sun/security/action/GetIntegerAction", "JavaProperties$OfInteger");
    stand("sun/security/action/GetPropertyAction", "JavaProperties");
    stand("jdk/internal/vm/SharedThreadContainer", "JavaContainer");
    stand("jdk/internal/vm/ThreadContainer", "JavaContainer");
    stand("jdk/internal/vm/ThreadContainers", "JavaContainers");
    stand("jdk/internal/misc/CDS", "JavaSharing");
    stand("java/lang/ref/Cleaner", "JavaCleaner");
    stand("java/lang/ref/Cleaner$Cleanable", "JavaCleaner$Cleanable");
    stand("jdk/internal/ref/CleanerFactory", "JavaCleaner$Factory");
    STAND_INS.put("java/lang/invoke/VarHandle", VAR_ACCESS);
    STAND_INS.put("jdk/internal/misc/Unsafe", UNSAFE_ACCESS);
    STAND_INS.put("sun/misc/Unsafe", UNSAFE_ACCESS);
    STAND_INS.forEach((real, ours) -> ORIGINALS.putIfAbsent(ours, real));
    // It differs in what it does once nobody can reach it.
    STAND_INS.put(
        "java/util/concurrent/Executors$AutoShutdownDelegatedExecutorService",
        COPY + "java/util/concurrent/Executors$DelegatedExecutorService");
    TRUSTED.values().forEach(all -> all.forEach((real, ours) -> ORIGINALS.putIfAbsent(ours, real)));
  }

  /** Packages below java.util whose classes are taken as they are. */
  private static final Set<String> REAL_PACKAGES =
      Set.of("function", "regex", "stream", "zip", "jar", "logging", "prefs", "spi", "random");

  private static final String WEAK_MAP = "WeakHashMap";

  /** Classes of java.util that are taken as they are; most of them may not be used at all. */
  private static final Set<String> REAL =
      Set.of(
          "Optional",
          "OptionalInt",
          "OptionalLong",
          "OptionalDouble",
          "Locale",
          "UUID",
          "Date",
          "Calendar",
          "GregorianCalendar",
          "TimeZone",
          "SimpleTimeZone",
          "Formatter",
          "Scanner",
          "ResourceBundle",
          "Currency",
          "ServiceLoader", // for the nested types; the class itself has a stand-in
          "Base64",
          "HexFormat",
          "StringTokenizer",
          "IntSummaryStatistics",
          "LongSummaryStatistics",
          "DoubleSummaryStatistics",
          WEAK_MAP, // unless references are trusted
          "SplittableRandom");

  /** An interface of java.util that is copied, since it names a class that is. */
  private static final String OBSERVER = "java/util/Observer";

  private static final String IO = "java/io/";

  /**
   * Classes of java.io whose state is in memory, and those above and below them, so that each fits
   * where its original does. Streams of bytes as such have no state.
   */
  private static final Set<String> IN_MEMORY =
      Set.of(
          "Writer",
          "StringWriter",
          "CharArrayWriter",
          "PrintWriter",
          "BufferedWriter",
          "FilterWriter",
          "PipedWriter",
          "FileWriter",
          "Reader",
          "StringReader",
          "CharArrayReader",
          "BufferedReader",
          "LineNumberReader",
          "FilterReader",
          "PushbackReader",
          "PipedReader",
          "InputStreamReader",
          "FileReader",
          "ByteArrayOutputStream",
          "FilterOutputStream",
          "BufferedOutputStream",
          "PipedOutputStream",
          "ByteArrayInputStream",
          "FilterInputStream",
          "BufferedInputStream",
          "PushbackInputStream",
          "SequenceInputStream",
          "PipedInputStream");

  private final Map<String, String> trusted = new HashMap<>();
  private final boolean trustsReferences;
  private final Predicate<String> isInterface;
  private final Map<String, String> known = new HashMap<>();

  /**
   * @param trust packages that are trusted
   * @param isInterface whether a class of the JDK, by internal name, is an interface
   */
  Naming(Predicate<String> isInterface, List<String> trust) {
    super(Opcodes.ASM9);
    trust.forEach(name -> trusted.putAll(TRUSTED.getOrDefault(name, Map.of())));
    this.trustsReferences = trust.contains(PureList.REFERENCES);
    this.isInterface = isInterface;
  }

  private static String folder(String packageName) {
    return packageName.replace('.', '/') + "/";
  }

  private static void stand(String real, String ours) {
    STAND_INS.put(real, SUBSTITUTE + ours);
  }

  @Override
  public synchronized String map(String name) {
    return known.computeIfAbsent(name, this::find);
  }

  private String find(String name) {
    String ours = trusted.getOrDefault(name, STAND_INS.get(name));
    if (ours != null) {
      return ours;
    }
    return isCopied(name) ? COPY + name : name;
  }

  private boolean isCopied(String name) {
    if (name.equals(OBSERVER)) {
      return true;
    } else if (name.startsWith(IO)) {
      int nested = name.indexOf('$');
      return IN_MEMORY.contains(name.substring(IO.length(), nested < 0 ? name.length() : nested));
    } else if (!name.startsWith("java/util/")) {
      return false;
    } else if (name.equals(COLLECTORS) || name.startsWith(COLLECTORS + "$")) {
      return true; // what streams collect into must be copies too
    }
    String rest = name.substring("java/util/".length());
    int slash = rest.indexOf('/');
    String simple = name.substring(name.lastIndexOf('/') + 1);
    int dollar = simple.indexOf('$');
    String outer = dollar < 0 ? simple : simple.substring(0, dollar);
    if (simple.endsWith("Exception") || simple.endsWith("Error")) {
      return false;
    }
    if (slash > 0) {
      return rest.startsWith("concurrent/") || !REAL_PACKAGES.contains(rest.substring(0, slash));
    }
    boolean isReal = REAL.contains(outer) && !(trustsReferences && outer.equals(WEAK_MAP));
    return !isReal && !isInterface.test(name);
  }

  /** Whether it is a copy of the JDK's. */
  static boolean isCopy(String name) {
    return name.startsWith(COPY);
  }

  /** The name of the original of a copy, of others their own. */
  static String original(String name) {
    return isCopy(name) ? name.substring(COPY.length()) : name;
  }

  /** What people know the class by, with dots: a copy and a stand-in have the original's name. */
  static String shown(String name) {
    return ORIGINALS.getOrDefault(name, original(name)).replace('/', '.');
  }
}
