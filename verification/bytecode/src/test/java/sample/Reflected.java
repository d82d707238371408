package sample;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** What classes and exceptions say of themselves. */
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
public class Reflected {
  record R(int a, String b) {}

  sealed interface S permits S1, S2 {}

  static final class S1 implements S {}

  static final class S2 implements S {}

  static class Plain {
    int x;
    Object y;

    void m() {}

    Plain() {}

    Plain(int i) {}
  }

  static class Sub extends Plain implements Comparable<Sub>, Runnable {
    public int compareTo(Sub o) {
      return 0;
    }

    public void run() {}
  }

  enum E {
    A,
    B {}
  }

  static class Ex extends RuntimeException {
    int n;
  }

  static class MyList extends ArrayList<String> {}

  static void eq(Object a, Object b) {
    if (!Objects.equals(a, b)) throw new AssertionError(a + " is not " + b);
  }

  static void body(Runnable r) throws Exception {
    Thread t = new Thread(r);
    t.start();
    r.run();
    t.join();
  }

  public static void isRecord() throws Exception {
    body(() -> eq(R.class.isRecord(), true));
  }

  public static void superclass() throws Exception {
    body(() -> eq(Plain.class.getSuperclass(), Object.class));
  }

  public static void superclassOfRecord() throws Exception {
    body(() -> eq(R.class.getSuperclass(), Record.class));
  }

  public static void superName() throws Exception {
    body(() -> eq(Plain.class.getSuperclass().getName(), "java.lang.Object"));
  }

  public static void superclass2() throws Exception {
    body(() -> eq(Sub.class.getSuperclass(), Plain.class));
  }

  public static void interfaces() throws Exception {
    body(() -> eq(Sub.class.getInterfaces().length, 2));
  }

  public static void exInterfaces() throws Exception {
    body(() -> eq(Ex.class.getInterfaces().length, 0));
  }

  public static void fields() throws Exception {
    body(() -> eq(Plain.class.getDeclaredFields().length, 2));
  }

  public static void exFields() throws Exception {
    body(() -> eq(Ex.class.getDeclaredFields().length, 1));
  }

  public static void methods() throws Exception {
    body(() -> eq(Plain.class.getDeclaredMethods().length, 1));
  }

  public static void constructors() throws Exception {
    body(() -> eq(Plain.class.getDeclaredConstructors().length, 2));
  }

  public static void nest() throws Exception {
    body(() -> eq(R.class.getNestHost(), Reflected.class));
  }

  public static void enclosing() throws Exception {
    body(() -> eq(R.class.getEnclosingClass(), Reflected.class));
  }

  public static void declaring() throws Exception {
    body(() -> eq(R.class.getDeclaringClass(), Reflected.class));
  }

  public static void simple() throws Exception {
    body(() -> eq(R.class.getSimpleName(), "R"));
  }

  public static void jdkName() throws Exception {
    body(() -> eq(new ArrayList<String>().getClass().getName(), "java.util.ArrayList"));
  }

  public static void jdkSimple() throws Exception {
    body(() -> eq(new ArrayList<String>().getClass().getSimpleName(), "ArrayList"));
  }

  public static void jdkToString() throws Exception {
    body(() -> eq(ArrayList.class.toString(), "class java.util.ArrayList"));
  }

  public static void jdkPackage() throws Exception {
    body(() -> eq(ArrayList.class.getPackageName(), "java.util"));
  }

  public static void objectClass() throws Exception {
    body(() -> eq(new Object().getClass(), Object.class));
  }

  public static void objectName() throws Exception {
    body(() -> eq(new Object().getClass().getName(), "java.lang.Object"));
  }

  public static void objectToString() throws Exception {
    body(() -> eq(new Object().toString().startsWith("java.lang.Object@"), true));
  }

  public static void listSub() throws Exception {
    body(() -> eq(new MyList().getClass().getSuperclass(), ArrayList.class));
  }

  public static void listSubName() throws Exception {
    body(() -> eq(new MyList().getClass().getSuperclass().getName(), "java.util.ArrayList"));
  }

  public static void enumDeclaring() throws Exception {
    body(() -> eq(E.B.getDeclaringClass(), E.class));
  }

  public static void isEnum() throws Exception {
    body(() -> eq(E.class.isEnum(), true));
  }

  public static void enumSuper() throws Exception {
    body(() -> eq(E.class.getSuperclass(), Enum.class));
  }

  public static void isInstance() throws Exception {
    body(() -> eq(Object.class.isInstance(new Plain()), true));
  }

  public static void isInstanceList() throws Exception {
    body(() -> eq(List.class.isInstance(new ArrayList<String>()), true));
  }

  public static void assignable() throws Exception {
    body(() -> eq(Object.class.isAssignableFrom(Plain.class), true));
  }

  public static void castTo() throws Exception {
    body(() -> eq(ArrayList.class.cast(new ArrayList<String>()).size(), 0));
  }

  public static void forName() throws Exception {
    body(
        () -> {
          try {
            eq(Class.forName("java.util.ArrayList"), ArrayList.class);
          } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
          }
        });
  }

  public static void forNameUser() throws Exception {
    body(
        () -> {
          try {
            eq(Class.forName("sample.Reflected$R"), R.class);
          } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
          }
        });
  }

  public static void arrayClass() throws Exception {
    body(() -> eq(new Plain[0].getClass().getComponentType(), Plain.class));
  }

  public static void objectArrayClass() throws Exception {
    body(() -> eq(new Object[0].getClass(), Object[].class));
  }

  public static void arrayName() throws Exception {
    body(() -> eq(new Object[0].getClass().getName(), "[Ljava.lang.Object;"));
  }

  public static void listArrayName() throws Exception {
    body(() -> eq(new ArrayList<?>[0].getClass().getName(), "[Ljava.util.ArrayList;"));
  }

  public static void typeParams() throws Exception {
    body(() -> eq(ArrayList.class.getTypeParameters().length, 1));
  }

  public static void stackClass() throws Exception {
    body(
        () ->
            eq(
                new Exception().getStackTrace()[0].getMethodName().startsWith("lambda$stackClass"),
                true));
  }

  public static void stackJdk() throws Exception {
    body(
        () -> {
          try {
            new ArrayList<String>().get(3);
          } catch (IndexOutOfBoundsException e) {
            for (StackTraceElement frame : e.getStackTrace()) {
              eq(
                  frame.getClassName().matches(".*(lattice\\$|bytecode\\.(jdk|runtime)\\.).*"),
                  false);
            }
          }
        });
  }

  public static void exceptionText() throws Exception {
    body(
        () -> {
          try {
            Object o = new ArrayList<String>();
            Integer i = (Integer) o;
          } catch (ClassCastException e) {
            eq(e.getMessage().contains("lattice"), false);
          }
        });
  }

  public static void annotationPresent() throws Exception {
    body(() -> eq(Runnable.class.isAnnotationPresent(FunctionalInterface.class), true));
  }

  public static void threadClassName() throws Exception {
    body(() -> eq(Thread.currentThread().getClass().getName(), "java.lang.Thread"));
  }
}
