package org.latticeipc.bytecode.check;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.latticeipc.bytecode.whitelist.PureList;
import org.latticeipc.explorer.result.Races;
import org.latticeipc.model.ModelDescriptor;

/** What a verdict on compiled classes rests on, in words. */
final class JavaAssumptions {
  private JavaAssumptions() {}

  /**
   * All of them, in a fixed order.
   *
   * @param pure classes that the user vouches for
   * @param trusted packages that are trusted
   * @param found what the run came upon
   */
  static List<String> of(
      JavaOptions options, List<String> pure, List<String> trusted, Collection<String> found) {
    List<String> all = new ArrayList<>();
    ModelDescriptor model = options.model().descriptor();
    all.add(
        "memory model "
            + model.name()
            + ": it does not show "
            + String.join("; ", model.notShown()));
    if (!model.givesRacesMeaning()) {
      all.add("plain accesses are taken as opaque ones, which are coherent");
    } else if (options.races() != Races.VIOLATION) {
      all.add("a data race is no violation");
    }
    all.add("long and double are not torn, finalizers do not run, memory does not run out");
    all.add(
        options.spurious() == 0
            ? "no wake-up is spurious"
            : "at most " + options.spurious() + " wake-ups of a thread are spurious");
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
    if (options.symmetry()) {
      all.add("reduced: symmetry");
    }
    trusted.forEach(name -> all.add("trusted: " + name + ": " + PureList.inPlaceOf(name)));
    pure.forEach(name -> all.add("pure: " + name));
    all.addAll(found);
    return all;
  }
}
