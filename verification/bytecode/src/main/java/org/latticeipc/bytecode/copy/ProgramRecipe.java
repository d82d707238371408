package org.latticeipc.bytecode.copy;

import java.util.List;
import org.latticeipc.model.MemoryModel;

/**
 * All that a copy of the tool needs to make a program.
 *
 * @param source where classes come from
 * @param kept what is kept of the JDK's rewritten classes
 * @param pure names of classes that the user vouches for
 * @param trusted packages that are trusted
 * @param entry where the program begins
 * @param model the memory model
 * @param spurious how often in each thread a wait may end for no reason
 * @param symmetry whether threads and actors that cannot be told apart are said to be so
 */
public record ProgramRecipe(
    ByteSource source,
    KeptClasses kept,
    List<String> pure,
    List<String> trusted,
    EntryName entry,
    MemoryModel model,
    int spurious,
    boolean symmetry) {
  public ProgramRecipe {
    pure = List.copyOf(pure);
    trusted = List.copyOf(trusted);
  }
}
