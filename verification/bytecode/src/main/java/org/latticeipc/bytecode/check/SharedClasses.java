package org.latticeipc.bytecode.check;

import java.io.Serializable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.latticeipc.bytecode.copy.EntryName;
import org.latticeipc.bytecode.loader.RewritingLoader;
import org.latticeipc.bytecode.whitelist.PureList;
import org.latticeipc.explorer.share.SharedProgram;
import org.latticeipc.machine.program.Program;
import org.latticeipc.model.MemoryModel;

/**
 * Compiled classes as a program that is made on any machine that has the same jars and the same
 * JDK, for the classes of both are explored. All lists are array lists, since those can be sent.
 *
 * @param jars the class path
 * @param entry where the program begins
 * @param pure names of classes that the user vouches for
 * @param trusted packages that are trusted
 * @param model the memory model
 * @param spurious how often in each thread a wait may end for no reason
 * @param symmetry whether threads and actors that cannot be told apart are said to be so
 * @param jdk which JDK it is explored with
 * @param eager the names of classes that set-up initialises first
 * @param learnt what else is known of the program
 */
record SharedClasses(
    ArrayList<SentJar> jars,
    EntryName entry,
    ArrayList<String> pure,
    ArrayList<String> trusted,
    MemoryModel model,
    int spurious,
    boolean symmetry,
    String jdk,
    ArrayList<String> eager,
    ArrayList<String> learnt)
    implements SharedProgram {

  /**
   * A jar of the class path.
   *
   * @param path where it is on the machine that explores it first
   * @param sum of its content
   */
  record SentJar(String path, String sum) implements Serializable {
    String name() {
      return String.valueOf(Path.of(path).getFileName());
    }
  }

  /**
   * Of jars of this machine, as this JDK has it.
   *
   * @throws IllegalArgumentException if a jar cannot be read
   */
  static SharedClasses of(
      Collection<Path> jars, EntryName entry, RewritingLoader loader, JavaOptions options) {
    ArrayList<SentJar> sent = new ArrayList<>();
    for (Path jar : jars) {
      sent.add(new SentJar(jar.toAbsolutePath().toString(), ClassMakers.sum(jar)));
    }
    PureList rules = loader.rules();
    return new SharedClasses(
        sent,
        entry,
        new ArrayList<>(rules.named()),
        new ArrayList<>(rules.trusted()),
        options.model(),
        options.spurious(),
        options.symmetry(),
        jdkHere(),
        new ArrayList<>(),
        new ArrayList<>());
  }

  /** The same, knowing more. */
  SharedClasses knowing(List<String> first, List<String> known) {
    return new SharedClasses(
        jars,
        entry,
        pure,
        trusted,
        model,
        spurious,
        symmetry,
        jdk,
        new ArrayList<>(first),
        new ArrayList<>(known));
  }

  private static String jdkHere() {
    return Runtime.version() + " of " + System.getProperty("java.vm.vendor");
  }

  @Override
  public Program program() {
    if (!jdk.equals(jdkHere())) {
      throw new IllegalArgumentException(
          "JDK: found "
              + jdkHere()
              + ", expected "
              + jdk
              + ", whose classes are explored with the program's");
    }
    return new LentProgram(this);
  }

  @Override
  public List<Path> needs() {
    return jars.stream().map(jar -> Path.of(jar.path())).toList();
  }

  @Override
  public Collection<String> learnt(Program explored) {
    return ((LentProgram) explored).told();
  }
}
