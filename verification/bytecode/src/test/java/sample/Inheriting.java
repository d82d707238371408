package sample;

/** Threads that begin with values of the one that made them. */
public class Inheriting {
  private static final InheritableThreadLocal<String> NAME = new InheritableThreadLocal<>();
  private static final InheritableThreadLocal<Integer> DEPTH =
      new InheritableThreadLocal<>() {
        @Override
        protected Integer initialValue() {
          return 1;
        }

        @Override
        protected Integer childValue(Integer parent) {
          return parent + 1;
        }
      };
  private static final ThreadLocal<String> OWN = new ThreadLocal<>();

  public static void childHasWhatItsMakerHad() throws Exception {
    NAME.set("parent");
    OWN.set("parent's own");
    require(DEPTH.get() == 1);
    Thread child =
        new Thread(
            () -> {
              require("parent".equals(NAME.get()));
              require(OWN.get() == null);
              require(DEPTH.get() == 2);
              NAME.set("child");
              grandchild();
            });
    NAME.set("later");
    child.start();
    child.join();
    require("later".equals(NAME.get()));
  }

  private static void grandchild() {
    Thread thread =
        new Thread(
            () -> {
              require("child".equals(NAME.get()));
              require(DEPTH.get() == 3);
            });
    thread.start();
  }

  public static void notIfItsMakerDoesNotWantIt() throws Exception {
    NAME.set("parent");
    Thread child = new Thread(null, () -> require(NAME.get() == null), "child", 0, false);
    child.start();
    child.join();
  }

  public static void isNoNews() throws Exception {
    NAME.set("parent");
    Thread child = new Thread(() -> require(NAME.get() == null));
    child.start();
    child.join();
  }

  private static void require(boolean condition) {
    if (!condition) {
      throw new AssertionError();
    }
  }
}
