package org.latticeipc.litmus.compile;

import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.latticeipc.litmus.LitmusOptions;
import org.latticeipc.litmus.LitmusProgram;
import org.latticeipc.litmus.condition.Question;
import org.latticeipc.litmus.memory.LitmusMemory;
import org.latticeipc.litmus.syntax.LitmusException;

/**
 * One litmus test, checked and compiled. Immutable, so any number of engines may run it at once.
 *
 * @param file the file's name as the user gave it
 * @param name the name in its first line
 * @param memory its shared locations
 * @param initial initial values of all cells
 * @param tasks its functions
 * @param question what it asks
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, and only read
public record LitmusTest(
    String file,
    String name,
    LitmusMemory memory,
    long[] initial,
    List<TaskCode> tasks,
    Question question) {

  public LitmusTest {
    tasks = List.copyOf(tasks);
  }

  /**
   * Compiles the text of a test.
   *
   * @param file its name, for errors
   * @throws LitmusException if anything is wrong with it; nothing else is thrown
   */
  public static LitmusTest parse(String file, String text) {
    return LitmusCompiler.compile(file, text);
  }

  /**
   * Reads and compiles a file.
   *
   * @param shown the file's name as the user wrote it, for errors
   * @throws LitmusException if it cannot be read or anything is wrong with it
   */
  public static LitmusTest read(Path path, String shown) {
    try {
      return parse(shown, Files.readString(path, StandardCharsets.UTF_8));
    } catch (CharacterCodingException e) {
      throw new LitmusException(
          shown, "found bytes that are no UTF-8 text, expected a litmus test");
    } catch (java.nio.file.NoSuchFileException e) {
      throw new LitmusException(shown, "no such file");
    } catch (java.io.IOException e) {
      throw new LitmusException(shown, "cannot be read: " + e.getMessage());
    }
  }

  /** The test as a program that any engine can run; see {@link LitmusProgram}. */
  public LitmusProgram program() {
    return LitmusProgram.exploring(this, LitmusOptions.DEFAULT_ROUNDS);
  }
}
