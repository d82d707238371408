package org.latticeipc.model;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.latticeipc.machine.text.NearestName;

/**
 * What a memory model says of itself, for people and for reports: its name, its axioms in short,
 * what it calls a data race, and what real machines may do that it does not show. Immutable.
 *
 * <p>This is the one register of the models: commands, files and reports take names and sentences
 * from here. {@link org.latticeipc.model.axioms.Axioms} has the axioms as they are judged.
 *
 * @param name on the command line and in files
 * @param axioms what an execution must satisfy, a clause each, names as in docs/MEMORY-MODELS.md
 * @param source whose definition it is
 * @param race what it calls a data race, one sentence
 * @param givesRacesMeaning whether a program with a race has a meaning, so that a race is something
 *     to report rather than a fault
 * @param notShown what code that is right under the model may still meet, short sentences without a
 *     full stop; never empty
 */
public record ModelDescriptor(
    String name,
    List<String> axioms,
    String source,
    String race,
    boolean givesRacesMeaning,
    List<String> notShown) {

  public ModelDescriptor {
    axioms = List.copyOf(axioms);
    notShown = List.copyOf(notShown);
    if (name.isBlank() || axioms.isEmpty() || race.isBlank() || notShown.isEmpty()) {
      throw new IllegalArgumentException("a memory model says what it is: '" + name + "'");
    }
  }

  /** The descriptors of all models, from strong to weak. */
  public static List<ModelDescriptor> all() {
    return Arrays.stream(MemoryModel.values()).map(MemoryModel::descriptor).toList();
  }

  /** The names of all models, from strong to weak. */
  public static List<String> names() {
    return all().stream().map(ModelDescriptor::name).toList();
  }

  /** The model of that name, exactly as it is written. */
  public static Optional<MemoryModel> named(String name) {
    return Arrays.stream(MemoryModel.values()).filter(m -> m.id().equals(name)).findFirst();
  }

  /**
   * What to say of a name that is none: what is expected, and the nearest name if one is near.
   *
   * @return {@code found 'rc1', expected one of sc, …; did you mean 'rc11'?}
   */
  public static String unknown(String name) {
    return "found '"
        + name
        + "', expected "
        + NearestName.oneOf(names())
        + NearestName.suggestion(name, names());
  }
}
