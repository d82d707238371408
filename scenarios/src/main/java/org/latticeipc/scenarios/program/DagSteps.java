package org.latticeipc.scenarios.program;

import java.util.List;
import org.latticeipc.machine.PropertyViolation;
import org.latticeipc.scenarios.format.Shape;
import org.latticeipc.scenarios.format.Value;
import org.latticeipc.scheduler.DagError;
import org.latticeipc.scheduler.DagNode;
import org.latticeipc.scheduler.DagResult;
import org.latticeipc.scheduler.NodeBody;

/** The documented calls on the DAG scheduler, of which a scenario has one. */
final class DagSteps {
  private static final List<String> ANSWERS = Answers.words(DagError.class);

  private DagSteps() {}

  static List<StepDefinition> all(Shape steps, Steps compiler) {
    return List.of(
        init(steps, compiler), priority(), channel(), dependency(), submit(), run(), fingerprint());
  }

  private static void judge(TaskState task, Answers answers, DagResult result) {
    DagError error = result.error();
    answers.take(task, error == null ? Answers.OK : Answers.word(error), sentence(result));
  }

  private static String sentence(DagResult result) {
    return result instanceof DagResult.Refused refused ? refused.detail() : "";
  }

  private static void judge(TaskState task, Answers answers, int code) {
    for (DagError error : DagError.values()) {
      if (error.code() == code) {
        answers.take(task, Answers.word(error), error.sentence());
        return;
      }
    }
    answers.take(task, Answers.OK, "");
  }

  private static DagNode node(TaskState task, String name) {
    if (task.kept("node " + name) instanceof DagNode node) {
      return node;
    }
    throw new PropertyViolation(
        "assertion", "task " + task.name() + " uses the node '" + name + "' before it made it");
  }

  private static StepDefinition init(Shape steps, Steps compiler) {
    return Shapes.fields("dag_node_init")
        .need("node", Shapes.name("a node's name"), "the node's name")
        .may("steps", steps, "what the node does after its activation")
        .main("node")
        .step(
            (body, scope) -> {
              String name = body.need("node").text();
              scope.make(Scope.Kind.NODE, name);
              scope.useDag();
              Scope inner = scope.node(name);
              Action action = compiler.compile(body.list("steps"), inner);
              inner.finish();
              boolean idle = body.list("steps").isEmpty();
              return task -> {
                NodeBody work = idle ? NodeBody.NOTHING : () -> action.run(task.inNode(name));
                task.keep("node " + name, task.world().scheduler().node(name, work));
              };
            });
  }

  private static Shapes.Builder onNode(String name) {
    return Shapes.fields(name).need("node", Shapes.name("a node's name"), "the node");
  }

  private static StepDefinition priority() {
    return Answers.fields(
            onNode("dag_node_set_priority")
                .need("priority", Shapes.ANY_NUMBER, "higher runs first"),
            ANSWERS)
        .step(
            (body, scope) -> {
              String name = scope.use(Scope.Kind.NODE, body.need("node"));
              long priority = body.need("priority").whole();
              Answers answers = Answers.of(body, "dag_node_set_priority", scope);
              return task ->
                  judge(
                      task,
                      answers,
                      task.world().scheduler().setPriority(node(task, name), priority));
            });
  }

  private static StepDefinition channel() {
    return Answers.fields(
            onNode("dag_node_set_channel")
                .need("channel", Shapes.name("a channel's name"), "its peer gets time"),
            ANSWERS)
        .step(
            (body, scope) -> {
              String name = scope.use(Scope.Kind.NODE, body.need("node"));
              String channel = scope.channel(body.need("channel"));
              Answers answers = Answers.of(body, "dag_node_set_channel", scope);
              return task ->
                  judge(
                      task,
                      answers,
                      task.world().scheduler().setChannel(node(task, name), task.channel(channel)));
            });
  }

  private static StepDefinition dependency() {
    return Answers.fields(
            Shapes.fields("dag_node_add_dep")
                .need("parent", Shapes.name("a node's name"), "runs first")
                .need("child", Shapes.name("a node's name"), "waits for the parent"),
            ANSWERS)
        .step(
            (body, scope) -> {
              String parent = scope.use(Scope.Kind.NODE, body.need("parent"));
              String child = scope.use(Scope.Kind.NODE, body.need("child"));
              Answers answers = Answers.of(body, "dag_node_add_dep", scope);
              return task ->
                  judge(
                      task,
                      answers,
                      task.world().scheduler().addDep(node(task, parent), node(task, child)));
            });
  }

  private static StepDefinition submit() {
    return Answers.fields(onNode("dag_sched_submit").main("node"), ANSWERS)
        .step(
            (body, scope) -> {
              String name = scope.use(Scope.Kind.NODE, body.need("node"));
              Answers answers = Answers.of(body, "dag_sched_submit", scope);
              return task ->
                  judge(task, answers, task.world().scheduler().submit(node(task, name)));
            });
  }

  private static StepDefinition run() {
    return Answers.fields(
            Shapes.fields("dag_sched_run")
                .may("workers", Shapes.whole("workers", 1, 64), "tasks that work, 1 if left out"),
            ANSWERS)
        .step(
            (body, scope) -> {
              int workers = (int) body.whole("workers", 1);
              scope.useDag();
              Answers answers = Answers.of(body, "dag_sched_run", scope);
              return task -> judge(task, answers, task.world().scheduler().run(workers).code());
            });
  }

  private static StepDefinition fingerprint() {
    return Shapes.fields("dag_fingerprint")
        .need("into", Shapes.name("a register's name"), "names the order of activated channels")
        .main("into")
        .step(
            (body, scope) -> {
              Value into = body.need("into");
              scope.useDag();
              String register = scope.register(into);
              return task ->
                  task.set(register, task.world().scheduler().report().fingerprint().toString());
            });
  }
}
