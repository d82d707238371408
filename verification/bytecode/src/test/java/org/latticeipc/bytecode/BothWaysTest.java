package org.latticeipc.bytecode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.latticeipc.explorer.Explorer;
import org.latticeipc.explorer.result.ExplorerOptions;
import org.latticeipc.explorer.result.Races;
import org.latticeipc.model.MemoryModel;

/**
 * Random small programs written twice, as a class of byte code and on the seam: the front end and
 * the seam must show the same outcomes, each in as many executions.
 */
class BothWaysTest {
  private static final boolean LONG = Boolean.getBoolean("lattice.long");
  private static final int PROGRAMS = LONG ? 3_000 : 2_000;
  private static final List<MemoryModel> MODELS = List.of(MemoryModel.values());
  private static final long SEED = 20_261_126;

  @Test
  void randomPrograms_haveTheSameOutcomesBothWays() {
    Random random = new Random(SEED);
    int outcomes = 0;
    for (int i = 0; i < PROGRAMS; i++) {
      SmallProgram program = SmallProgram.random(random, "random/Program" + i);
      for (MemoryModel model : LONG ? MODELS : List.of(MODELS.get(i % MODELS.size()))) {
        Map<String, Long> java = SmallProgramClass.explore(program, model);
        assertEquals(onTheSeam(program, model), java, () -> model + " " + program);
        outcomes += java.size();
      }
    }
    assertTrue(outcomes > 3 * PROGRAMS, outcomes + " outcomes"); // else they were too tame
  }

  /** A pair that must differ: so the comparison can fail. */
  @Test
  void weakerStore_hasMoreOutcomes() {
    SmallProgram strong = messagePassing("random/Strong", SmallProgram.Mode.RELEASE);
    SmallProgram weak = messagePassing("random/Weak", SmallProgram.Mode.PLAIN);
    assertEquals(3, SmallProgramClass.explore(strong, MemoryModel.RC11).size());
    assertEquals(4, SmallProgramClass.explore(weak, MemoryModel.RC11).size());
    assertEquals(4, onTheSeam(weak, MemoryModel.RC11).size());
  }

  private static SmallProgram messagePassing(String name, SmallProgram.Mode order) {
    List<SmallProgram.Op> writer =
        List.of(
            new SmallProgram.Op(SmallProgram.Kind.STORE, SmallProgram.Mode.PLAIN, 0, 1, 0),
            new SmallProgram.Op(SmallProgram.Kind.STORE, order, 1, 1, 0));
    List<SmallProgram.Op> reader =
        List.of(
            new SmallProgram.Op(SmallProgram.Kind.LOAD, SmallProgram.Mode.ACQUIRE, 1, 0, 0),
            new SmallProgram.Op(SmallProgram.Kind.LOAD, SmallProgram.Mode.PLAIN, 0, 0, 1));
    return new SmallProgram(name, List.of(writer, reader));
  }

  private static SortedMap<String, Long> onTheSeam(SmallProgram program, MemoryModel model) {
    ExplorerOptions options =
        ExplorerOptions.builder().model(model).races(Races.IGNORE).outcomes(true).build();
    SortedMap<String, Long> found = new TreeMap<>();
    List<String> texts = new ArrayList<>();
    Explorer.explore(program.onTheSeam(model), options)
        .outcomes()
        .forEach(
            (text, n) -> {
              texts.add(text);
              found.merge(text.substring(text.indexOf('=') + 1), n, Long::sum);
            });
    assertEquals(texts.size(), found.size(), texts.toString());
    return found;
  }
}
