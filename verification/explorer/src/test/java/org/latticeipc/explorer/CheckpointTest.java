package org.latticeipc.explorer;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.latticeipc.explorer.Shapes.program;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.latticeipc.explorer.result.CheckpointException;
import org.latticeipc.explorer.result.ExplorerOptions;
import org.latticeipc.explorer.result.ExplorerOptions.Builder;
import org.latticeipc.explorer.result.Races;
import org.latticeipc.explorer.result.Reduction;
import org.latticeipc.explorer.result.Result;
import org.latticeipc.explorer.result.Verdict;
import org.latticeipc.machine.LoadOrder;
import org.latticeipc.machine.LongCell;
import org.latticeipc.machine.RmwOrder;
import org.latticeipc.machine.StoreOrder;
import org.latticeipc.machine.program.Execution;
import org.latticeipc.machine.program.Program;
import org.latticeipc.machine.program.Property;
import org.latticeipc.model.MemoryModel;
import org.latticeipc.model.ReleaseSequences;

/** What a checkpoint is of, and what becomes of one that was altered. */
class CheckpointTest {
  private static final int HASH = 32;

  @TempDir
  @SuppressWarnings("NullAway.Init")
  Path folder;

  /** Small, with reads, writes, read-modify-writes and executions left when it is stopped. */
  private static Program counting(StoreOrder order, long initial) {
    return program(
        "counting",
        s -> {
          LongCell x = s.machine().longCell("x", initial);
          for (int i = 0; i < 3; i++) {
            s.task(
                "t" + i,
                () -> {
                  x.fetchAdd(1, RmwOrder.RELAXED);
                  x.store(x.load(LoadOrder.RELAXED), order);
                });
          }
        });
  }

  private static Program counting() {
    return counting(StoreOrder.RELAXED, 0);
  }

  private static Builder options() {
    return ExplorerOptions.builder().identity("content", "abc").maxExecutions(1);
  }

  /** A checkpoint of an exploration that has not ended. */
  private Path kept() throws Exception {
    Path file = folder.resolve("state");
    Builder options = options().checkpoint(file).checkpointEvery(Duration.ofNanos(1));
    Result part = Explorer.explore(counting(), options.build());
    assertEquals(Verdict.INCONCLUSIVE, part.verdict());
    return file;
  }

  private static Builder resuming(Path file) {
    return options().resume(file).maxExecutions(Long.MAX_VALUE);
  }

  private static String refusal(Program program, Builder options) {
    return String.valueOf(
        assertThrows(CheckpointException.class, () -> Explorer.explore(program, options.build()))
            .getMessage());
  }

  @Test
  void resume_withAnythingElse_isRefusedByName() throws Exception {
    Path file = kept();
    byte[] before = Files.readAllBytes(file);
    Map<String, UnaryOperator<Builder>> changes =
        Map.ofEntries(
            Map.entry("model: found rc11, expected sc", b -> b.model(MemoryModel.SC)),
            Map.entry("seed: found 0, expected 7", b -> b.seed(7)),
            Map.entry("cpus: found 1, expected 2", b -> b.cpus(2)),
            Map.entry("races: found violation, expected ignore", b -> b.races(Races.IGNORE)),
            Map.entry("bound on events: found 10000, expected 9", b -> b.maxEventsPerTask(9)),
            Map.entry("reductions: found [], expected [await]", b -> b.reduce(Reduction.AWAIT)),
            Map.entry("outcomes: found collected, expected not collected", b -> b.outcomes(false)),
            Map.entry("stops at: found the first violation, expected the end", b -> b.all(true)),
            Map.entry(
                "release sequences: found cpp20, expected pldi17",
                b -> b.releaseSequences(ReleaseSequences.PLDI17)),
            Map.entry("content: found abc, expected abd", b -> b.identity("content", "abd")),
            Map.entry("variant: found none, expected x", b -> b.identity("variant", "x")));
    changes.forEach(
        (difference, change) ->
            assertEquals(
                file
                    + " is a checkpoint of another exploration: "
                    + difference
                    + "; resume it with what is found in it, or explore anew",
                refusal(counting(), change.apply(resuming(file).checkpoint(file)))));
    assertTrue(
        refusal(counting(), ExplorerOptions.builder().resume(file))
            .contains("content: found abc, expected none"));
    assertArrayEquals(before, Files.readAllBytes(file), "a refusal loses nothing");
    assertEquals(
        Explorer.explore(counting(), options().maxExecutions(Long.MAX_VALUE).build()).outcomes(),
        Explorer.explore(counting(), resuming(file).checkpoint(file).build()).outcomes());
  }

  /** The name and all that was said are the same; only looking at the program tells. */
  @Test
  void resume_ofAProgramThatWasChanged_isRefused() throws Exception {
    Path file = kept();
    assertTrue(
        refusal(counting(StoreOrder.RELAXED, 1), resuming(file)).contains(": cells: found "));
    String order = refusal(counting(StoreOrder.RELEASE, 0), resuming(file));
    assertTrue(order.contains(": executions walked at random: found "), order);
    assertFalse(order.contains("cells"), order);
    Program judged =
        program(
            "counting",
            s -> {
              counting().build(s);
              s.property(new Never());
            });
    assertTrue(refusal(judged, resuming(file)).contains(": properties: found 0 of hash "));
  }

  private static final class Never implements Property {
    @Override
    public String name() {
      return "never";
    }

    @Override
    public Optional<String> violation(Execution execution) {
      return Optional.empty();
    }
  }

  /** The program changes after it was looked at: the executions that were kept tell. */
  @Test
  void resume_ofTasksThatDoOtherwiseThanWasKept_isRefused() throws Exception {
    Path file = folder.resolve("state");
    AtomicInteger calls = new AtomicInteger();
    AtomicInteger limit = new AtomicInteger(Integer.MAX_VALUE);
    Program changing = changing(calls, limit);
    Explorer.explore(
        changing, ExplorerOptions.builder().checkpoint(folder.resolve("done")).build());
    calls.set(0);
    Explorer.explore(
        changing, ExplorerOptions.builder().probe(false).resume(folder.resolve("done")).build());
    int callsOfLooking = calls.get();
    assertTrue(callsOfLooking > 0);
    Explorer.explore(changing, options().checkpoint(file).build());
    calls.set(0);
    limit.set(callsOfLooking);
    String refused = refusal(changing, resuming(file));
    assertTrue(refused.contains("of another exploration, or tasks are not deterministic"), refused);
    assertEquals(1, refused.lines().count(), refused);
  }

  private static Program changing(AtomicInteger calls, AtomicInteger limit) {
    return program(
        "changing",
        s -> {
          LongCell x = s.machine().longCell("x", 0);
          for (int i = 0; i < 3; i++) {
            s.task(
                "t" + i,
                () -> {
                  if (calls.incrementAndGet() > limit.get()) {
                    x.load(LoadOrder.ACQUIRE);
                  }
                  x.fetchAdd(1, RmwOrder.RELAXED);
                  x.store(x.load(LoadOrder.RELAXED), StoreOrder.RELAXED);
                });
          }
        });
  }

  @Test
  void resume_anyByteAlteredOrCut_isRefusedInOneLine() throws Exception {
    Path file = kept();
    byte[] whole = Files.readAllBytes(file);
    for (int i = 0; i < whole.length; i++) {
      for (int change : changes(i, 1, 0x80, 0x10, 0xff)) {
        byte[] altered = whole.clone();
        altered[i] ^= (byte) change;
        Files.write(file, altered);
        assertEquals(1, refusal(counting(), resuming(file)).lines().count());
      }
      Files.write(file, Arrays.copyOf(whole, i));
      String refused = refusal(counting(), resuming(file));
      assertTrue(refused.startsWith(file + ": ") && refused.lines().count() == 1, refused);
    }
    Files.write(file, Arrays.copyOf(whole, whole.length + 1));
    assertTrue(refusal(counting(), resuming(file)).contains("altered or cut short"));
  }

  @Test
  void resume_anotherFormat_isRefusedByName() throws Exception {
    Path file = kept();
    byte[] old = Files.readAllBytes(file);
    old[3] = '3';
    Files.write(file, old);
    assertEquals(
        file
            + ": found checkpoint format 3, expected format 9; resume it with the version of the"
            + " tool that wrote it, or explore anew",
        refusal(counting(), resuming(file)));
    assertTrue(refusal(counting(), resuming(folder)).contains("expected a checkpoint"));
  }

  /**
   * Whoever alters a file and computes the hash again can forge an answer, but brings nothing down:
   * there is a result or a refusal.
   */
  @Test
  void resume_anyByteAlteredAndSealedAgain_endsWithAResultOrARefusal() throws Exception {
    Path file = kept();
    byte[] whole = Files.readAllBytes(file);
    int refused = 0;
    int tried = 0;
    for (int i = 4; i < whole.length - HASH; i++) {
      for (int change : changes(i, 1, 0x80)) {
        byte[] altered = whole.clone();
        altered[i] ^= (byte) change;
        seal(altered);
        Files.write(file, altered);
        tried++;
        try {
          Explorer.explore(
              counting(), resuming(file).budget(Duration.ofSeconds(5)).outcomes(true).build());
        } catch (CheckpointException e) {
          assertEquals(1, String.valueOf(e.getMessage()).lines().count(), e.getMessage());
          refused++;
        } catch (RuntimeException | Error e) {
          throw new AssertionError("byte " + i + " changed by " + change, e);
        }
      }
    }
    assertTrue(refused > tried / 2, refused + " of " + tried);
  }

  /** Every byte is changed in one way in each build, in all ways at night. */
  private static int[] changes(int index, int... all) {
    return Boolean.getBoolean("lattice.long") ? all : new int[] {all[index % all.length]};
  }

  private static void seal(byte[] file) throws Exception {
    MessageDigest hash = MessageDigest.getInstance("SHA-256");
    hash.update(file, 0, file.length - HASH);
    System.arraycopy(hash.digest(), 0, file, file.length - HASH, HASH);
  }

  @Test
  void randomWalks_areNeitherKeptNorResumed() {
    Builder both = ExplorerOptions.builder().sample(3).checkpoint(folder.resolve("state"));
    assertThrows(IllegalArgumentException.class, both::build);
  }

  @Test
  void estimate_ofAnExplorationThatResumes_looksAtNoFile() throws Exception {
    ExplorerOptions resume = ExplorerOptions.builder().resume(folder.resolve("none")).build();
    assertTrue(Explorer.estimate(counting(), resume, 50).complete() > 0);
  }

  @Test
  void write_thatFails_leavesNoDraft() throws Exception {
    Path taken = Files.createDirectories(folder.resolve("taken/inside"));
    Path file = folder.resolve("taken");
    ExplorerOptions keep = ExplorerOptions.builder().checkpoint(file).build();
    assertThrows(CheckpointException.class, () -> Explorer.explore(counting(), keep));
    assertEquals(List.of(taken), List.of(Files.list(file).toArray()));
    assertFalse(Files.exists(folder.resolve("taken.new")));
  }
}
