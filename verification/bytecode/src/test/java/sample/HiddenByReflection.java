package sample;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.VarHandle;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.nio.ByteOrder;
import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;
import java.util.concurrent.atomic.AtomicStampedReference;
import java.util.concurrent.atomic.LongAccumulator;
import java.util.concurrent.atomic.LongAdder;

/** State hidden in handles, reflection and atomics. */
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
public class HiddenByReflection extends Sharing {
  public static void methodInvoke() throws Exception {
    Method m = Sharing.class.getDeclaredMethod("inc");
    twice(() -> m.invoke(null));
    expect(f);
  }

  public static void fieldGetArray() throws Exception {
    Field x = Sharing.class.getDeclaredField("arr");
    twice(() -> ((int[]) x.get(null))[0]++);
    expect(arr[0]);
  }

  public static void fieldSet() throws Exception {
    Field x = Sharing.class.getDeclaredField("own");
    Sharing h = new Sharing();
    twice(() -> x.set(h, (Integer) x.get(h) + 1));
    expect(h.own);
  }

  public static void proxy() throws Exception {
    int[] c = new int[1];
    Runnable r =
        (Runnable)
            java.lang.reflect.Proxy.newProxyInstance(
                Sharing.class.getClassLoader(),
                new Class<?>[] {Runnable.class},
                (p, m, a) -> c[0]++);
    twice(() -> r.run());
    expect(c[0]);
  }

  public static void handleConstant() throws Exception {
    MethodHandle h = MethodHandles.constant(StringBuilder.class, new StringBuilder());
    twice(() -> ((StringBuilder) h.invoke()).append('x'));
    try {
      expect(((StringBuilder) h.invoke()).length());
    } catch (Throwable t) {
      throw new AssertionError(t);
    }
  }

  public static void handleBindTo() throws Exception {
    MethodHandle h = MethodHandles.identity(StringBuilder.class).bindTo(new StringBuilder());
    twice(() -> ((StringBuilder) h.invoke()).append('x'));
    try {
      expect(((StringBuilder) h.invoke()).length());
    } catch (Throwable t) {
      throw new AssertionError(t);
    }
  }

  public static void handleInsert() throws Exception {
    MethodHandle h =
        MethodHandles.insertArguments(MethodHandles.identity(int[].class), 0, (Object) new int[1]);
    twice(() -> ((int[]) h.invoke())[0]++);
    try {
      expect(((int[]) h.invoke())[0]);
    } catch (Throwable t) {
      throw new AssertionError(t);
    }
  }

  public static void handleFindVirtual() throws Exception {
    MethodHandle h =
        MethodHandles.lookup()
            .findVirtual(
                StringBuilder.class,
                "append",
                MethodType.methodType(StringBuilder.class, String.class));
    StringBuilder b = new StringBuilder();
    twice(() -> h.invoke(b, "x"));
    expect(b.length());
  }

  public static void handleSetter() throws Exception {
    MethodHandle h = MethodHandles.lookup().findStaticSetter(Sharing.class, "f", int.class);
    twice(() -> h.invoke(1));
    expect(0);
  }

  public static void varHandlePlain() throws Exception {
    twice(() -> VF.set((int) VF.get() + 1));
    expect(vf);
  }

  public static void varHandleArray() throws Exception {
    int[] a = new int[1];
    twice(() -> AR.setVolatile(a, 0, (int) AR.getVolatile(a, 0) + 1));
    expect(a[0]);
  }

  public static void varHandleToMethodHandle() throws Exception {
    MethodHandle g = VF.toMethodHandle(VarHandle.AccessMode.GET),
        s = VF.toMethodHandle(VarHandle.AccessMode.SET);
    twice(() -> s.invoke((int) g.invoke() + 1));
    expect(vf);
  }

  public static void byteArrayView() throws Exception {
    VarHandle v = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.nativeOrder());
    byte[] b = new byte[4];
    twice(() -> v.set(b, 0, (int) v.get(b, 0) + 1));
    expect((int) v.get(b, 0));
  }

  public static void intUpdater() throws Exception {
    AtomicIntegerFieldUpdater<Sharing> u =
        AtomicIntegerFieldUpdater.newUpdater(Sharing.class, "uf");
    Sharing h = new Sharing();
    twice(() -> u.set(h, u.get(h) + 1));
    expect(h.uf);
  }

  public static void refUpdater() throws Exception {
    AtomicReferenceFieldUpdater<Sharing, Integer> u =
        AtomicReferenceFieldUpdater.newUpdater(Sharing.class, Integer.class, "urf");
    Sharing h = new Sharing();
    twice(() -> u.set(h, u.get(h) + 1));
    expect(h.urf);
  }

  public static void accessible() throws Exception {
    Field x = Sharing.class.getDeclaredField("own");
    two(
        () -> x.setAccessible(true),
        () -> {
          if (!x.isAccessible()) throw new AssertionError("not yet");
        });
    expect(0);
  }

  public static void longAdder() throws Exception {
    LongAdder a = new LongAdder();
    long[] seen = new long[2];
    two(
        () -> {
          a.add(1);
          seen[0] = a.sum();
        },
        () -> {
          a.add(1);
          seen[1] = a.sum();
        });
    expect(Math.min(seen[0], seen[1]));
  }

  public static void atomicStamped() throws Exception {
    AtomicStampedReference<Integer> a = new AtomicStampedReference<>(0, 0);
    twice(() -> a.set(0, a.getStamp() + 1));
    expect(a.getStamp());
  }

  public static void accumulator() throws Exception {
    LongAccumulator a = new LongAccumulator((x, y) -> y, 0);
    twice(() -> a.accumulate(a.get() + 1));
    expect(a.get());
  }
}
