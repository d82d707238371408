package org.latticeipc.programs;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.latticeipc.machine.text.NearestName;
import org.latticeipc.programs.genmc.Barriers;
import org.latticeipc.programs.genmc.BoundedLoops;
import org.latticeipc.programs.genmc.Counters;
import org.latticeipc.programs.genmc.Guarded;
import org.latticeipc.programs.genmc.GuardedWork;
import org.latticeipc.programs.genmc.InPlace;
import org.latticeipc.programs.genmc.Infrastructure;
import org.latticeipc.programs.genmc.Protocols;
import org.latticeipc.programs.genmc.Spins;
import org.latticeipc.programs.genmc.Writers;
import org.latticeipc.programs.parameter.BuiltIn;

/**
 * Every built-in program by name. A bare name means a program of GenMC's folders {@code synthetic}
 * or {@code data-structures}; others are written with their folder, {@code litmus/SB}. A folder may
 * be written or left out wherever this leaves only one program.
 */
public final class Programs {
  private static final SortedMap<String, BuiltIn> ALL = collect();

  private Programs() {}

  private static SortedMap<String, BuiltIn> collect() {
    List<List<BuiltIn>> families =
        List.of(
            Shapes.litmus(),
            Shapes.wrong(),
            Shapes.synthetic(),
            Counters.all(),
            Writers.all(),
            Protocols.all(),
            Barriers.all(),
            Spins.all(),
            BoundedLoops.all(),
            InPlace.all(),
            Guarded.all(),
            GuardedWork.all(),
            Infrastructure.all(),
            org.latticeipc.programs.lock.Locks.all(),
            org.latticeipc.programs.structure.Structures.all());
    SortedMap<String, BuiltIn> result = new TreeMap<>();
    for (List<BuiltIn> family : families) {
      for (BuiltIn program : family) {
        if (result.put(program.name(), program) != null) {
          throw new IllegalStateException("two programs are named " + program.name());
        }
      }
    }
    return Collections.unmodifiableSortedMap(result);
  }

  /** All programs, sorted by name. */
  public static List<BuiltIn> list() {
    return List.copyOf(ALL.values());
  }

  /**
   * The program of that name.
   *
   * @throws IllegalArgumentException if there is none or several, naming the nearest
   */
  public static BuiltIn find(String name) {
    String plain = name.replaceFirst("^(synthetic|data-structures)/", "");
    BuiltIn exact = ALL.get(plain);
    if (exact != null) {
      return exact;
    }
    List<String> inFolders = ALL.keySet().stream().filter(n -> n.endsWith("/" + name)).toList();
    if (inFolders.size() == 1) {
      return java.util.Objects.requireNonNull(ALL.get(inFolders.get(0)));
    } else if (inFolders.size() > 1) {
      throw new IllegalArgumentException(
          "program '%s' is in several folders: %s".formatted(name, String.join(", ", inFolders)));
    }
    throw new IllegalArgumentException(
        "there is no program '%s'; the nearest are %s".formatted(name, nearest(name)));
  }

  /** The nearest three, whether with the folder or without. */
  private static String nearest(String name) {
    List<String> names = new ArrayList<>(ALL.keySet());
    names.sort(
        Comparator.comparingInt(
                (String candidate) ->
                    Math.min(
                        NearestName.distance(name, candidate),
                        NearestName.distance(name, bare(candidate))))
            .thenComparing(Comparator.naturalOrder()));
    return String.join(", ", names.subList(0, Math.min(3, names.size())));
  }

  private static String bare(String name) {
    return name.substring(name.indexOf('/') + 1);
  }
}
