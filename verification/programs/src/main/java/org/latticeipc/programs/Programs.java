package org.latticeipc.programs;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.latticeipc.machine.text.NearestName;
import org.latticeipc.programs.genmc.Barriers;
import org.latticeipc.programs.genmc.Counters;
import org.latticeipc.programs.genmc.Infr;
import org.latticeipc.programs.genmc.IprAndLiveness;
import org.latticeipc.programs.genmc.Lapor;
import org.latticeipc.programs.genmc.LaporWork;
import org.latticeipc.programs.genmc.Protocols;
import org.latticeipc.programs.genmc.SaverLoops;
import org.latticeipc.programs.genmc.SaverSpins;
import org.latticeipc.programs.genmc.Writers;
import org.latticeipc.programs.litmus.LitmusPrograms;
import org.latticeipc.programs.lock.Locks;
import org.latticeipc.programs.os.DagGraphs;
import org.latticeipc.programs.parameter.BuiltIn;
import org.latticeipc.programs.structure.Structures;

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
            LitmusPrograms.litmus(),
            LitmusPrograms.wrong(),
            LitmusPrograms.synthetic(),
            Counters.all(),
            Writers.all(),
            Protocols.all(),
            Barriers.all(),
            SaverSpins.all(),
            SaverLoops.all(),
            IprAndLiveness.all(),
            Lapor.all(),
            LaporWork.all(),
            Infr.all(),
            Locks.all(),
            DagGraphs.builtIns(),
            Structures.all());
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
      return Objects.requireNonNull(ALL.get(inFolders.get(0)));
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
