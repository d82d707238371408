package org.latticeipc.scenarios.language.step;

import java.util.List;
import org.latticeipc.machine.program.EngineProperties;
import org.latticeipc.machine.program.PropertyViolation;
import org.latticeipc.scenarios.format.Value;
import org.latticeipc.scenarios.language.execution.Action;
import org.latticeipc.scenarios.language.execution.TaskContext;
import org.latticeipc.scenarios.language.execution.TaskHalted;
import org.latticeipc.scheduler.DagError;
import org.latticeipc.scheduler.DagNode;
import org.latticeipc.scheduler.DagResult;
import org.latticeipc.scheduler.NodeBody;
import org.latticeipc.scheduler.RunReport;

/** The documented calls on the DAG scheduler, of which a scenario has one. */
public final class DagSteps implements StepFamily {
  private static final List<String> ANSWERS = ExpectedAnswer.words(DagError.class);

  @Override
  public List<StepDefinition> steps(StepTypes types) {
    return List.of(
        init(types), priority(), channel(), dependency(), submit(), run(), fingerprint());
  }

  private static void judge(TaskContext task, ExpectedAnswer answers, DagResult result) {
    DagError error = result.error();
    answers.take(
        task, error == null ? ExpectedAnswer.OK : ExpectedAnswer.word(error), sentence(result));
  }

  private static String sentence(DagResult result) {
    return result instanceof DagResult.Refused refused ? refused.detail() : "";
  }

  private static void judge(TaskContext task, ExpectedAnswer answers, int code) {
    for (DagError error : DagError.values()) {
      if (error.code() == code) {
        answers.take(task, ExpectedAnswer.word(error), error.sentence());
        return;
      }
    }
    answers.take(task, ExpectedAnswer.OK, "");
  }

  private static DagNode node(TaskContext task, String name) {
    if (task.kept("node " + name) instanceof DagNode node) {
      return node;
    }
    throw new PropertyViolation(
        EngineProperties.ASSERTION,
        "task " + task.name() + " uses the node '" + name + "' before it made it");
  }

  /** The work of a node, after which its worker is again where it came from. */
  private static void work(TaskContext node, Action action) {
    String place = node.machine().place();
    try {
      action.run(node);
      node.outlivesItsCpu();
      node.sendHeld();
    } catch (RuntimeException failed) {
      // Not in a finally clause: who waits within a node, and ends there, is shown where it waits.
      node.machine().at(place);
      throw failed;
    }
    node.machine().at(place);
  }

  private static StepDefinition init(StepTypes types) {
    return StepShapes.fields("dag_node_init")
        .need("node", StepShapes.name("a node's name"), "the node's name")
        .may("steps", types.shape(), "what the node does after its activation")
        .main("node")
        .step(
            (body, scope) -> {
              String name = body.need("node").text();
              scope.make(SymbolTable.Kind.NODE, name);
              scope.useDag();
              SymbolTable inner = scope.node(name);
              Action action = types.compile(body.list("steps"), inner);
              inner.finish();
              boolean idle = body.list("steps").isEmpty();
              return task -> {
                NodeBody work = idle ? NodeBody.NOTHING : () -> work(task.inNode(name), action);
                task.keep("node " + name, task.environment().scheduler().node(name, work));
              };
            });
  }

  private static StepShapes.Builder onNode(String name) {
    return StepShapes.fields(name).need("node", StepShapes.name("a node's name"), "the node");
  }

  private static StepDefinition priority() {
    return ExpectedAnswer.fields(
            onNode("dag_node_set_priority")
                .need("priority", StepShapes.ANY_NUMBER, "higher runs first"),
            ANSWERS)
        .step(
            (body, scope) -> {
              String name = scope.use(SymbolTable.Kind.NODE, body.need("node"));
              long priority = body.need("priority").whole();
              ExpectedAnswer answers = ExpectedAnswer.of(body, "dag_node_set_priority", scope);
              return task ->
                  judge(
                      task,
                      answers,
                      task.environment().scheduler().setPriority(node(task, name), priority));
            });
  }

  private static StepDefinition channel() {
    return ExpectedAnswer.fields(
            onNode("dag_node_set_channel")
                .need("channel", StepShapes.name("a channel's name"), "its peer gets time"),
            ANSWERS)
        .step(
            (body, scope) -> {
              String name = scope.use(SymbolTable.Kind.NODE, body.need("node"));
              String channel = scope.channel(body.need("channel"));
              ExpectedAnswer answers = ExpectedAnswer.of(body, "dag_node_set_channel", scope);
              return task ->
                  judge(
                      task,
                      answers,
                      task.environment()
                          .scheduler()
                          .setChannel(node(task, name), task.channel(channel)));
            });
  }

  private static StepDefinition dependency() {
    return ExpectedAnswer.fields(
            StepShapes.fields("dag_node_add_dep")
                .need("parent", StepShapes.name("a node's name"), "runs first")
                .need("child", StepShapes.name("a node's name"), "waits for the parent"),
            ANSWERS)
        .step(
            (body, scope) -> {
              String parent = scope.use(SymbolTable.Kind.NODE, body.need("parent"));
              String child = scope.use(SymbolTable.Kind.NODE, body.need("child"));
              ExpectedAnswer answers = ExpectedAnswer.of(body, "dag_node_add_dep", scope);
              return task ->
                  judge(
                      task,
                      answers,
                      task.environment().scheduler().addDep(node(task, parent), node(task, child)));
            });
  }

  private static StepDefinition submit() {
    return ExpectedAnswer.fields(onNode("dag_sched_submit").main("node"), ANSWERS)
        .step(
            (body, scope) -> {
              String name = scope.use(SymbolTable.Kind.NODE, body.need("node"));
              ExpectedAnswer answers = ExpectedAnswer.of(body, "dag_sched_submit", scope);
              return task ->
                  judge(task, answers, task.environment().scheduler().submit(node(task, name)));
            });
  }

  private static StepDefinition run() {
    return ExpectedAnswer.fields(
            StepShapes.fields("dag_sched_run")
                .may(
                    "workers",
                    StepShapes.whole("workers", 1, 64),
                    "tasks that work, 1 if left out"),
            ANSWERS)
        .step(
            (body, scope) -> {
              int workers = (int) body.whole("workers", 1);
              scope.useDag();
              ExpectedAnswer answers = ExpectedAnswer.of(body, "dag_sched_run", scope);
              return task -> judge(task, answers, run(task, workers).code());
            });
  }

  /** A worker that a fault ends is gone, as every other task. */
  private static RunReport run(TaskContext task, int workers) {
    return task.environment()
        .scheduler()
        .run(
            workers,
            work -> {
              try {
                work.run();
              } catch (TaskHalted halted) {
                // All that is left to do is what every task does at its end.
              }
            });
  }

  private static StepDefinition fingerprint() {
    return StepShapes.fields("dag_fingerprint")
        .need("into", StepShapes.name("a register's name"), "names the order of activated channels")
        .main("into")
        .step(
            (body, scope) -> {
              Value into = body.need("into");
              scope.useDag();
              String register = scope.register(into);
              return task ->
                  task.set(
                      register, task.environment().scheduler().report().fingerprint().toString());
            });
  }
}
