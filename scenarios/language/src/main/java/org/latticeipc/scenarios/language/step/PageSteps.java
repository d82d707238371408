package org.latticeipc.scenarios.language.step;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.latticeipc.kernel.Kernel;
import org.latticeipc.kernel.Memory;
import org.latticeipc.kernel.capability.Domain;
import org.latticeipc.kernel.capability.ExoCap;
import org.latticeipc.kernel.capability.Rights;
import org.latticeipc.kernel.result.ExoError;
import org.latticeipc.kernel.result.ExoResult;
import org.latticeipc.kernel.upcall.PageFault;
import org.latticeipc.kernel.upcall.Upcalls;
import org.latticeipc.scenarios.format.Formula;
import org.latticeipc.scenarios.format.Shape;
import org.latticeipc.scenarios.format.Value;
import org.latticeipc.scenarios.language.execution.Action;
import org.latticeipc.scenarios.language.execution.TaskContext;
import org.latticeipc.scenarios.language.part.BoundedFault;

/** Steps on pages and address spaces. */
public final class PageSteps implements StepFamily {
  private static final List<String> ANSWERS = ExpectedAnswer.words(ExoError.class);
  private static final long MOST = 1 << 20;

  @Override
  public List<StepDefinition> steps(StepTypes types) {
    return List.of(
        create("create_page", "words", "how many words of 64 bits", Kernel::createPage),
        readPage(),
        writePage(),
        create(
            "create_space",
            "pages",
            "how many pages it may map",
            (kernel, caller, size) -> kernel.memory().createSpace(caller, size)),
        map(),
        unmap(),
        loadMapped(types),
        storeMapped(types),
        askBack(),
        awaitAsked());
  }

  private interface Making {
    ExoResult<ExoCap> of(Kernel kernel, Domain caller, int size);
  }

  private static StepShapes.Builder word(String step, String on, String kind) {
    return StepShapes.fields(step).need(on, StepShapes.name(kind + "'s name"), kind);
  }

  private static int small(TaskContext task, Formula formula) {
    return (int) Math.max(-1, Math.min(MOST, task.number(formula)));
  }

  private static StepDefinition create(String name, String key, String about, Making making) {
    return ExpectedAnswer.fields(
            StepShapes.fields(name)
                .need(key, StepShapes.formula(), about)
                .need("as", StepShapes.name("a name"), "its name in this task"),
            ANSWERS)
        .step(
            (body, scope) -> {
              scope.needDomain(body.at(), name);
              Formula size = scope.formula(body.need(key));
              String as = body.need("as").text();
              scope.make(SymbolTable.Kind.CAPABILITY, as);
              ExpectedAnswer answers = ExpectedAnswer.of(body, name, scope);
              return task ->
                  answers.take(
                      task,
                      task.strikes(BoundedFault.ALLOC_FAIL)
                          ? ExoResult.<ExoCap>refused(ExoError.QUOTA, "a fault")
                          : making.of(
                              task.environment().kernel(), task.caller(), small(task, size)),
                      made -> task.keep("cap " + as, made));
            });
  }

  private static StepDefinition readPage() {
    return ExpectedAnswer.fields(
            word("read_page", "page", "a page")
                .may("at", StepShapes.formula(), "which word, 0 if left out")
                .need("into", StepShapes.name("a register's name"), "gets the word"),
            ANSWERS)
        .step(
            (body, scope) -> {
              String page = scope.capability(body.need("page"));
              Formula at = index(body, scope);
              String into = scope.register(body.need("into"));
              ExpectedAnswer answers = ExpectedAnswer.of(body, "read_page", scope);
              return task ->
                  answers.take(
                      task,
                      task.environment()
                          .kernel()
                          .readPage(task.caller(), task.capability(page), small(task, at)),
                      value -> task.set(into, value));
            });
  }

  private static StepDefinition writePage() {
    return ExpectedAnswer.fields(
            word("write_page", "page", "a page")
                .may("at", StepShapes.formula(), "which word, 0 if left out")
                .need("value", StepShapes.formula(), "what is written"),
            ANSWERS)
        .step(
            (body, scope) -> {
              String page = scope.capability(body.need("page"));
              Formula at = index(body, scope);
              Formula value = scope.formula(body.need("value"));
              ExpectedAnswer answers = ExpectedAnswer.of(body, "write_page", scope);
              return task ->
                  answers.take(
                      task,
                      task.environment()
                          .kernel()
                          .writePage(
                              task.caller(),
                              task.capability(page),
                              small(task, at),
                              task.number(value)),
                      done -> {});
            });
  }

  private static Formula index(Value body, SymbolTable scope) {
    Value at = body.get("at");
    return at == null ? new Formula.Constant(0L) : scope.formula(at);
  }

  private static StepDefinition map() {
    return ExpectedAnswer.fields(
            word("map_page", "space", "an address space")
                .need("number", StepShapes.formula(), "which page of the space, from 0")
                .need("page", StepShapes.name("a page's name"), "the page, over what was there")
                .may("rights", StepShapes.rights(), "at most these; read and write if left out"),
            ANSWERS)
        .step(
            (body, scope) -> {
              String space = scope.capability(body.need("space"));
              Formula number = scope.formula(body.need("number"));
              String page = scope.capability(body.need("page"));
              Rights rights =
                  body.get("rights") == null
                      ? Rights.READ.and(Rights.WRITE)
                      : StepShapes.rights(body, "rights");
              ExpectedAnswer answers = ExpectedAnswer.of(body, "map_page", scope);
              return task ->
                  answers.take(
                      task,
                      memory(task)
                          .map(
                              task.caller(),
                              task.capability(space),
                              small(task, number),
                              task.capability(page),
                              rights),
                      done -> {});
            });
  }

  private static StepDefinition unmap() {
    return ExpectedAnswer.fields(
            word("unmap_page", "space", "an address space")
                .need("number", StepShapes.formula(), "which page of the space, from 0"),
            ANSWERS)
        .step(
            (body, scope) -> {
              String space = scope.capability(body.need("space"));
              Formula number = scope.formula(body.need("number"));
              ExpectedAnswer answers = ExpectedAnswer.of(body, "unmap_page", scope);
              return task ->
                  answers.take(
                      task,
                      memory(task)
                          .unmap(task.caller(), task.capability(space), small(task, number)),
                      done -> {});
            });
  }

  private static Memory memory(TaskContext task) {
    return task.environment().kernel().memory();
  }

  private static StepShapes.Builder mapped(String step, StepTypes types) {
    return word(step, "space", "an address space")
        .need("number", StepShapes.formula(), "which page of the space, from 0")
        .may("at", StepShapes.formula(), "which word, 0 if left out")
        .may(
            "on_fault",
            types.shape(),
            "an upcall: done if the page is not mapped, not for this, or not any more; then it is"
                + " tried once more");
  }

  /** A word of a mapped page, as two steps name it, and what is done at a fault. */
  private record MappedWord(String space, Formula number, Formula at, @Nullable Action fault) {
    static MappedWord of(Value body, StepTypes types, SymbolTable scope) {
      return new MappedWord(
          scope.capability(body.need("space")),
          scope.formula(body.need("number")),
          PageSteps.index(body, scope),
          onFault(body, types, scope));
    }

    ExoCap space(TaskContext task) {
      return task.capability(space);
    }

    int number(TaskContext task) {
      return small(task, number);
    }

    int index(TaskContext task) {
      return small(task, at);
    }

    Upcalls upcalls(TaskContext task) {
      return PageSteps.upcalls(task, fault);
    }
  }

  private static Upcalls upcalls(TaskContext task, @Nullable Action steps) {
    return new Upcalls() {
      @Override
      public boolean pageFault(PageFault fault) {
        if (steps != null) {
          steps.run(task);
        }
        return steps != null;
      }
    };
  }

  private static @Nullable Action onFault(Value body, StepTypes types, SymbolTable scope) {
    return body.get("on_fault") == null
        ? null
        : scope.perhaps(() -> types.compile(body.list("on_fault"), scope));
  }

  private static StepDefinition loadMapped(StepTypes types) {
    return ExpectedAnswer.fields(
            mapped("load_mapped", types)
                .need("into", StepShapes.name("a register's name"), "gets the word"),
            ANSWERS)
        .step(
            (body, scope) -> {
              MappedWord word = MappedWord.of(body, types, scope);
              String into = scope.register(body.need("into"));
              ExpectedAnswer answers = ExpectedAnswer.of(body, "load_mapped", scope);
              return task ->
                  answers.take(
                      task,
                      memory(task)
                          .load(
                              task.caller(),
                              word.space(task),
                              word.number(task),
                              word.index(task),
                              word.upcalls(task)),
                      value -> task.set(into, value));
            });
  }

  private static StepDefinition storeMapped(StepTypes types) {
    return ExpectedAnswer.fields(
            mapped("store_mapped", types).need("value", StepShapes.formula(), "what is written"),
            ANSWERS)
        .step(
            (body, scope) -> {
              MappedWord word = MappedWord.of(body, types, scope);
              Formula value = scope.formula(body.need("value"));
              ExpectedAnswer answers = ExpectedAnswer.of(body, "store_mapped", scope);
              return task ->
                  answers.take(
                      task,
                      memory(task)
                          .store(
                              task.caller(),
                              word.space(task),
                              word.number(task),
                              word.index(task),
                              task.number(value),
                              word.upcalls(task)),
                      done -> {});
            });
  }

  private static StepDefinition askBack() {
    return ExpectedAnswer.fields(
            word("ask_back", "page", "a page of one's own")
                .need("of", StepShapes.name("a domain's name"), "who has the page under its name")
                .need("ticks", StepShapes.whole("ticks", 0, 1L << 40), "taken back after so many")
                .may(
                    "into",
                    StepShapes.name("a register's name"),
                    "gets 1 if it was given up, 0 if it was taken back"),
            ANSWERS)
        .step(
            (body, scope) -> {
              String page = scope.capability(body.need("page"));
              String of = scope.use(SymbolTable.Kind.DOMAIN, body.need("of"));
              scope.granted(of, body.need("page"));
              long ticks = body.need("ticks").whole();
              Value into = body.get("into");
              String register = into == null ? "" : scope.register(into);
              ExpectedAnswer answers = ExpectedAnswer.of(body, "ask_back", scope);
              return task ->
                  answers.take(
                      task,
                      memory(task)
                          .askBack(
                              task.caller(),
                              task.capability(page),
                              task.environment().capability(of, page),
                              task.machine().nowTicks() + ticks),
                      given -> {
                        if (!register.isEmpty()) {
                          task.set(register, given ? 1L : 0L);
                        }
                      });
            });
  }

  private static StepDefinition awaitAsked() {
    return ExpectedAnswer.fields(
            word("await_asked", "page", "a page the task's domain has")
                .may("wait", new Shape.Flag(), "whether to wait until it is asked for")
                .main("page"),
            ANSWERS)
        .step(
            (body, scope) -> {
              String page = scope.capability(body.need("page"));
              boolean waits = body.get("wait") == null || body.need("wait").flag();
              ExpectedAnswer answers = ExpectedAnswer.of(body, "await_asked", scope);
              return task -> {
                ExoCap cap = task.capability(page);
                answers.take(
                    task,
                    waits
                        ? memory(task).awaitAsked(task.caller(), cap)
                        : memory(task).isAsked(task.caller(), cap),
                    done -> {});
              };
            });
  }
}
