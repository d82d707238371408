package org.latticeipc.scenarios.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.latticeipc.scenarios.command.LatticeTest.lattice;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.latticeipc.scenarios.command.LatticeTest.Answer;
import org.latticeipc.scenarios.command.console.ExitCode;

/** Compiled classes that are run many times: what is found, shrunk, replayed and refused. */
class JavaSeedsTest {
  private static final String TILL =
      """
      package shop;

      import java.util.concurrent.ConcurrentHashMap;
      import java.util.concurrent.atomic.AtomicInteger;
      import java.util.concurrent.atomic.AtomicReference;

      public class Till {
        static int price;
        static boolean known;
        private int sold;

        void sell() {
          sold++;
        }

        public static void main(String[] args) throws Exception {
          Till till = new Till();
          together(till::sell, till::sell);
          if (till.sold != 2) {
            throw new IllegalStateException("sold " + till.sold);
          }
        }

        public static void atomic() throws Exception {
          AtomicInteger sold = new AtomicInteger();
          ConcurrentHashMap<String, Integer> by = new ConcurrentHashMap<>();
          Runnable sells = () -> by.merge("all", sold.incrementAndGet(), Integer::sum);
          together(sells, sells);
          if (by.get("all") != 3) {
            throw new IllegalStateException("sold " + by);
          }
        }

        public static void published() throws Exception {
          together(
              () -> {
                price = 42;
                known = true;
              },
              () -> {
                if (known && price != 42) {
                  throw new IllegalStateException("price " + price);
                }
              });
        }

        /** Arrays have no name but their type and number. */
        public static void arrays() throws Exception {
          AtomicReference<int[]> last = new AtomicReference<>(new int[] {1});
          together(() -> last.set(new int[] {2}), () -> last.set(new int[] {3}));
          if (last.get()[0] == 2) {
            throw new IllegalStateException("last was " + last.get()[0]);
          }
        }

        /** Waits for what comes, and once for what does not. */
        public static void waits() throws Exception {
          together(
              () -> {
                while (!known) {
                  Thread.onSpinWait();
                }
              },
              () -> known = true);
        }

        public static void writes() throws Exception {
          together(() -> new java.io.File("none").delete(), () -> {});
        }

        private static void together(Runnable one, Runnable other) throws Exception {
          Thread a = new Thread(one);
          Thread b = new Thread(other);
          a.start();
          b.start();
          a.join();
          b.join();
        }
      }
      """;

  @TempDir
  @SuppressWarnings("NullAway.Init")
  Path folder;

  private Path classes = Path.of("");

  @BeforeEach
  void compileTill() throws IOException {
    classes = folder.resolve("classes");
    Path source = Files.writeString(folder.resolve("Till.java"), TILL);
    ByteArrayOutputStream told = new ByteArrayOutputStream();
    int code =
        ToolProvider.getSystemJavaCompiler()
            .run(null, told, told, "-g", "-d", classes.toString(), source.toString());
    assertEquals(0, code, told.toString(StandardCharsets.UTF_8));
  }

  private Answer run(String... more) {
    List<String> words = new ArrayList<>(List.of("java", "-cp", classes.toString()));
    words.addAll(List.of(more));
    return lattice(words.toArray(String[]::new));
  }

  private static String withoutTimes(String json) {
    return json.replaceAll("\"(seconds|seedsPerSecond|stepsPerSecond|trace)\":[^,}]*", "\"$1\"");
  }

  @ParameterizedTest
  @CsvSource({
    "shop.Till,random,sc,sold 1 (Till.java:20)",
    "shop.Till,pct,jmm,sold 1 (Till.java:20)",
    "shop.Till#published,random,jmm,price 42",
    "shop.Till#arrays,random,jmm,last was 2"
  })
  void failure_isFound_shrunk_andReplays(
      String name, String strategy, String model, String message) {
    Path trace = folder.resolve("found.trace.jsonl");
    Answer found =
        run(
            name,
            "--seeds",
            "400",
            "--strategy",
            strategy,
            "--model",
            model,
            "--trace",
            "" + trace);
    assertEquals(ExitCode.VIOLATED, found.code(), found.toString());
    assertTrue(found.out().contains("violates uncaught-exception: "), found.out());
    assertTrue(found.out().contains(message), found.out());
    assertTrue(found.out().contains("shrunk: "), found.out());
    assertTrue(found.out().contains(" seeds/s, "), found.out());
    assertEquals(strategy.equals("pct"), found.out().contains("pct: under sc a run finds"));
    Answer again = lattice("replay", trace.toString());
    assertEquals(ExitCode.OK, again.code(), again.toString());
    assertTrue(again.out().contains("every one as recorded"), again.out());
    Answer shrunk = lattice("shrink", trace.toString());
    assertEquals(ExitCode.OK, shrunk.code(), shrunk.toString());
  }

  @Test
  void endings_areAFunctionOfTheSeeds() {
    Answer one = run("shop.Till", "--seeds", "200", "--seed", "7", "--jobs", "1", "--json");
    Answer three = run("shop.Till", "--seeds", "200", "--seed", "7", "--jobs", "3", "--json");
    assertEquals(ExitCode.VIOLATED, one.code(), one.toString());
    assertEquals(withoutTimes(one.out()), withoutTimes(three.out()));
    assertTrue(one.out().contains("\"firstSeed\":7,\"seeds\":200"), one.out());
    assertTrue(one.out().contains("\"ended\":\"completed\""), one.out());
  }

  @ParameterizedTest
  @CsvSource({"atomic,jmm", "atomic,rc11", "waits,jmm"})
  void rightProgram_completes(String method, String model) {
    Answer answer = run("shop.Till#" + method, "--seeds", "100", "--model", model);
    assertEquals(ExitCode.OK, answer.code(), answer.toString());
    assertTrue(answer.out().contains(" 100  completed, first by seed 0"), answer.out());
  }

  @Test
  void whatCannotBeRun_isNamed() {
    Answer answer = run("shop.Till#writes", "--seeds", "20");
    assertEquals(ExitCode.INCONCLUSIVE, answer.code(), answer.toString());
    assertTrue(answer.out().contains("cannot be run, first by seed 0"), answer.out());
  }

  @ParameterizedTest
  @CsvSource({
    "'--seeds 5 --budget 3s',--seeds makes runs; leave out --budget",
    "'--seeds 5 --reduce symmetry',--seeds makes runs; leave out --reduce",
    "'--strategy pct',--strategy is for --seeds; add --seeds N",
    "'--seeds 5 --strategy fair','found ''fair'', expected one of random, pct'",
    "'--seeds 0',found 0"
  })
  void whatDoesNotFit_isRefused(String options, String why) {
    List<String> words = new ArrayList<>(List.of("shop.Till"));
    words.addAll(List.of(options.split(" ")));
    Answer answer = run(words.toArray(String[]::new));
    assertEquals(ExitCode.BAD_INPUT, answer.code(), answer.toString());
    assertTrue(answer.err().contains(why), answer.err());
  }
}
