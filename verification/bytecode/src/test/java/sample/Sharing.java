package sample;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.List;

/** What the programs with hidden state have in common. */
@SuppressWarnings({"IdentityBinaryExpression", "finally", "serial"})
public class Sharing {
  interface Body {
    void run() throws Throwable;
  }

  static Runnable safe(Body b) {
    return () -> {
      try {
        b.run();
      } catch (RuntimeException | Error e) {
        throw e;
      } catch (Throwable e) {
        throw new IllegalStateException(e);
      }
    };
  }

  static void two(Body x, Body y) throws InterruptedException {
    Thread a = new Thread(safe(x)), b = new Thread(safe(y));
    a.start();
    b.start();
    a.join();
    b.join();
  }

  static void twice(Body x) throws InterruptedException {
    two(x, x);
  }

  static void expect(long n) {
    if (n != 2) throw new AssertionError("lost: " + n);
  }

  static class H1 {
    static final StringBuilder SB = new StringBuilder();
  }

  static class H2 {
    static StringBuilder sb = new StringBuilder();
  }

  static class H3 {
    static final StringBuilder[] SBS = {new StringBuilder()};
  }

  record Rb(StringBuilder b) {}

  static class Fin {
    final StringBuilder b = new StringBuilder();
  }

  static class H4 {
    static final Fin FIN = new Fin();
  }

  static class H5 {
    static final List<StringBuilder> LSB = List.of(new StringBuilder());
  }

  static volatile StringBuilder pub;

  static class Cnt {
    int n;

    public String toString() {
      n++;
      return "c";
    }

    public int hashCode() {
      n++;
      return 1;
    }

    public boolean equals(Object o) {
      n++;
      return o == this;
    }
  }

  static class Cs implements CharSequence {
    int n;

    public int length() {
      return 1;
    }

    public char charAt(int i) {
      return 'x';
    }

    public CharSequence subSequence(int a, int b) {
      return this;
    }

    public String toString() {
      n++;
      return "x";
    }
  }

  record RecOf(Cnt c) {}

  enum K {
    A,
    B
  }

  static int[] got = new int[2];

  static class Sum {
    int n;
  }

  static int f;
  int own;
  static int[] arr = new int[1];

  static void inc() {
    f++;
  }

  static volatile int vf;
  static final VarHandle VF;
  static final VarHandle AR;

  static {
    try {
      VF = MethodHandles.lookup().findStaticVarHandle(Sharing.class, "vf", int.class);
      AR = MethodHandles.arrayElementVarHandle(int[].class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  volatile int uf;
  volatile long ulf;
  volatile Integer urf = 0;

  static synchronized void sm(int[] c) {
    c[0]++;
  }

  synchronized void im(int[] c) {
    c[0]++;
  }

  static int x1, y1;

  static class Cl implements Cloneable {
    int[] shared = new int[1];
    int n;

    Cl copy() {
      try {
        return (Cl) clone();
      } catch (CloneNotSupportedException e) {
        throw new AssertionError(e);
      }
    }
  }

  enum St {
    ONE {
      void add() {
        n++;
      }
    };
    int n;

    abstract void add();
  }

  interface Def {
    int[] C = {0};

    default void add() {
      C[0]++;
    }

    static void sadd() {
      C[0]++;
    }
  }

  static class Lazy {
    static int[] h = {0};

    static {
      h[0] = 0;
    }
  }

  static class Boom {
    static int z = 1 / (f - f);
  }

  static class Num extends Number {
    int n;

    public int intValue() {
      return n;
    }

    public long longValue() {
      return n;
    }

    public float floatValue() {
      return n;
    }

    public double doubleValue() {
      return n;
    }
  }

  static class Ol extends ArrayList<Integer> {
    int adds;

    public boolean add(Integer i) {
      adds++;
      return super.add(i);
    }
  }

  static class It extends ThreadLocal<int[]> {
    int n;
  }

  @SuppressWarnings("finally")
  static int fin(int[] c) {
    try {
      throw new IllegalStateException();
    } finally {
      c[0]++;
      return 1;
    }
  }

  static int volatileless;
  static boolean done;
  static volatile boolean ready, ready2;
  static int[] published;

  static class Dcl {
    int v;

    Dcl() {
      v = 1;
    }
  }

  static Dcl dcl;

  static Dcl get() {
    if (dcl == null) {
      synchronized (Sharing.class) {
        if (dcl == null) dcl = new Dcl();
      }
    }
    return dcl;
  }

  static class Base {
    int n;
  }

  static class Mid extends Base {
    void a() {
      super.n++;
    }
  }

  static class Low extends Mid {
    int n;

    void b() {
      ((Base) this).n++;
    }
  }

  class Inner {
    void add() {
      outer++;
    }
  }

  int outer;

  static <T extends Comparable<T>> T generic(T[] a, T b) {
    T o = a[0];
    a[0] = b;
    return o;
  }

  static void va(int[]... x) {
    for (int[] y : x) y[0]++;
  }

  enum Op {
    A {
      int f(int[] c) {
        return c[0]++;
      }
    };

    abstract int f(int[] c);

    static int calls;
  }

  static byte b;
  static short s;
  static char ch;
  static boolean z;
  static float fl;
  static double d;
  static int clinits;

  static class Once {
    static {
      clinits++;
    }

    static void touch() {}
  }

  static int x;

  static class Late {
    static int seen = x;
  }

  static Leak leak;

  static class Leak {
    final int v;

    Leak() {
      leak = this;
      v = 1;
    }
  }
}
