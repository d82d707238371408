package org.latticeipc.catalogue;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.latticeipc.catalogue.judge.Judge;
import org.latticeipc.catalogue.program.DagSubjects;
import org.latticeipc.catalogue.program.IpcSubjects;
import org.latticeipc.catalogue.program.KernelSubjects;
import org.latticeipc.catalogue.program.LockSubjects;

/** Every part with its variants, and how to have them judged. */
public final class Catalogue {
  private Catalogue() {}

  /** All rows, each part's real version first. */
  public static List<Subject> subjects() {
    return Stream.of(LockSubjects.all(), IpcSubjects.all(), DagSubjects.all(), KernelSubjects.all())
        .flatMap(List::stream)
        .toList();
  }

  /**
   * Has every judge judge every subject, one after the other.
   *
   * @param listener hears each finding as it is made, with what it is about
   */
  public static Matrix judge(
      List<Subject> subjects, List<Judge> judges, BiConsumer<String, Finding> listener) {
    Matrix matrix = new Matrix(judges.stream().map(Judge::name).toList());
    for (Subject subject : subjects) {
      for (Judge judge : judges) {
        Finding finding = judge.judge(subject);
        matrix.put(subject, judge.name(), finding);
        listener.accept(subject.name() + " by " + judge.name(), finding);
      }
    }
    return matrix;
  }
}
