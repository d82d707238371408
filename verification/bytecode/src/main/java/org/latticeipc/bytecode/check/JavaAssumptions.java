package org.latticeipc.bytecode.check;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.latticeipc.explorer.result.Races;
import org.latticeipc.model.MemoryModel;

/** What a verdict on compiled classes rests on, in words. */
final class JavaAssumptions {
  /** By name: what Java allows and the model does not show. */
  private static final Map<String, String> NOT_SHOWN =
      Map.of(
          "sc", "no access is reordered with another",
          "tso", "stores are delayed, and nothing else is reordered",
          "ra", "plain accesses are coherent, load buffering is not shown",
          "rc11", "plain accesses are coherent, load buffering is not shown",
          "jmm", "load buffering is not shown");

  private JavaAssumptions() {}

  /**
   * All of them, in a fixed order.
   *
   * @param pure classes that the user vouches for
   * @param found what the run came upon
   */
  static List<String> of(JavaOptions options, List<String> pure, Collection<String> found) {
    List<String> all = new ArrayList<>();
    all.add("memory model " + options.model() + ": " + notShown(options.model()));
    if (options.model().descriptor().givesRacesMeaning() && options.races() != Races.VIOLATION) {
      all.add("a data race is no violation");
    }
    all.add("long and double are not torn, finalizers do not run, memory does not run out");
    all.add("no wake-up is spurious");
    all.add(
        "java.util and java.util.concurrent are explored as they are in JDK "
            + Runtime.version().feature()
            + ", its classes on the list of pure ones are trusted");
    all.add("class initialisers run before the threads start");
    all.add("a write to an object that is published later counts as done when it is published");
    all.add(
        "clocks, random numbers and identity hash codes are the same in every execution,"
            + " ThreadLocalRandom takes few values, there are 2 processors");
    all.add("no thread does more than " + options.maxEvents() + " accesses");
    if (options.await()) {
      all.add("reduced: await");
    }
    pure.forEach(name -> all.add("pure: " + name));
    all.addAll(found);
    return all;
  }

  private static String notShown(MemoryModel model) {
    return NOT_SHOWN.getOrDefault(model.id(), "nothing is known of what it does not show");
  }
}
