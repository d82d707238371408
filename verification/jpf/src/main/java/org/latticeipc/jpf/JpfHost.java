package org.latticeipc.jpf;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;

/**
 * Main class of the JVM that hosts PathFinder: runs it by reflection and prints what it says in the
 * form that {@link JpfReport} reads. Started by {@link JpfRunner} with PathFinder on the class
 * path.
 */
public final class JpfHost {
  private JpfHost() {}

  /**
   * Runs PathFinder.
   *
   * @param arguments a {@code .jpf} file and {@code +key=value} settings
   */
  public static void main(String[] arguments) throws ReflectiveOperationException {
    Class<?> jpfClass = Class.forName("gov.nasa.jpf.JPF");
    Class<?> configClass = Class.forName("gov.nasa.jpf.Config");
    Object config =
        jpfClass.getMethod("createConfig", String[].class).invoke(null, (Object) arguments);
    Object jpf = jpfClass.getConstructor(configClass).newInstance(config);
    SearchWatch watch = new SearchWatch();
    Object listener =
        Proxy.newProxyInstance(
            JpfHost.class.getClassLoader(),
            new Class<?>[] {
              Class.forName("gov.nasa.jpf.vm.VMListener"),
              Class.forName("gov.nasa.jpf.search.SearchListener")
            },
            watch);
    jpfClass
        .getMethod("addListener", Class.forName("gov.nasa.jpf.JPFListener"))
        .invoke(jpf, listener);
    try {
      Object unused = jpfClass.getMethod("run").invoke(jpf);
    } catch (InvocationTargetException e) {
      print("failed", String.valueOf(e.getCause()));
      System.exit(1);
    }
    report(jpfClass, jpf, watch);
  }

  private static void report(Class<?> jpfClass, Object jpf, SearchWatch watch)
      throws ReflectiveOperationException {
    Object reporter = jpfClass.getMethod("getReporter").invoke(jpf);
    Object statistics = reporter.getClass().getMethod("getStatistics").invoke(reporter);
    Class<?> statisticsClass = statistics.getClass();
    print("newStates", statisticsClass.getField("newStates").get(statistics));
    print("endStates", statisticsClass.getField("endStates").get(statistics));
    if (Boolean.TRUE.equals(jpfClass.getMethod("foundErrors").invoke(jpf))) {
      Object error = jpfClass.getMethod("getLastError").invoke(jpf);
      Object property = error.getClass().getMethod("getProperty").invoke(error);
      print("property", property.getClass().getName());
      print("details", error.getClass().getMethod("getDetails").invoke(error));
    }
    watch.deadEnd().ifPresent(where -> print("dead", where));
    watch.constraint().ifPresent(what -> print("constraint", what));
    print("finished", "");
  }

  private static void print(String key, Object value) {
    String line = String.valueOf(value).strip().lines().findFirst().orElse("");
    System.out.println(JpfReport.PREFIX + key + " " + line);
  }
}
