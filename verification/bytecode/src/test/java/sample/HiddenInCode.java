package sample;

import java.io.Serializable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** State hidden in code that is made for the program. */
@SuppressWarnings({
  "ClassCanBeStatic",
  "EmptyCatch",
  "InconsistentOverloads",
  "JavaUtilDate",
  "LockOnBoxedPrimitive",
  "LockOnNonEnclosingClassLiteral",
  "NonAtomicVolatileUpdate",
  "ReturnValueIgnored",
  "StaticAssignmentInConstructor",
  "UnusedVariable",
  "deprecation",
  "serial",
  "synchronization",
  "unused"
})
public class HiddenInCode extends Sharing {
  interface Count {
    int[] N = {0};

    static void add() {
      N[0]++;
    }

    default void more() {
      N[0]++;
    }
  }

  static class Counts implements Count {}

  static class Outer {
    int n;

    class In {
      void add() {
        n++;
      }
    }

    In in() {
      return new In();
    }
  }

  record Checked(int n) {
    static int made;

    Checked {
      made++;
    }
  }

  enum Op {
    ADD {
      int n;

      int next() {
        return ++n;
      }
    };

    abstract int next();
  }

  static int counter;
  static volatile int vol;

  static class Lazy {
    static int made;
    static int[] holder;

    static int[] get() {
      if (holder == null) {
        made++;
        holder = new int[1];
      }
      return holder;
    }
  }

  public static void interfaceStaticMethod() throws Exception {
    Count.N[0] = 0;
    twice(Count::add);
    expect(Count.N[0]);
  }

  public static void interfaceDefaultMethod() throws Exception {
    Count.N[0] = 0;
    Counts c = new Counts();
    twice(c::more);
    expect(Count.N[0]);
  }

  public static void innerOfOuter() throws Exception {
    Outer o = new Outer();
    twice(() -> o.in().add());
    expect(o.n);
  }

  public static void canonicalConstructor() throws Exception {
    Checked.made = 0;
    twice(
        () -> {
          Object x = new Checked(1);
        });
    expect(Checked.made);
  }

  public static void constantBodyField() throws Exception {
    twice(
        () -> {
          int x = Op.ADD.next();
        });
    expect(Op.ADD.next() - 1);
  }

  public static void serializableLambda() throws Exception {
    int[] n = new int[1];
    Runnable r = (Runnable & Serializable) () -> n[0]++;
    twice(r::run);
    expect(n[0]);
  }

  public static void lambdaInLambda() throws Exception {
    int[] n = new int[1];
    Supplier<Runnable> s = () -> () -> n[0]++;
    twice(() -> s.get().run());
    expect(n[0]);
  }

  public static void constructorReference() throws Exception {
    Checked.made = 0;
    java.util.function.IntFunction<Checked> f = Checked::new;
    twice(() -> f.apply(1));
    expect(Checked.made);
  }

  public static void arrayReference() throws Exception {
    java.util.function.IntFunction<int[]> f = int[]::new;
    int[] a = f.apply(1);
    twice(() -> a[0]++);
    expect(a[0]);
  }

  public static void genericMethodReference() throws Exception {
    List<Integer> l = new ArrayList<>();
    java.util.function.Function<Integer, Boolean> f = l::add;
    twice(() -> f.apply(1));
    expect(l.size());
  }

  public static void handleFindStatic() throws Exception {
    MethodHandle h =
        MethodHandles.lookup()
            .findStatic(HiddenInCode.class, "bump", MethodType.methodType(void.class));
    counter = 0;
    twice(() -> h.invokeExact());
    expect(counter);
  }

  static void bump() {
    counter++;
  }

  public static void handleIdentity() throws Exception {
    MethodHandle h = MethodHandles.identity(int[].class);
    int[] a = new int[1];
    twice(
        () -> {
          int[] b = (int[]) h.invokeExact(a);
          b[0]++;
        });
    expect(a[0]);
  }

  public static void handleArrayConstructor() throws Throwable {
    MethodHandle h = MethodHandles.arrayConstructor(int[].class);
    int[] a = (int[]) h.invokeExact(1);
    twice(() -> a[0]++);
    expect(a[0]);
  }

  public static void handleFiltered() throws Throwable {
    MethodHandle h = MethodHandles.dropArguments(MethodHandles.identity(int.class), 1, int.class);
    counter = 0;
    twice(
        () -> {
          counter = (int) h.invokeExact(counter + 1, 7);
        });
    expect(counter);
  }

  public static void handleGuard() throws Throwable {
    MethodHandle h =
        MethodHandles.guardWithTest(
            MethodHandles.identity(boolean.class),
            MethodHandles.empty(MethodType.methodType(void.class, boolean.class)),
            MethodHandles.empty(MethodType.methodType(void.class, boolean.class)));
    counter = 0;
    twice(
        () -> {
          h.invokeExact(true);
          counter++;
        });
    expect(counter);
  }

  public static void handleSpreader() throws Throwable {
    MethodHandle h =
        MethodHandles.identity(int.class).asType(MethodType.methodType(long.class, int.class));
    counter = 0;
    twice(
        () -> {
          counter = (int) (long) h.invokeExact(counter + 1);
        });
    expect(counter);
  }

  public static void constructorNewInstance() throws Exception {
    Constructor<Checked> c = Checked.class.getDeclaredConstructor(int.class);
    Checked.made = 0;
    twice(() -> c.newInstance(1));
    expect(Checked.made);
  }

  public static void recordAccessor() throws Exception {
    var c = Rb.class.getRecordComponents()[0];
    Rb rb = new Rb(new StringBuilder());
    twice(() -> ((StringBuilder) c.getAccessor().invoke(rb)).append('x'));
    expect(rb.b().length());
  }

  @Retention(RetentionPolicy.RUNTIME)
  @interface Marks {
    int[] value();
  }

  @Marks({0})
  static class Marked {}

  public static void annotationArray() throws Exception {
    Marks m = Marked.class.getAnnotation(Marks.class);
    twice(() -> m.value()[0]++);
    expect(m.value()[0]);
  }

  static class Starts {
    static int n;

    static {
      Thread t = new Thread(() -> n++);
      t.start();
      n++;
      try {
        t.join();
      } catch (InterruptedException e) {
      }
    }

    static int get() {
      return n;
    }
  }

  public static void initialiserStartsThread() throws Exception {
    expect(Starts.get());
  }

  public static void localClassCapture() throws Exception {
    int[] n = {0};
    class L {
      void add() {
        n[0]++;
      }
    }
    twice(() -> new L().add());
    expect(n[0]);
  }

  public static void nestMatePrivate() throws Exception {
    Priv p = new Priv();
    twice(p::go);
    expect(p.n);
  }

  static class Priv {
    private int n;

    private void go() {
      n++;
    }
  }

  public static void bridge() throws Exception {
    abstract class A<T> {
      abstract void put(T t);
    }
    class B extends A<String> {
      int n;

      void put(String s) {
        n++;
      }
    }
    B b = new B();
    A<String> a = b;
    twice(() -> a.put(""));
    expect(b.n);
  }

  public static void byteCounter() throws Exception {
    byte[] b = new byte[2];
    twice(() -> b[1]++);
    expect(b[1]);
  }

  static short sh;
  static char ch;
  static byte by;
  static boolean bo;
  static float fl;
  static double dbl;

  public static void narrowFields() throws Exception {
    sh = 0;
    ch = 0;
    by = 0;
    twice(
        () -> {
          sh++;
          ch++;
          by++;
        });
    expect(sh);
    expect(ch);
    expect(by);
  }

  public static void floats() throws Exception {
    fl = 0;
    twice(
        () -> {
          fl += 1f;
        });
    expect((long) fl);
  }

  public static void doubles() throws Exception {
    dbl = 0;
    twice(
        () -> {
          dbl += 1d;
        });
    expect((long) dbl);
  }

  public static void condition() throws Exception {
    bo = false;
    int[] won = new int[2];
    two(
        () -> {
          if (!bo) {
            bo = true;
            won[0] = 1;
          }
        },
        () -> {
          if (!bo) {
            bo = true;
            won[1] = 1;
          }
        });
    if (won[0] + won[1] != 1) throw new AssertionError("both");
  }

  public static void lazyHolder() throws Exception {
    Lazy.holder = null;
    Lazy.made = 0;
    twice(Lazy::get);
    if (Lazy.made != 1) throw new AssertionError();
  }

  public static void switchExpression() throws Exception {
    Op[] o = {Op.ADD};
    counter = 0;
    twice(
        () -> {
          counter =
              switch (o[0]) {
                case ADD -> counter + 1;
              };
        });
    expect(counter);
  }
}
