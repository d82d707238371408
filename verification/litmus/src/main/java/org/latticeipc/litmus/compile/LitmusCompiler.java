package org.latticeipc.litmus.compile;

import java.util.ArrayList;
import java.util.List;
import org.latticeipc.litmus.condition.Question;
import org.latticeipc.litmus.grammar.LitmusParser.FunctionContext;
import org.latticeipc.litmus.grammar.LitmusParser.TestContext;
import org.latticeipc.litmus.memory.LitmusMemory;
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
   * @throws LitmusException at the first thing that is wrong
   */
  public static LitmusTest compile(String file, String text) {
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
      tasks.add(Functions.compile(source, memory, task, initial.registers(task), function));
    }
    Question question = new Questions(source, memory, tasks).compile(tree.ending());
    return new LitmusTest(
        file, tree.TEST_NAME().getText(), memory, initial.cells(), tasks, question);
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
