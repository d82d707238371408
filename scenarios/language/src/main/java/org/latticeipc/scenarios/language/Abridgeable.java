package org.latticeipc.scenarios.language;

import java.util.Set;
import org.latticeipc.machine.program.Program;

/** A program of steps of which some can be left out, to see whether they matter. */
public interface Abridgeable extends Program {

  /**
   * The same without the steps of some lines of its text.
   *
   * @param places as {@link org.latticeipc.machine.Machine#at} is told them, such as {@code line 7}
   */
  Program without(Set<String> places);
}
