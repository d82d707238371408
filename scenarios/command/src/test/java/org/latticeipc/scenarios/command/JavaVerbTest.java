package org.latticeipc.scenarios.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
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
import org.latticeipc.scenarios.command.LatticeTest.Answer;
import org.latticeipc.scenarios.command.console.ExitCode;

/** Compiled classes on the command line: explored, refused by name, and replayed. */
class JavaVerbTest {
  private static final String ACCOUNT =
      """
      package bank;

      public class Account {
        private int balance;

        void deposit() {
          int before = balance;
          balance = before + 5;
        }

        public static void main(String[] args) throws Exception {
          Account account = new Account();
          Thread a = new Thread(account::deposit);
          Thread b = new Thread(account::deposit);
          a.start();
          b.start();
          a.join();
          b.join();
          if (account.balance != 10) {
            throw new IllegalStateException("balance " + account.balance);
          }
        }

        public static void sums() {
          java.util.zip.CRC32 sum = new java.util.zip.CRC32();
          sum.update(5);
          if (sum.getValue() == 0) {
            throw new IllegalStateException("no sum");
          }
        }

        public static void writes() throws Exception {
          java.nio.file.Files.delete(new java.io.File("none").toPath());
        }
      }
      """;

  private static final String VIEWS =
      """
      package bank;

      public class Views {
        static sun.misc.Unsafe unsafe() throws Exception {
          java.lang.reflect.Field field = sun.misc.Unsafe.class.getDeclaredField("theUnsafe");
          field.setAccessible(true);
          return (sun.misc.Unsafe) field.get(null);
        }

        public static void bytesAsLong() throws Exception {
          byte[] bytes = new byte[8];
          bytes[1] = 1;
          if (unsafe().getLong(bytes, (long) unsafe().arrayBaseOffset(byte[].class)) != 0) {
            throw new IllegalStateException("seen");
          }
        }

        /** By its constants, on several kinds of arrays, and got with privileges. */
        public static void constants() throws Exception {
          sun.misc.Unsafe unsafe =
              java.security.AccessController.doPrivileged(
                  (java.security.PrivilegedExceptionAction<sun.misc.Unsafe>) Views::unsafe);
          byte[] bytes = new byte[20];
          int[] ints = new int[20];
          long[] longs = new long[20];
          Object[] objects = new Object[20];
          unsafe.putByte(bytes, sun.misc.Unsafe.ARRAY_BYTE_BASE_OFFSET + 17L, (byte) 1);
          unsafe.putInt(
              ints,
              sun.misc.Unsafe.ARRAY_INT_BASE_OFFSET + 17L * sun.misc.Unsafe.ARRAY_INT_INDEX_SCALE,
              2);
          unsafe.putLong(
              longs,
              sun.misc.Unsafe.ARRAY_LONG_BASE_OFFSET + 17L * sun.misc.Unsafe.ARRAY_LONG_INDEX_SCALE,
              3);
          unsafe.putObject(
              objects,
              sun.misc.Unsafe.ARRAY_OBJECT_BASE_OFFSET
                  + 17L * sun.misc.Unsafe.ARRAY_OBJECT_INDEX_SCALE,
              "4");
          String thrown = "";
          try {
            java.security.AccessController.doPrivileged(
                (java.security.PrivilegedExceptionAction<Object>)
                    () -> {
                      throw new java.io.IOException("5");
                    });
          } catch (java.security.PrivilegedActionException e) {
            thrown = e.getException().getMessage();
          }
          String found = bytes[17] + "" + ints[17] + longs[17] + objects[17] + thrown;
          if (!found.equals("12345")) {
            throw new IllegalStateException(found);
          }
        }

        public static void references() throws Exception {
          Object[] objects = new Object[2];
          int scale = unsafe().arrayIndexScale(Object[].class);
          long second = unsafe().arrayBaseOffset(Object[].class) + scale;
          Object mine = new Object();
          unsafe().putObject(objects, second, mine);
          if (scale != 4 && scale != 8 || objects[1] != mine) {
            throw new IllegalStateException("scale " + scale);
          }
        }
      }
      """;

  /** Needs a newer language than the build's. */
  private static final String SWITCHES =
      """
      package bank;

      public class Switches {
        enum Coin { HEADS, TAILS }

        static int number(Object coin) {
          return switch (coin) {
            case Coin.HEADS -> 1;
            case Coin.TAILS -> 2;
            case String text when text.isEmpty() -> 3;
            default -> 4;
          };
        }

        static int numberOrNull(Coin coin) {
          return switch (coin) {
            case null -> 0;
            case HEADS -> 1;
            case TAILS -> 2;
          };
        }

        public static void chosen() {
          int sum = number(Coin.TAILS) + numberOrNull(Coin.TAILS) + number("") + number("x");
          if (sum != 2 + 2 + 3 + 4) {
            throw new IllegalStateException("sum " + sum);
          }
        }
      }
      """;

  @TempDir
  @SuppressWarnings("NullAway.Init")
  Path folder;

  private Path classes = Path.of("");

  @BeforeEach
  void compileAccount() throws IOException {
    classes = folder.resolve("classes");
    compile("Account", ACCOUNT);
  }

  private void compile(String name, String text) throws IOException {
    Path source = Files.writeString(folder.resolve(name + ".java"), text);
    ByteArrayOutputStream told = new ByteArrayOutputStream();
    int code =
        ToolProvider.getSystemJavaCompiler()
            .run(null, told, told, "-g", "-d", classes.toString(), source.toString());
    assertEquals(0, code, told.toString(StandardCharsets.UTF_8));
  }

  private Answer explored(String... more) {
    List<String> words = new ArrayList<>(List.of("java", "-cp", classes.toString()));
    words.addAll(List.of(more));
    return lattice(words.toArray(String[]::new));
  }

  @Test
  void lostUpdate_isViolated_andReplays() throws IOException {
    Path trace = folder.resolve("lost.trace.jsonl");
    Answer found = explored("bank.Account", "--trace", trace.toString());
    assertEquals(ExitCode.VIOLATED, found.code(), found.toString());
    assertTrue(found.out().contains("balance 5 (Account.java:20)"), found.out());
    assertTrue(found.out().contains("why: it needs no weak memory"), found.out());
    assertTrue(found.out().contains("bank.Account under jmm: VIOLATED"), found.out());
    assertTrue(
        found.out().contains("race: task Thread-0's plain load (Account.java:7) and"), found.out());
    Answer again = lattice("replay", trace.toString());
    assertEquals(ExitCode.OK, again.code(), again.toString());
    assertTrue(again.out().contains("every one as recorded"), again.out());
    Answer shrunk = lattice("shrink", trace.toString());
    assertEquals(ExitCode.OK, shrunk.code(), shrunk.toString());

    Files.delete(classes.resolve("bank/Account.class"));
    Answer gone = lattice("replay", trace.toString());
    assertEquals(ExitCode.BAD_INPUT, gone.code(), gone.toString());
    assertEquals("", gone.out());
    assertTrue(gone.err().contains(":1: the trace is a run of 'bank.Account'"), gone.err());
  }

  @Test
  void file_isRefusedByName() {
    Answer answer = explored("bank.Account#writes");
    assertEquals(ExitCode.INCONCLUSIVE, answer.code(), answer.toString());
    assertTrue(
        answer.out().contains("Account.java:33: bank.Account calls a constructor of java.io.File"),
        answer.out());
  }

  @Test
  void verdict_saysWhatItRestsOn_inTextAndJson() {
    Answer text = explored("bank.Account#sums", "--pure", "java.util.zip.CRC32", "--model", "sc");
    assertEquals(ExitCode.OK, text.code(), text.toString());
    assertTrue(text.out().contains("under sc: HOLDS"), text.out());
    assertTrue(text.out().contains("; pure: java.util.zip.CRC32"), text.out());
    Answer json = explored("bank.Account#sums", "--pure", "java.util.zip.CRC32", "--json");
    assertTrue(json.out().contains("\"assumptions\":[\"memory model jmm: "), json.out());
    assertTrue(json.out().contains("\"pure: java.util.zip.CRC32\""), json.out());
    Answer refused = explored("bank.Account#sums");
    assertEquals(ExitCode.INCONCLUSIVE, refused.code(), refused.toString());
    assertTrue(refused.out().contains("a constructor of java.util.zip.CRC32"), refused.out());
    assertTrue(refused.out().contains("name its class with --pure"), refused.out());
  }

  @Test
  void unsafeView_ofAnotherSize_isRefused() throws IOException {
    compile("Views", VIEWS);
    Answer refused = explored("bank.Views#bytesAsLong");
    assertEquals(ExitCode.INCONCLUSIVE, refused.code(), refused.toString());
    assertTrue(refused.out().contains("[0] as if it were of another type"), refused.out());
    for (String method : List.of("references", "constants")) {
      Answer right = explored("bank.Views#" + method);
      assertEquals(ExitCode.OK, right.code(), right.toString());
    }
  }

  @Test
  void patternSwitch_findsTheConstantsOfEachExploration() throws IOException {
    assumeTrue(Runtime.version().feature() >= 21, "needs switches over patterns");
    compile("Switches", SWITCHES);
    Answer twice = explored("bank.Switches#chosen", "bank.Switches#chosen");
    assertEquals(ExitCode.OK, twice.code(), twice.toString());
  }

  @Test
  void allLibraries_tellsWhatCanBeExplored_andWhatStandsInTheWay() {
    Answer answer = lattice("java", "-cp", classes.toString(), "--all-libraries");
    assertEquals(ExitCode.OK, answer.code(), answer.toString());
    assertTrue(answer.out().contains("bank.Account: not in 2 of 5 methods"), answer.out());
    assertTrue(
        answer.out().contains("Account.java:27: calls java.util.zip.CRC32.getValue"), answer.out());
    Answer above = lattice("java", "-cp", folder.toString(), "--all-libraries");
    assertTrue(
        above.out().contains("classes.bank.Account: not at all: its file holds bank.Account"),
        above.out());
    Answer json = lattice("java", "-cp", classes.toString(), "--all-libraries", "--json");
    assertTrue(
        json.out().startsWith("{\"name\":\"bank.Account\",\"explorable\":\"PART\","), json.out());
    Answer elsewhere =
        lattice("java", "-cp", classes.toString(), "--all-libraries", folder + "/none");
    assertEquals(ExitCode.BAD_INPUT, elsewhere.code());
    assertTrue(elsewhere.err().contains("found no such part of the class path"), elsewhere.err());
  }
}
