package org.latticeipc.scenarios.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.latticeipc.scenarios.command.LatticeTest.lattice;

import java.io.IOException;
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

  @TempDir
  @SuppressWarnings("NullAway.Init")
  Path folder;

  private Path classes = Path.of("");

  @BeforeEach
  void compile() throws IOException {
    Path source = Files.writeString(folder.resolve("Account.java"), ACCOUNT);
    classes = folder.resolve("classes");
    int code =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, "-g", "-d", classes.toString(), source.toString());
    assertEquals(0, code);
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
    assertTrue(json.out().contains("\"assumptions\":[\"memory model rc11: "), json.out());
    assertTrue(json.out().contains("\"pure: java.util.zip.CRC32\""), json.out());
    Answer refused = explored("bank.Account#sums");
    assertEquals(ExitCode.INCONCLUSIVE, refused.code(), refused.toString());
    assertTrue(refused.out().contains("a constructor of java.util.zip.CRC32"), refused.out());
    assertTrue(refused.out().contains("name its class with --pure"), refused.out());
  }
}
