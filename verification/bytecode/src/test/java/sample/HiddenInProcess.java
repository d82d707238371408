package sample;

import java.lang.ref.Cleaner;
import java.lang.ref.SoftReference;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Calendar;
import java.util.Date;
import java.util.Locale;
import java.util.Properties;
import java.util.ServiceLoader;
import java.util.TimeZone;
import java.util.UUID;
import java.util.WeakHashMap;

/** State hidden in what a process has once, and in references. */
@SuppressWarnings({
  "CollectionIncompatibleType",
  "LockOnBoxedPrimitive",
  "ReturnValueIgnored",
  "StringJoin",
  "deprecation",
  "fallthrough",
  "finally",
  "serial",
  "synchronization",
  "try"
})
public class HiddenInProcess extends Sharing {
  public static void localeDefault() throws Exception {
    Locale.setDefault(Locale.ROOT);
    expect(0);
  }

  public static void timeZoneDefault() throws Exception {
    TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
    expect(0);
  }

  public static void properties() throws Exception {
    Properties p = new Properties();
    twice(() -> p.setProperty("k", "v"));
    expect(0);
  }

  public static void systemGetProperties() throws Exception {
    System.getProperties().put("a", "b");
    expect(0);
  }

  public static void instantNow() throws Exception {
    if (Instant.now().toEpochMilli() > 1000) throw new AssertionError();
  }

  public static void clockTick() throws Exception {
    if (Clock.tickMillis(ZoneId.of("UTC")).millis() > 1000) throw new AssertionError();
  }

  public static void instantSource() throws Exception {
    if (InstantSource.system().millis() > 1000) throw new AssertionError();
  }

  public static void newDate() throws Exception {
    if (new Date().getTime() > 1000) throw new AssertionError();
  }

  public static void calendar() throws Exception {
    if (Calendar.getInstance().getTimeInMillis() > 1000) throw new AssertionError();
  }

  public static void randomUuid() throws Exception {
    if (UUID.randomUUID().version() == 4) throw new AssertionError();
  }

  public static void secureRandom() throws Exception {
    new SecureRandom().nextInt();
    expect(0);
  }

  public static void processHandle() throws Exception {
    if (ProcessHandle.current().pid() > 0) throw new AssertionError();
  }

  public static void freeMemory() throws Exception {
    if (Runtime.getRuntime().freeMemory() > 0) throw new AssertionError();
  }

  public static void classValue() throws Exception {
    ClassValue<int[]> v =
        new ClassValue<>() {
          protected int[] computeValue(Class<?> c) {
            return new int[1];
          }
        };
    twice(() -> v.get(Sharing.class)[0]++);
    expect(v.get(Sharing.class)[0]);
  }

  public static void serviceLoader() throws Exception {
    // Nothing is found, so that a service cannot hide anything.
    expect(ServiceLoader.load(Runnable.class).iterator().hasNext() ? 2 : 0);
  }

  public static void softReference() throws Exception {
    SoftReference<int[]> r = new SoftReference<>(new int[1]);
    twice(() -> r.get()[0]++);
    expect(r.get()[0]);
  }

  public static void cleaner() throws Exception {
    Cleaner.create().register(new Object(), () -> {});
    expect(0);
  }

  public static void weakHashMap() throws Exception {
    WeakHashMap<Object, Integer> m = new WeakHashMap<>();
    twice(() -> m.put("k", m.getOrDefault("k", 0) + 1));
    expect(m.get("k"));
  }

  public static void inheritableThreadLocal() throws Exception {
    InheritableThreadLocal<int[]> t = new InheritableThreadLocal<>();
    t.set(new int[1]);
    twice(() -> t.get()[0]++);
    expect(t.get()[0]);
  }

  public static void threadLocalBuilder() throws Exception {
    StringBuilder b = new StringBuilder();
    ThreadLocal<StringBuilder> t = ThreadLocal.withInitial(() -> b);
    twice(() -> t.get().append('x'));
    expect(b.length());
  }
}
