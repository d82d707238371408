package org.latticeipc.bytecode.copy;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.latticeipc.machine.program.Program;

/** Compiled classes as a program of the seam, and what was found out about them while it ran. */
public interface CompiledProgram extends Program {
  /** What cannot be explored, or null. */
  @Nullable String refusal();

  /** The line of the user's code at which that was found, or empty. */
  String refusedAt();

  /** Whether it is to be run again from the start, knowing what was learnt. */
  boolean wantsRestart();

  /** What a verdict rests on beside the model, sorted. */
  List<String> assumptions();

  /** The names of classes that set-up initialised first, in order. */
  List<String> eager();

  /** What else was found out about the program, sorted. */
  List<String> learnt();

  /** Whether it uses rewritten classes of the JDK, so that a trace is one of this JDK only. */
  boolean enteredJdk();

  /** Nobody runs it any more. */
  void close();
}
