package sample;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.Hashtable;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.Vector;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntUnaryOperator;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Two threads lose an update of state that is hidden in something; no answer may be HOLDS. */
@SuppressWarnings("ReturnValueIgnored")
public class Hidden {
  static int field;
  int own;

  static void twice(Runnable increment) throws InterruptedException {
    Thread a = new Thread(increment);
    Thread b = new Thread(increment);
    a.start();
    b.start();
    a.join();
    b.join();
  }

  static void expect(int found) {
    if (found != 2) {
      throw new AssertionError("lost: " + found);
    }
  }

  public static void staticField() throws Exception {
    twice(() -> field++);
    expect(field);
  }

  public void instanceField() throws Exception {
    twice(() -> own++);
    expect(own);
  }

  public static void capturedArray() throws Exception {
    int[] c = new int[1];
    twice(() -> c[0]++);
    expect(c[0]);
  }

  public static void nestedArray() throws Exception {
    byte[][] c = new byte[1][1];
    twice(() -> c[0][0]++);
    expect(c[0][0]);
  }

  static class Parent {
    protected int n;
  }

  static class Child extends Parent {
    void add() {
      n++;
    }
  }

  public static void inheritedField() throws Exception {
    Child c = new Child();
    twice(c::add);
    expect(c.n);
  }

  static class Failure extends RuntimeException {
    private static final long serialVersionUID = 1L;
    int n;
  }

  public static void exceptionField() throws Exception {
    Failure f = new Failure();
    twice(() -> f.n++);
    expect(f.n);
  }

  static class Counting extends Thread {
    static int n;

    @Override
    public void run() {
      n++;
    }
  }

  public static void threadSubclass() throws Exception {
    Thread a = new Counting();
    Thread b = new Counting();
    a.start();
    b.start();
    a.join();
    b.join();
    expect(Counting.n);
  }

  enum Kind {
    ONE;
    int n;
  }

  public static void enumField() throws Exception {
    twice(() -> Kind.ONE.n++);
    expect(Kind.ONE.n);
  }

  interface Constants {
    int[] COUNT = new int[1];
  }

  public static void interfaceConstant() throws Exception {
    twice(() -> Constants.COUNT[0]++);
    expect(Constants.COUNT[0]);
  }

  record Pair(int[] left, int right) {}

  public static void recordComponent() throws Exception {
    Pair p = new Pair(new int[1], 0);
    twice(() -> p.left()[0]++);
    expect(p.left()[0]);
  }

  public static void lambdaState() throws Exception {
    int[] c = new int[1];
    IntUnaryOperator add = x -> c[0] += x;
    Supplier<IntUnaryOperator> indirect = () -> add;
    twice(() -> indirect.get().applyAsInt(1));
    expect(c[0]);
  }

  public static void list() throws Exception {
    List<Integer> l = new ArrayList<>();
    twice(() -> l.add(1));
    expect(l.size());
  }

  public static void synchronizedListCheckThenAct() throws Exception {
    List<Integer> l = Collections.synchronizedList(new ArrayList<>(List.of(0)));
    twice(() -> l.set(0, l.get(0) + 1));
    expect(l.get(0));
  }

  public static void map() throws Exception {
    Map<String, Integer> m = new HashMap<>();
    m.put("k", 0);
    twice(() -> m.put("k", m.get("k") + 1));
    expect(m.get("k"));
  }

  public static void hashtable() throws Exception {
    Hashtable<String, Integer> m = new Hashtable<>();
    m.put("k", 0);
    twice(() -> m.put("k", m.get("k") + 1));
    expect(m.get("k"));
  }

  public static void vector() throws Exception {
    Vector<Integer> v = new Vector<>(List.of(0));
    twice(() -> v.set(0, v.get(0) + 1));
    expect(v.get(0));
  }

  public static void concurrentMapCheckThenAct() throws Exception {
    Map<String, Integer> m = new ConcurrentHashMap<>();
    m.put("k", 0);
    twice(() -> m.put("k", m.get("k") + 1));
    expect(m.get("k"));
  }

  public static void bitSet() throws Exception {
    BitSet s = new BitSet();
    Thread a = new Thread(() -> s.set(0));
    Thread b = new Thread(() -> s.set(1));
    a.start();
    b.start();
    a.join();
    b.join();
    expect(s.cardinality());
  }

  public static void atomicGetThenSet() throws Exception {
    AtomicInteger i = new AtomicInteger();
    twice(() -> i.set(i.get() + 1));
    expect(i.get());
  }

  public static void stringBuilder() throws Exception {
    StringBuilder b = new StringBuilder();
    twice(() -> b.append('x'));
    expect(b.length());
  }

  public static void stringBuilderInObject() throws Exception {
    AtomicReference<Object> r = new AtomicReference<>();
    StringBuilder b = new StringBuilder();
    r.set(b);
    twice(() -> ((StringBuilder) r.get()).append('x'));
    expect(b.length());
  }

  public static void byteBuffer() throws Exception {
    ByteBuffer b = ByteBuffer.allocate(1);
    twice(() -> b.put(0, (byte) (b.get(0) + 1)));
    expect(b.get(0));
  }

  public static void joiner() throws Exception {
    StringJoiner j = new StringJoiner("");
    twice(() -> j.add("x"));
    expect(j.length());
  }

  public static void optional() throws Exception {
    Optional<int[]> o = Optional.of(new int[1]);
    twice(() -> o.get()[0]++);
    expect(o.get()[0]);
  }

  public static void stream() throws Exception {
    Iterator<Integer> s = Stream.iterate(0, x -> x + 1).iterator();
    twice(s::next);
    expect(s.next());
  }

  public static void cause() throws Exception {
    Failure f = new Failure();
    Exception outer = new Exception(f);
    twice(() -> ((Failure) outer.getCause()).n++);
    expect(f.n);
  }

  public static void suppressed() throws Exception {
    Exception e = new Exception();
    twice(() -> e.addSuppressed(new Exception()));
    expect(e.getSuppressed().length);
  }

  public static void systemProperty() throws Exception {
    System.setProperty("hidden", "0");
    twice(
        () ->
            System.setProperty(
                "hidden", "" + (Integer.parseInt(System.getProperty("hidden")) + 1)));
    expect(Integer.parseInt(System.getProperty("hidden")));
  }

  public static void reflection() throws Exception {
    var f = Hidden.class.getDeclaredField("field");
    twice(
        () -> {
          try {
            f.setInt(null, f.getInt(null) + 1);
          } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
          }
        });
    expect(f.getInt(null));
  }

  public static void threadLocalValueShared() throws Exception {
    ThreadLocal<int[]> t = ThreadLocal.withInitial(() -> COMMON);
    twice(() -> t.get()[0]++);
    expect(COMMON[0]);
  }

  static final int[] COMMON = new int[1];

  public static void boxIdentity() {
    AtomicReference<Integer> r = new AtomicReference<>(1000);
    if (!r.compareAndSet(Integer.valueOf(1000), 2)) {
      throw new AssertionError("boxes of large numbers are different objects");
    }
  }

  public static void stringIdentity() {
    AtomicReference<String> r = new AtomicReference<>("x" + field);
    if (!r.compareAndSet("x0", "y")) {
      throw new AssertionError("a string that was put together is another object");
    }
  }

  public static void parallelStream() {
    int[] c = new int[1];
    List.of(1, 2).parallelStream().forEach(x -> c[0]++);
    expect(c[0]);
  }

  public static void reflectiveArray() throws Exception {
    Object c = new int[1];
    twice(() -> java.lang.reflect.Array.setInt(c, 0, java.lang.reflect.Array.getInt(c, 0) + 1));
    expect(((int[]) c)[0]);
  }

  public static void reflectiveRead() throws Exception {
    int[] c = new int[1];
    twice(() -> c[0] = java.lang.reflect.Array.getInt(c, 0) + 1);
    expect(c[0]);
  }

  public static void weakReference() throws Exception {
    java.lang.ref.WeakReference<int[]> w = new java.lang.ref.WeakReference<>(new int[1]);
    twice(() -> w.get()[0]++);
    expect(w.get()[0]);
  }
}
