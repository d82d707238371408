package org.latticeipc.scenarios.language.step.kernel;

import java.util.List;
import org.latticeipc.kernel.Memory;
import org.latticeipc.kernel.capability.Rights;
import org.latticeipc.kernel.upcall.PageFault;
import org.latticeipc.kernel.upcall.Upcalls;
import org.latticeipc.scenarios.format.Formula;
import org.latticeipc.scenarios.language.execution.TaskContext;
import org.latticeipc.scenarios.language.step.ExpectedAnswer;
import org.latticeipc.scenarios.language.step.StepDefinition;
import org.latticeipc.scenarios.language.step.StepFamily;
import org.latticeipc.scenarios.language.step.StepShapes;
import org.latticeipc.scenarios.language.step.StepTypes;

/** Steps on pages and address spaces. */
public final class PageSteps implements StepFamily {
  private static final String WORD = "which word, 0 if left out";

  @Override
  public List<StepDefinition> steps(StepTypes types) {
    return List.of(
        KernelCall.named("create_page")
            .number("words", "how many words of 64 bits", 1, 512)
            .makes("its name in this task")
            .does(types, g -> g.kernel().createPage(g.caller(), g.small("words"))),
        KernelCall.named("read_page")
            .on("page", "a page", "a page")
            .mayPart("at", "page", WORD)
            .into("gets the word")
            .does(types, g -> g.kernel().readPage(g.caller(), g.cap("page"), g.small("at"))),
        KernelCall.named("write_page")
            .on("page", "a page", "a page")
            .mayPart("at", "page", WORD)
            .number("value", "what is written")
            .does(
                types,
                g ->
                    g.kernel()
                        .writePage(g.caller(), g.cap("page"), g.small("at"), g.number("value"))),
        KernelCall.named("create_space")
            .number("pages", "how many pages it may map", 1, 1024)
            .makes("its name in this task")
            .does(types, g -> memory(g).createSpace(g.caller(), g.small("pages"))),
        map(),
        inSpace("unmap_page")
            .does(types, g -> memory(g).unmap(g.caller(), g.cap("space"), g.small("number"))),
        mapped("load_mapped", types)
            .into("gets the word")
            .does(
                types,
                g ->
                    memory(g)
                        .load(
                            g.caller(),
                            g.cap("space"),
                            g.small("number"),
                            g.small("at"),
                            upcalls(g))),
        mapped("store_mapped", types)
            .number("value", "what is written")
            .does(
                types,
                g ->
                    memory(g)
                        .store(
                            g.caller(),
                            g.cap("space"),
                            g.small("number"),
                            g.small("at"),
                            g.number("value"),
                            upcalls(g))));
  }

  private static Memory memory(KernelCall.Given given) {
    return given.kernel().memory();
  }

  private static KernelCall inSpace(String name) {
    return KernelCall.named(name)
        .on("space", "an address space", "an address space")
        .number("number", "which page of the space, from 0");
  }

  private static KernelCall mapped(String name, StepTypes types) {
    return inSpace(name)
        .mayNumber("at", WORD)
        .upcall(
            "on_fault",
            types,
            "an upcall: done if the page is not mapped, not for this, or not any more; then it is"
                + " tried once more");
  }

  private static Upcalls upcalls(KernelCall.Given given) {
    return new Upcalls() {
      @Override
      public boolean pageFault(PageFault fault) {
        return given.callBack("on_fault");
      }
    };
  }

  private static StepDefinition map() {
    return ExpectedAnswer.fields(
            StepShapes.fields("map_page")
                .need("space", StepShapes.name("an address space's name"), "an address space")
                .need("number", StepShapes.formula(), "which page of the space, from 0")
                .need("page", StepShapes.name("a page's name"), "the page, over what was there")
                .may("rights", StepShapes.rights(), "at most these; read and write if left out"),
            KernelCall.ANSWERS)
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
              return (TaskContext task) ->
                  answers.take(
                      task,
                      task.environment()
                          .kernel()
                          .memory()
                          .map(
                              task.caller(),
                              task.capability(space),
                              KernelCall.small(task, number),
                              task.capability(page),
                              rights),
                      done -> {});
            });
  }
}
