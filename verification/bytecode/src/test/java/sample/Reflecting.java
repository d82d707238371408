package sample;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.sql.SQLException;
import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Hashtable;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Observable;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import javax.security.auth.DestroyFailedException;
import javax.security.auth.Destroyable;

/** Programs that use reflection, and that ask what classes are called. */
public class Reflecting {
  private int hits;
  private List<String> nothing;

  /** What a program of its own makes of an interface of the JDK. */
  static class Counter implements Destroyable {
    int destroyed;

    @Override
    public void destroy() {
      destroyed++;
    }
  }

  /** It leaves out what the interface does by itself, in the JDK's code. */
  static class Lasting implements Destroyable {}

  /** It has methods that throwables have, and is none. */
  static class Trace {
    int printed;

    void printStackTrace() {
      printed++;
    }

    Trace initCause(Throwable cause) {
      return this;
    }
  }

  private void hit(int by) {
    hits += by;
  }

  private synchronized void hitAlone(int by) {
    hits += by;
  }

  int fails() {
    throw new IllegalStateException("as it does");
  }

  private static void require(boolean condition, String what) {
    if (!condition) {
      throw new IllegalStateException(what);
    }
  }

  private static void two(Runnable each) throws InterruptedException {
    Thread other = new Thread(each);
    other.start();
    each.run();
    other.join();
  }

  private void callTwice(String name) throws Exception {
    Method method = Reflecting.class.getDeclaredMethod(name, int.class);
    method.setAccessible(true);
    two(
        () -> {
          try {
            Object nothing = method.invoke(this, 1);
            require(nothing == null, "a void method gives null");
          } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
          }
        });
    require(hits == 2, "a hit is lost");
  }

  public void locked() throws Exception {
    callTwice("hitAlone");
  }

  public void unlocked() throws Exception {
    callTwice("hit");
  }

  /** A private method that nobody made accessible. */
  public void closed() throws Exception {
    Method method = Reflecting.class.getDeclaredMethod("hit", int.class);
    method.invoke(this, 1);
  }

  /** A method of the JDK's. */
  public void foreign() throws Exception {
    Method method = List.class.getMethod("size");
    require(method.invoke(List.of()).equals(0), "an empty list");
  }

  public void made() throws Exception {
    Constructor<Counter> constructor = Counter.class.getDeclaredConstructor();
    constructor.setAccessible(true);
    Counter one = constructor.newInstance();
    two(one::destroy);
    require(one.destroyed == 2, "a call is lost");
  }

  /** Called as what the JDK knows it by. */
  public void ownBehindAnInterface() throws Exception {
    Counter one = new Counter();
    Destroyable shown = one;
    two(
        () -> {
          try {
            shown.destroy();
          } catch (DestroyFailedException e) {
            throw new IllegalStateException(e);
          }
        });
    require(one.destroyed == 2, "a call is lost");
  }

  public void foreignBehindAnInterface() {
    Destroyable shown = new Lasting();
    require(!shown.isDestroyed(), "it lasts");
  }

  public void failure() throws Exception {
    Method method = Reflecting.class.getDeclaredMethod("fails");
    method.setAccessible(true);
    try {
      method.invoke(this);
    } catch (InvocationTargetException e) {
      require(e.getCause() instanceof IllegalStateException, "what it threw");
      return;
    }
    throw new IllegalStateException("nothing was thrown");
  }

  /** Two threads, each of which waits for ever in a method that is called by reflection. */
  public void stuck() throws Exception {
    Method method = Reflecting.class.getDeclaredMethod("waitForEver");
    method.setAccessible(true);
    method.invoke(this);
  }

  synchronized void waitForEver() throws InterruptedException {
    while (hits == 0) {
      wait();
    }
  }

  /** Nothing that rewriting put in is among a class's members, and their order is settled. */
  public void members() {
    require(
        Arrays.stream(Counter.class.getDeclaredMethods())
            .map(Method::getName)
            .toList()
            .equals(List.of("destroy")),
        "methods");
    require(Counter.class.getDeclaredFields().length == 1, "fields");
  }

  /** That a resource is not there is known; one that is there cannot be explored. */
  public void resourceThatIsNotThere() {
    require(Reflecting.class.getResource("none.properties") == null, "of a class");
    ClassLoader loader = Reflecting.class.getClassLoader();
    require(loader.getResourceAsStream("none.properties") == null, "of a loader");
    require(ClassLoader.getSystemResource("none.properties") == null, "of the system");
  }

  public void resourceThatIsThere() {
    require(Reflecting.class.getResource("Reflecting.class") != null, "this class");
  }

  public void traceThatIsNoThrowable() throws InterruptedException {
    Trace trace = new Trace().initCause(new IllegalStateException("the cause"));
    two(trace::printStackTrace);
    require(trace.printed == 2, "a call is lost");
  }

  /** The subclass of a table that the JDK's other classes are given as such. */
  @SuppressWarnings("deprecation") // Observable, which old programs have
  public void properties() throws InterruptedException {
    Properties all = new Properties();
    Hashtable<Object, Object> table = all;
    two(() -> table.merge("hits", 1, (a, b) -> (Integer) a + (Integer) b));
    require(all.get("hits").equals(2), "a hit is lost");
    Observable watched =
        new Observable() {
          @Override
          public void notifyObservers() {
            setChanged();
            super.notifyObservers();
          }
        };
    watched.addObserver((of, what) -> hits++);
    watched.notifyObservers();
    require(hits == 1, "nobody was told");
  }

  /** What the JDK throws elsewhere may be thrown here too. */
  public void exceptionOfTheJdk() {
    try {
      throw new SQLException("no table", "42X05", 30000);
    } catch (SQLException e) {
      require(e.getErrorCode() == 30000 && e.getNextException() == null, "what was given");
    }
  }

  public void wrongCast() {
    Object list = new ArrayList<String>();
    require(((LinkedList<?>) list).isEmpty(), "it is no linked list");
  }

  public void nothingToCall() {
    List<String> none = nothing;
    require(none.isEmpty() && nothing.isEmpty(), "there is none");
  }

  public void loaded() throws Exception {
    ClassLoader loader = Reflecting.class.getClassLoader();
    require(loader.loadClass("sample.Reflecting") == Reflecting.class, "this class");
    require(loader.loadClass("java.util.ArrayList") == ArrayList.class, "one of the JDK's");
    try {
      Class<?> none = loader.loadClass("sample.None");
      require(none == null, "there is none");
    } catch (ClassNotFoundException e) {
      return;
    }
    throw new IllegalStateException("there is one");
  }

  @SuppressWarnings("ArrayToString") // which is what is looked at
  public void names() {
    Object list = new ArrayList<String>();
    require(list.getClass().getName().equals("java.util.ArrayList"), "a copy's name");
    require(("" + list.getClass()).equals("class java.util.ArrayList"), "in a text");
    require(String.valueOf(list.getClass()).equals("class java.util.ArrayList"), "valueOf");
    require(
        new StringBuilder().append(list.getClass()).toString().equals("class java.util.ArrayList"),
        "appended");
    require(
        new ConcurrentHashMap<String, String>().getClass().getSuperclass() == AbstractMap.class,
        "above it");
    require(Map.Entry.class.getName().equals("java.util.Map$Entry"), "an interface's");
    require(new Thread[0].getClass().getName().equals("[Ljava.lang.Thread;"), "an array's");
    require(Thread.class.getSimpleName().equals("Thread"), "simple");
    require(Thread.class.getPackageName().equals("java.lang"), "its package");
    require(ReentrantLock[].class.getTypeName().endsWith("locks.ReentrantLock[]"), "its type");
    require(Map.Entry.class.getCanonicalName().equals("java.util.Map.Entry"), "canonical");
    require(new ReentrantLock().toString().startsWith("java.util.concurrent.locks."), "shown");
    int[] array = new int[1];
    require(("" + array).equals(array.toString()), "an array in a text is what it says itself");
    require(("" + array).equals(String.valueOf((Object) array)), "and always");
  }
}
