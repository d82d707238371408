package org.latticeipc.cluster;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URL;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.spark.SparkBuildInfo;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkContext;
import org.apache.spark.api.java.JavaSparkContext;
import org.latticeipc.explorer.share.ClusterException;

/** Starts an application of Spark on a master, or says in one line why that cannot be. */
final class SparkStart {
  /** What Spark needs opened of the JDK, from 17 on. */
  private static final List<String> OPENS =
      List.of(
          "java.lang",
          "java.lang.invoke",
          "java.lang.reflect",
          "java.io",
          "java.net",
          "java.nio",
          "java.util",
          "java.util.concurrent",
          "java.util.concurrent.atomic",
          "sun.nio.ch",
          "sun.nio.cs",
          "sun.security.action",
          "sun.util.calendar");

  /** What the explorer's tasks need where that is there, as the tool's own jar asks for it. */
  private static final String EXPORTS = " --add-exports=java.base/jdk.internal.vm=ALL-UNNAMED";

  /** What executors are started with; what a user gives comes after what they need. */
  private static final String OPTIONS = "spark.executor.extraJavaOptions";

  /** For how long an executor may be silent before it is replaced. */
  private static final String SILENCE = "spark.storage.blockManagerHeartbeatTimeoutMs";

  private static final String LOG_CONFIGURATION = "log4j2.configurationFile";
  private static final int CONNECT_MILLIS = 5_000;
  private static final int DEFAULT_PORT = 7077;

  private SparkStart() {}

  /** The options with which a JVM that runs Spark must be started. */
  static String jvmOptions() {
    return OPENS.stream()
        .map(name -> "--add-opens=java.base/" + name + "=ALL-UNNAMED")
        .collect(Collectors.joining(" "));
  }

  /** Whether the master is threads of this process. */
  static boolean isLocal(String master) {
    return master.startsWith("local");
  }

  /**
   * A context; what {@code spark.*} properties of the JVM say goes before what is said here.
   *
   * @param jars what executors need
   */
  static JavaSparkContext start(String master, List<Path> jars) throws ClusterException {
    requireMaster(master);
    beQuiet();
    SparkConf conf = new SparkConf().setMaster(master).setAppName("lattice");
    conf.setIfMissing("spark.ui.enabled", "false");
    conf.setIfMissing("spark.locality.wait", "0");
    conf.setIfMissing("spark.task.maxFailures", "16");
    conf.set(OPTIONS, executorOptions(conf.get(OPTIONS, "")));
    if (isLocal(master)) {
      conf.setIfMissing("spark.driver.host", "localhost");
      conf.setIfMissing("spark.driver.bindAddress", "127.0.0.1");
    } else {
      conf.setIfMissing("spark.executor.heartbeatInterval", "5s");
      if (!conf.contains("spark.network.timeout")) { // of minutes; an executor is lost for so long
        conf.setIfMissing(SILENCE, "30s");
        conf.setIfMissing("spark.network.timeoutInterval", "5s");
      }
      // A slice ends by itself; one that has not long after the others is done again elsewhere.
      conf.setIfMissing("spark.speculation", "true");
      conf.setIfMissing("spark.speculation.quantile", "0.5");
      conf.setIfMissing("spark.speculation.multiplier", "3");
      conf.setIfMissing("spark.speculation.minTaskRuntime", "2s");
      conf.setIfMissing(
          "spark.jars", jars.stream().map(Path::toString).collect(Collectors.joining(",")));
    }
    try {
      return new JavaSparkContext(new SparkContext(conf));
    } catch (Exception | Error thrown) { // Scala does not declare what is checked in Java
      throw SparkErrors.notStarted(master, thrown);
    }
  }

  /** What executors need, and then what was given; of collectors a JVM takes only one. */
  static String executorOptions(String given) {
    boolean collects = given.contains("-XX:+Use") && given.contains("GC");
    return (jvmOptions() + EXPORTS + (collects ? " " : " -XX:+UseSerialGC ") + given).strip();
  }

  /** What Spark logs is nobody's answer; whoever wants it names a configuration of Log4j. */
  private static void beQuiet() {
    URL quiet = SparkStart.class.getResource("quiet-log4j2.properties");
    if (System.getProperty(LOG_CONFIGURATION) == null && quiet != null) {
      System.setProperty(LOG_CONFIGURATION, quiet.toString());
    }
  }

  /** The version of Spark and of Scala that all parts of a cluster must have. */
  static String version() {
    return SparkBuildInfo.spark_version() + " for Scala 2.13";
  }

  private static void requireMaster(String master) throws ClusterException {
    if (!master.matches("local(\\[([1-9]\\d*|\\*)\\])?|spark://.+|yarn|k8s://.+")) {
      throw new ClusterException(
          "--cluster: found '"
              + master
              + "', expected a master of Spark: local[N], spark://HOST:PORT, yarn or k8s://URL");
    }
    if (master.startsWith("spark://")) {
      String rest = master.substring("spark://".length());
      for (String one : rest.split(",", -1)) {
        if (answers(one)) {
          return;
        }
      }
      throw new ClusterException(
          master
              + " does not answer; start a master there (see docs/CLUSTER.md), mend the address, or"
              + " use --cluster local[N], which needs none");
    }
  }

  private static boolean answers(String hostAndPort) throws ClusterException {
    int colon = hostAndPort.lastIndexOf(':');
    String host = colon < 0 ? hostAndPort : hostAndPort.substring(0, colon);
    String port = colon < 0 ? String.valueOf(DEFAULT_PORT) : hostAndPort.substring(colon + 1);
    if (!port.matches("\\d{1,5}") || host.isEmpty()) {
      throw new ClusterException(
          "--cluster: found '"
              + hostAndPort
              + "', expected a host and a port as in spark://h:7077");
    }
    try (Socket socket = new Socket()) {
      socket.connect(
          new InetSocketAddress(InetAddress.getByName(host), Integer.parseInt(port)),
          CONNECT_MILLIS);
      return true;
    } catch (IOException | IllegalArgumentException e) {
      return false;
    }
  }

  /** The cores that executors have now. */
  static int cores(JavaSparkContext spark) {
    String master = spark.sc().master();
    if (isLocal(master)) {
      return Math.max(1, spark.defaultParallelism());
    }
    int executors = spark.sc().statusTracker().getExecutorInfos().length - 1;
    int each = spark.getConf().getInt("spark.executor.cores", 0);
    return Math.max(
        1, each > 0 ? executors * each : executors <= 1 ? 1 : spark.defaultParallelism());
  }

  /** How many executors there are. */
  static int executors(JavaSparkContext spark) {
    return (int)
        Arrays.stream(spark.sc().statusTracker().getExecutorInfos())
            .filter(each -> each.port() > 0)
            .count();
  }
}
