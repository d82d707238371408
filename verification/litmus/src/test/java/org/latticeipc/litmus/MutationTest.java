package org.latticeipc.litmus;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.latticeipc.litmus.compile.LitmusCompiler;
import org.latticeipc.litmus.syntax.LitmusException;
import org.latticeipc.machine.TaskRandom;

/**
 * Whatever is done to a valid test, it is read or refused in one line with its place. {@code
 * -Dlitmus.mutations=N} sets how many mutations are tried, {@code -Dlitmus.mutations.seed=N} which.
 */
class MutationTest {
  private static final int MUTATIONS = Integer.getInteger("litmus.mutations", 4_000);
  private static final long SEED = Long.getLong("litmus.mutations.seed", 1);
  private static final Duration LONGEST = Duration.ofSeconds(20);
  private static final String CHARACTERS =
      "{}()[];,:=*&+-/^|~!?<>\"'\\#@ \n\t\0azAZ_09.$é\uD83D\uDE00";

  private static final List<String> SEEDS =
      List.of(
          """
          C MP+rel+acq
          (* a remark (* nested *) *)
          "words"
          Hash=0
          { x=0; [y]=0; int z=1; int *p=&x; atomic_int a[2]={1,-2}; 0:r5=4; 1:r6=y; }

          P0 (atomic_int* x, volatile int* y, int* a) {
            *y = 1; // plain
            int r0 = 1, r1;
            for (int i = 0; i < 2; i++) { a[i] = r0 + 2 * i; }
            atomic_store_explicit(x, r0 ? 1 : 2, memory_order_release);
          }

          P1 (atomic_int* x, volatile int* y, int* z) {
            int r0 = atomic_load_explicit(x, memory_order_acquire);
            if (r0 == 1 && !(r0 > 2)) { int r1 = *y; } else r0 = -1;
            while (atomic_load(x) == 0) {}
            do { r0 += 1; } while (r0 < 3);
            int r2 = atomic_compare_exchange_weak_explicit(x, z, 3, memory_order_acq_rel,
              memory_order_relaxed);
            atomic_thread_fence(memory_order_seq_cst);
            int r3 = atomic_fetch_add((atomic_int*)z, 0x10) ^ ~r2;
          }

          locations [x; 0:r0; a; a[1]; p*;]
          filter (not (z=7) \\/ y=0 => true)
          ~exists (1:r0=1 /\\ (1:r1=0 \\/ [y] != 1) /\\ p=x)
          """,
          """
          C SB
          {}
          P0 (atomic_int* x, atomic_int* y) {
            atomic_store(x, 1);
            int r0 = atomic_load(y);
          }
          P1 (atomic_int* x, atomic_int* y) {
            atomic_store(y, 1);
            int r0 = atomic_exchange_explicit(x + 0, 2, memory_order_relaxed);
          }
          forall (0:r0=1 \\/ 1:r0=1)
          """);

  @Test
  void mutatedTest_isReadOrRefusedWithItsPlace() {
    TaskRandom random = new TaskRandom(SEED, 0);
    int[] read = new int[2];
    SEEDS.forEach(seed -> LitmusCompiler.compile("seed", seed));
    Assertions.assertTimeoutPreemptively(
        LONGEST.plusMillis(20L * MUTATIONS),
        () -> {
          for (int i = 0; i < MUTATIONS; i++) {
            read[attempt(mutate(random, SEEDS.get(i % SEEDS.size()))) ? 0 : 1]++;
          }
        });
    System.out.println(
        MUTATIONS + " mutations, seed " + SEED + ": " + read[0] + " read, " + read[1] + " refused");
    assertTrue(read[0] > 0 && read[1] > 0, "mutations are neither all harmless nor all fatal");
  }

  private static boolean attempt(String text) {
    try {
      LitmusCompiler.compile("m.litmus", text);
      return true;
    } catch (LitmusException e) {
      assertTrue(e.text().matches("m\\.litmus:(\\d+:\\d+:)? [^\n]+"), () -> e.text() + "\n" + text);
      return false;
    } catch (RuntimeException | StackOverflowError e) {
      throw new AssertionError(e + " on\n" + text, e);
    }
  }

  private static String mutate(TaskRandom random, String seed) {
    String text = seed;
    int rounds = 1 + next(random, 2);
    for (int i = 0; i < rounds; i++) {
      text = once(random, text);
    }
    return text;
  }

  private static String once(TaskRandom random, String text) {
    int from = next(random, text.length());
    int to = Math.min(text.length(), from + 1 + next(random, 12));
    String head = text.substring(0, from);
    String tail = text.substring(to);
    return switch (next(random, 7)) {
      case 0 -> head + tail;
      case 1 -> head + text.substring(from, to).repeat(2) + tail;
      case 2 -> head + character(random) + text.substring(from);
      case 3 -> head + character(random) + text.substring(Math.min(text.length(), from + 1));
      case 4 -> head;
      case 5 -> head + text.substring(from, to).repeat(next(random, 400)) + tail;
      default -> swapWords(random, text);
    };
  }

  private static String swapWords(TaskRandom random, String text) {
    List<String> words = new ArrayList<>(List.of(text.split("(?<=\\W)|(?=\\W)", -1)));
    int one = next(random, words.size());
    int other = next(random, words.size());
    String word = words.get(one);
    words.set(one, words.get(other));
    words.set(other, word);
    return String.join("", words);
  }

  private static String character(TaskRandom random) {
    int at = next(random, CHARACTERS.length());
    return CHARACTERS.substring(at, at + 1);
  }

  private static int next(TaskRandom random, int bound) {
    return bound <= 0 ? 0 : (int) Long.remainderUnsigned(random.nextLong(), bound);
  }
}
