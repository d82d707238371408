package org.latticeipc.litmus.compile;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.latticeipc.litmus.condition.Question;
import org.latticeipc.litmus.grammar.LitmusParser.FunctionContext;
import org.latticeipc.litmus.grammar.LitmusParser.TestContext;
import org.latticeipc.litmus.memory.LitmusMemory;
import org.latticeipc.litmus.program.LitmusTest;
import org.latticeipc.litmus.program.TaskCode;
import org.latticeipc.litmus.syntax.LitmusException;
import org.latticeipc.litmus.syntax.LitmusReader;

/** Compiles whole tests. Stateless. */
public final class LitmusCompiler {
  /** The most tasks a test may have. */
  public static final int MOST_TASKS = 32;

  private LitmusCompiler() {}

  /**
   * Compiles a test.
   *
   * @param file its name, for errors
   * @throws LitmusException at the first thing that is wrong; nothing else is thrown
   */
  public static LitmusTest compile(String file, String text) {
    return compile(file, text, Map.of());
  }

  /**
   * Compiles a test that may call more functions than C11's.
   *
   * @param file its name, for errors
   * @param extensions by function name
   * @throws LitmusException at the first thing that is wrong
   */
  public static LitmusTest compile(String file, String text, Map<String, Extension> extensions) {
    TestContext tree = LitmusReader.read(file, text);
    SourceText source = new SourceText(file);
    List<FunctionContext> functions = tree.function();
    checkTasks(source, functions);
    LitmusMemory memory = new LitmusMemory();
    Initial initial = new Initial(source, memory, functions.size(), tree.initial().initialItem());
    initial.declareLocations();
    functions.forEach(function -> Functions.declareParameters(source, memory, function));
    initial.readValues();
    List<TaskCode> tasks = new ArrayList<>();
    for (FunctionContext function : functions) {
      int task = tasks.size();
      tasks.add(
          Functions.compile(source, memory, task, initial.registers(task), function, extensions));
    }
    Question question = new Questions(source, memory, tasks).compile(tree.ending());
    return new LitmusTest(
        file, tree.TEST_NAME().getText(), memory, initial.cells(), tasks, question);
  }

  /**
   * Reads and compiles a file.
   *
   * @param shown the file's name as the user wrote it, for errors
   * @throws LitmusException if it cannot be read or anything is wrong with it
   */
  public static LitmusTest read(Path path, String shown) {
    try {
      return compile(shown, Files.readString(path, StandardCharsets.UTF_8));
    } catch (CharacterCodingException e) {
      throw new LitmusException(
          shown, "found bytes that are no UTF-8 text, expected a litmus test");
    } catch (NoSuchFileException e) {
      throw new LitmusException(shown, "no such file");
    } catch (IOException e) {
      throw new LitmusException(shown, "cannot be read: " + e.getMessage());
    }
  }

  private static void checkTasks(SourceText source, List<FunctionContext> functions) {
    for (int i = 0; i < functions.size(); i++) {
      FunctionContext function = functions.get(i);
      String found = function.PROCESS().getText();
      if (!found.equals("P" + i)) {
        throw source.error(
            function.PROCESS().getSymbol(), "found task " + found + ", expected P" + i);
      }
      if (i >= MOST_TASKS) {
        throw source.error(
            function.PROCESS().getSymbol(), "expected at most " + MOST_TASKS + " tasks");
      }
    }
  }
}
