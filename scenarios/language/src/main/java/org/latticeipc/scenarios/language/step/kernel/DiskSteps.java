package org.latticeipc.scenarios.language.step.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.latticeipc.kernel.Devices;
import org.latticeipc.kernel.capability.Domain;
import org.latticeipc.kernel.capability.ExoCap;
import org.latticeipc.kernel.result.ExoError;
import org.latticeipc.kernel.result.ExoResult;
import org.latticeipc.kernel.result.Unit;
import org.latticeipc.scenarios.format.Formula;
import org.latticeipc.scenarios.format.Value;
import org.latticeipc.scenarios.language.execution.TaskContext;
import org.latticeipc.scenarios.language.part.BoundedFault;
import org.latticeipc.scenarios.language.step.ExpectedAnswer;
import org.latticeipc.scenarios.language.step.StepDefinition;
import org.latticeipc.scenarios.language.step.StepFamily;
import org.latticeipc.scenarios.language.step.StepShapes;
import org.latticeipc.scenarios.language.step.StepTypes;
import org.latticeipc.scenarios.language.step.SymbolTable;

/** Steps on disks. Where the scenario has crashes, a task that meets one ends there. */
public final class DiskSteps implements StepFamily {
  private static final List<String> ANSWERS = ExpectedAnswer.words(ExoError.class);
  private static final String BLOCK = "a block the task has";

  @Override
  public List<StepDefinition> steps(StepTypes types) {
    return List.of(
        allocate(),
        bind(),
        read(),
        write(),
        simple(
            "flush_disk",
            "makes all that was written durable: a disk or a block",
            Devices::flushDisk),
        simple("crash_disk", "takes the disk's power", Devices::crashDisk),
        restart());
  }

  private interface Call {
    ExoResult<Unit> on(Devices devices, Domain caller, ExoCap cap);
  }

  private static Devices devices(TaskContext task) {
    return task.environment().kernel().devices();
  }

  /** Judges an answer; one that only a crash gives ends the task if the file has crashes. */
  private static <T> void take(
      TaskContext task, ExpectedAnswer answers, ExoResult<T> result, Consumer<T> ifOk) {
    boolean ofACrash = result.error() == ExoError.POWER_LOST || result.error() == ExoError.STALE;
    if (ofACrash && task.mayMeetACrash()) {
      throw task.crashed();
    }
    answers.take(task, result, ifOk);
  }

  private static StepDefinition simple(String name, String about, Call call) {
    return ExpectedAnswer.fields(
            StepShapes.fields(name).need("on", StepShapes.name("a name"), about).main("on"),
            ANSWERS)
        .step(
            (body, scope) -> {
              String cap = scope.capability(body.need("on"));
              if (name.equals("crash_disk")) {
                scope.needNoCrashes(body.need("on").at(), name);
              }
              ExpectedAnswer answers = ExpectedAnswer.of(body, name, scope);
              return task ->
                  take(
                      task,
                      answers,
                      call.on(devices(task), task.caller(), task.capability(cap)),
                      value -> {});
            });
  }

  private static StepDefinition restart() {
    return ExpectedAnswer.fields(
            StepShapes.fields("restart_disk")
                .need("on", StepShapes.name("a disk's name"), "a disk without power")
                .main("on"),
            ANSWERS)
        .step(
            (body, scope) -> {
              String cap = scope.capability(body.need("on"));
              scope.needNoCrashes(body.need("on").at(), "restart_disk");
              ExpectedAnswer answers = ExpectedAnswer.of(body, "restart_disk", scope);
              return task ->
                  answers.take(
                      task,
                      devices(task).restartDisk(task.caller(), task.capability(cap)),
                      made -> task.keep("cap " + cap, made));
            });
  }

  private static StepDefinition allocate() {
    return ExpectedAnswer.fields(
            StepShapes.fields("alloc_block")
                .need("disk", StepShapes.name("a disk's name"), "the disk")
                .need("as", StepShapes.name("a name"), "the block's name in this task"),
            ANSWERS)
        .step(
            (body, scope) -> {
              String disk = scope.capability(body.need("disk"));
              String as = body.need("as").text();
              scope.make(SymbolTable.Kind.CAPABILITY, as);
              ExpectedAnswer answers = ExpectedAnswer.of(body, "alloc_block", scope);
              return task ->
                  take(
                      task,
                      answers,
                      task.strikes(BoundedFault.ALLOC_FAIL)
                          ? ExoResult.<ExoCap>refused(ExoError.QUOTA, "a fault")
                          : devices(task).allocBlock(task.caller(), task.capability(disk)),
                      made -> task.keep("cap " + as, made));
            });
  }

  private static StepDefinition bind() {
    return ExpectedAnswer.fields(
            StepShapes.fields("bind_block")
                .need("disk", StepShapes.name("a disk's name"), "the disk")
                .need("block", StepShapes.formula(), "the number of the block, from 0")
                .need("as", StepShapes.name("a name"), "the block's name in this task"),
            ANSWERS)
        .step(
            (body, scope) -> {
              String disk = scope.capability(body.need("disk"));
              Formula block = scope.formula(body.need("block"));
              KernelCall.requirePart(body, "block", "disk", scope);
              String as = body.need("as").text();
              scope.make(SymbolTable.Kind.CAPABILITY, as);
              ExpectedAnswer answers = ExpectedAnswer.of(body, "bind_block", scope);
              return task ->
                  take(
                      task,
                      answers,
                      task.strikes(BoundedFault.ALLOC_FAIL)
                          ? ExoResult.<ExoCap>refused(ExoError.QUOTA, "a fault")
                          : devices(task)
                              .bindBlock(
                                  task.caller(),
                                  task.capability(disk),
                                  KernelCall.small(task, block)),
                      made -> task.keep("cap " + as, made));
            });
  }

  private static StepDefinition read() {
    return ExpectedAnswer.fields(
            StepShapes.fields("read_block")
                .need("on", StepShapes.name("a block's name"), BLOCK)
                .may("at", StepShapes.whole("a word", 0, 63), "the first word, 0 if left out")
                .need(
                    "into",
                    StepShapes.list(StepShapes.name("a register's name"), "a list of registers"),
                    "registers that get this and the following words"),
            ANSWERS)
        .step(
            (body, scope) -> {
              String cap = scope.capability(body.need("on"));
              int at = (int) body.whole("at", 0);
              List<String> into = body.list("into").stream().map(scope::register).toList();
              ExpectedAnswer answers = ExpectedAnswer.of(body, "read_block", scope);
              return task ->
                  take(
                      task,
                      answers,
                      within(
                          devices(task).readBlock(task.caller(), task.capability(cap)), at, into),
                      words -> {
                        for (int i = 0; i < into.size(); i++) {
                          task.set(into.get(i), words.get(at + i));
                        }
                      });
            });
  }

  private static ExoResult<List<Long>> within(
      ExoResult<List<Long>> read, int at, List<String> into) {
    return read.then(
        words ->
            at + into.size() <= words.size()
                ? read
                : ExoResult.refused(
                    ExoError.INVALID_ARGUMENT,
                    into.size()
                        + " words from word "
                        + at
                        + ", expected them within the "
                        + words.size()
                        + " of a block"));
  }

  private static StepDefinition write() {
    return ExpectedAnswer.fields(
            StepShapes.fields("write_block")
                .need("on", StepShapes.name("a block's name"), BLOCK)
                .may("at", StepShapes.whole("a word", 0, 63), "the first word, 0 if left out")
                .need(
                    "words",
                    StepShapes.list(StepShapes.formula(), "a list of expressions"),
                    "what is written there and after it, all at once but for a crash"),
            ANSWERS)
        .step(
            (body, scope) -> {
              String cap = scope.capability(body.need("on"));
              int at = (int) body.whole("at", 0);
              List<Formula> words = new ArrayList<>();
              for (Value word : body.list("words")) {
                words.add(scope.formula(word));
              }
              ExpectedAnswer answers = ExpectedAnswer.of(body, "write_block", scope);
              return task -> {
                List<Long> values = words.stream().map(task::number).toList();
                take(
                    task,
                    answers,
                    devices(task).writeBlock(task.caller(), task.capability(cap), at, values),
                    value -> {});
              };
            });
  }
}
