package org.latticeipc.scenarios.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.latticeipc.ipc.FrameReceived;
import org.latticeipc.ipc.FrameSent;
import org.latticeipc.ipc.lock.LockFact;
import org.latticeipc.kernel.capability.CapKind;
import org.latticeipc.kernel.capability.ExoCap;
import org.latticeipc.kernel.capability.Rights;
import org.latticeipc.kernel.fact.CapMade;
import org.latticeipc.kernel.fact.CapUsed;
import org.latticeipc.kernel.fact.CapsRemoved;
import org.latticeipc.kernel.object.CpuBody;
import org.latticeipc.kernel.object.PageBody;
import org.latticeipc.kernel.object.SpaceBody;
import org.latticeipc.machine.Fact;
import org.latticeipc.machine.TaskHandle;
import org.latticeipc.machine.value.Bytes;
import org.latticeipc.model.MemoryModel;
import org.latticeipc.model.ReleaseSequences;
import org.latticeipc.scenarios.tracefile.Origin;
import org.latticeipc.scenarios.tracefile.Recording;
import org.latticeipc.scheduler.NodeFinished;
import org.latticeipc.scheduler.NodeStarted;
import org.latticeipc.trace.EventId;
import org.latticeipc.trace.Reason;
import org.latticeipc.trace.Step;
import org.latticeipc.trace.Trace;

/** The page in a real browser: what is seen, what a click and a key do, and how fast. */
class HtmlViewTest {
  private static final String HOSTILE = "<script>document.title='taken'</script>";
  private static final int LONG = 10_000;
  private static @Nullable Browser browser;

  @TempDir
  @SuppressWarnings("NullAway.Init")
  static Path folder;

  @BeforeAll
  static void startBrowser() throws Exception {
    Optional<Path> program = Browser.installed();
    if (program.isPresent()) {
      browser = Browser.start(program.get(), folder.resolve("profile"));
    }
  }

  @AfterAll
  static void stopBrowser() throws Exception {
    Browser running = browser;
    if (running != null) {
      running.close();
    }
  }

  @BeforeEach
  void needsABrowser() {
    assumeTrue(browser != null, "no chromium or google-chrome on the PATH to see the page with");
  }

  private static Browser browser() {
    Browser running = browser;
    if (running == null) {
      throw new IllegalStateException("not started");
    }
    return running;
  }

  private static Step.At at(int task, int index, String source) {
    return new Step.At(task, index, task % 2, source);
  }

  private static Step note(int task, int index, Fact fact) {
    return new Step.Note(at(task, index, ""), fact.describe());
  }

  private static Recording recording(
      List<TaskHandle> tasks, List<Step> steps, String ended, List<Reason> why) {
    return new Recording(
        "1",
        new Origin.BuiltIn("p", Map.of()),
        List.of(),
        2,
        8,
        ReleaseSequences.CPP20,
        ended,
        why,
        new Trace(
            "p " + HOSTILE,
            MemoryModel.RC11,
            0,
            Trace.Clock.TASK_EVENTS,
            "explorer",
            tasks,
            steps));
  }

  /** A stale read through a flag that does not release, in calls, with a fact of each kind. */
  private static Recording stale() {
    List<Step> steps = new ArrayList<>();
    steps.add(note(1, 0, new LockFact.Arrived("l", 0)));
    steps.add(note(1, 0, new LockFact.Acquired("l")));
    steps.add(note(2, 0, new LockFact.Arrived("l", 1)));
    steps.add(note(1, 0, new FrameSent(0xabc, 7, Bytes.utf8("x"))));
    steps.add(note(1, 0, new CapMade(0x2500, 1, 0, 3, 1, 1280)));
    steps.add(note(1, 0, new CapUsed("send", 0x2500, "endpoint@2500", 1, 1280, 1, 1280, 1, 1)));
    steps.add(note(1, 0, new NodeStarted(0, "first", List.of())));
    steps.add(note(1, 0, new NodeFinished(0, "first", true)));
    steps.add(note(1, 0, new NodeStarted(1, "second", List.of(0))));
    steps.add(
        new Step.Store(
            at(1, 0, "line 3, A.java:1"), "data" + HOSTILE, "relaxed", "5", EventId.INITIAL));
    steps.add(
        new Step.Store(at(1, 1, "line 3, A.java:2"), "flag", "relaxed", "1", EventId.INITIAL));
    steps.add(note(1, 2, new LockFact.Released("l")));
    steps.add(
        new Step.Load(at(2, 0, "line 9, B.java:1"), "flag", "acquire", "1", new EventId(1, 1)));
    steps.add(
        new Step.Load(
            at(2, 1, "line 9, B.java:2"), "data" + HOSTILE, "relaxed", "0", EventId.INITIAL));
    steps.add(note(2, 2, new FrameReceived(0xabc, 7, Bytes.utf8("x"))));
    steps.add(note(2, 2, new CapsRemoved(0x2500, List.of(1L), 2)));
    steps.add(new Step.Failed(at(2, 2, "line 10"), "the data is not there"));
    return recording(
        List.of(new TaskHandle(1, "writer" + HOSTILE, 1), new TaskHandle(2, "reader", 0)),
        steps,
        "violates assertion: the data is not there " + HOSTILE,
        List.of(
            new Reason("it was too weak " + HOSTILE, List.of(new EventId(1, 1)), true),
            new Reason("it read old data", List.of(new EventId(2, 1), new EventId(1, 0)), false)));
  }

  private static void open(Recording recording, int width, boolean dark) throws Exception {
    Path file = folder.resolve("page.html");
    Files.writeString(file, HtmlView.page(recording));
    browser().shape(width, 800, dark);
    browser().open(file.toUri());
  }

  private static String text(String selector) throws Exception {
    return browser().evaluate("document.querySelector('" + selector + "').textContent");
  }

  private static int number(String expression) throws Exception {
    return (int) Double.parseDouble(browser().evaluate(expression));
  }

  private static String now() throws Exception {
    return text("#where");
  }

  @Test
  void opensAtTheFault_withTheReasonsBesideIt_linkedToTheirSteps() throws Exception {
    open(stale(), 1280, false);
    assertEquals("17 / 17", now());
    assertTrue(text("#detail").contains("FAILED: the data is not there"), text("#detail"));
    assertTrue(text("#why").contains("it was too weak"), text("#why"));
    assertEquals(
        "option", browser().evaluate("document.querySelector('.row.now').getAttribute('role')"));
    browser().evaluate("document.querySelector('#why button[data-step=\"14\"]').click()");
    assertEquals("14 / 17", now());
    assertTrue(text("#detail").contains("stale"), text("#detail"));
  }

  @Test
  void arrows_areDrawnByKind_andCanBeTurnedOff() throws Exception {
    open(stale(), 1280, false);
    browser().evaluate("go(14)");
    assertEquals(1, number("document.querySelectorAll('#arcs path.rf').length"));
    assertEquals(1, number("document.querySelectorAll('#arcs path.fr').length"));
    assertEquals("stale", text("#arcs text"));
    assertEquals(0, number("document.querySelectorAll('#arcs path.sw').length"), "it is relaxed");
    browser().press("1");
    assertEquals(0, number("document.querySelectorAll('#arcs path.rf').length"));
    browser().press("1");
    assertEquals(1, number("document.querySelectorAll('#arcs path.rf').length"));
    assertTrue(text("#arrows").contains("from-read"), "the legend");
  }

  @Test
  void panels_showWhatFactsSay_atTheStep() throws Exception {
    open(stale(), 1280, false);
    browser().evaluate("document.getElementById('panel-capabilities').open = true; go(9)");
    browser().evaluate("go(9)");
    assertTrue(text("#panel-locks").contains("lwriter"), text("#panel-locks"));
    assertTrue(text("#panel-locks td:nth-child(3)").contains("reader"), text("#panel-locks"));
    assertTrue(text("#panel-queues").contains("abc7"), text("#panel-queues"));
    assertEquals(1, number("document.querySelectorAll('.dag .done').length"));
    assertEquals(1, number("document.querySelectorAll('.dag .running').length"));
    assertEquals(1, number("document.querySelectorAll('.dag line').length"));
    String capabilities =
        browser()
            .evaluate("(fillPanels(), document.getElementById('panel-capabilities').innerText)");
    assertTrue(capabilities.contains("capability 1 of domain 1280, rights 1"), capabilities);
    browser().press("End");
    assertTrue(text("#panel-locks").contains("lfree"), text("#panel-locks"));
    assertTrue(text("#panel-queues").contains("abcempty"), text("#panel-queues"));
    assertEquals(1, number("document.querySelectorAll('#panel-capabilities li.gone').length"));
  }

  private static Step kernel(int task, int index, String cell, Object before, Object after) {
    return new Step.Update(
        at(task, index, ""),
        cell,
        "acq_rel",
        "v1 epoch 0, 1 capabilities, " + before,
        "v2 epoch 0, 1 capabilities, " + after,
        EventId.INITIAL,
        EventId.INITIAL);
  }

  /** Made by the kernel's own classes, so that the page reads what they say. */
  @Test
  void panels_showPagesWithTheirWords_andWhoseTimeItIs() throws Exception {
    PageBody page = PageBody.zeroed(2);
    SpaceBody space = SpaceBody.empty(4);
    ExoCap cap = new ExoCap(CapKind.PAGE, 0x900, 1, Rights.ALL, 1, 0, Bytes.utf8(""));
    CpuBody cpu = CpuBody.idle(0, 2);
    List<Step> steps =
        List.of(
            kernel(1, 0, "page@900", page, page.with(1, 42)),
            kernel(1, 1, "space@a00", space, space.with(3, new SpaceBody.Entry(cap, Rights.READ))),
            kernel(2, 0, "cpu@700", cpu, cpu.bind(0, 2, 1)));
    List<TaskHandle> tasks = List.of(new TaskHandle(1, "pager", 0), new TaskHandle(2, "user", 0));
    open(recording(tasks, steps, "completed", List.of()), 1280, false);
    browser().press("Home");
    assertTrue(text("#panel-pages").contains("9000, 0nowhere"), text("#panel-pages"));
    browser().press("End");
    assertTrue(text("#panel-pages").contains("9000, 42"), text("#panel-pages"));
    assertTrue(text("#panel-pages").contains("3 of space a00, r---"), text("#panel-pages"));
    assertTrue(text("#panel-slices").contains("user"), text("#panel-slices"));
    assertEquals(List.of(), browser().complaints());
  }

  @Test
  void calls_haveTheirNames_andWhatFailedIsLinked() throws Exception {
    Path file = folder.resolve("calls.html");
    String page =
        HtmlView.page(stale(), place -> place.equals("line 9") ? "recv: {on: " + HOSTILE : "");
    Files.writeString(file, page);
    browser().shape(1280, 800, false);
    browser().open(file.toUri());
    browser().evaluate("(view.open.clear(), about.clear(), relayout())");
    String call = browser().evaluate("[...view.rows.map(textOf)].find(t => t.includes('▸ recv'))");
    assertTrue(call.contains("recv: {on: " + HOSTILE + " (line 9) · "), call);
    assertEquals("17", text("#ended button"));
  }

  /** The node that a broken scheduler forgot is what one looks for. */
  @Test
  void nodeThatNeverStarts_isInTheGraph() throws Exception {
    List<Step> steps =
        List.of(
            node(0, "dag.nodes", "null", "first"),
            node(1, "dag.nodes", "first", "last"),
            node(2, "last.work", "waits for null", "waits for [first]"),
            note(1, 3, new NodeStarted(0, "first", List.of())));
    List<TaskHandle> tasks = List.of(new TaskHandle(1, "builder", 0));
    open(recording(tasks, steps, "completed", List.of()), 1280, false);
    assertEquals(
        "first running, last waiting",
        browser().evaluate("document.querySelector('.dag').getAttribute('aria-label')"));
    assertEquals(1, number("document.querySelectorAll('.dag line').length"));
  }

  private static Step node(int index, String cell, String before, String after) {
    EventId init = EventId.INITIAL;
    return new Step.Update(at(1, index, ""), cell, "acq_rel", before, after, init, init);
  }

  @Test
  void keysSearchFoldsAndLanes_doWhatTheySay() throws Exception {
    open(stale(), 1280, false);
    browser().press("Home");
    assertEquals("0 / 17", now());
    browser().press("f");
    assertEquals("17 / 17", now());
    browser().press("ArrowLeft");
    assertEquals("16 / 17", now());
    browser().evaluate("$('search').value = 'B.java:2'; search(); find(1)");
    assertEquals("14 / 17", now());
    assertEquals("1 of 1", text("#found"));
    int folded = number("view.rows.length");
    browser().evaluate("$('fold').value = 'none'; $('fold').dispatchEvent(new Event('change'))");
    assertTrue(number("view.rows.length") >= folded);
    assertEquals(17, number("view.rows.length"));
    browser()
        .evaluate("$('fold').value = 'sections'; $('fold').dispatchEvent(new Event('change'))");
    browser().evaluate("about.clear(); view.open.clear(); relayout()");
    assertTrue(number("view.rows.filter(r => r.key === 'holding lock l').length") >= 1);
    browser().press("l");
    assertEquals("cpu", browser().evaluate("$('lanes').value"));
    assertTrue(text("#heads").contains("CPU 0"), text("#heads"));
    browser().press("?");
    assertEquals("true", browser().evaluate("String($('keys').open)"));
  }

  @Test
  void namesWithScripts_areHarmless() throws Exception {
    open(stale(), 1280, false);
    assertTrue(browser().evaluate("document.title").contains(HOSTILE));
    assertTrue(text("#why").contains(HOSTILE), text("#why"));
    assertEquals(2, number("document.scripts.length"));
    assertEquals(List.of(), browser().complaints());
  }

  /** No text is cut off at the right, in either scheme, and all that can be used has a name. */
  @Test
  void narrowAndDark_fit_andAreAccessible() throws Exception {
    for (boolean dark : new boolean[] {false, true}) {
      open(stale(), 400, dark);
      assertTrue(number("document.documentElement.scrollWidth") <= 400);
      assertTrue(number("document.querySelector('.row.now').getBoundingClientRect().height") > 0);
      assertEquals(
          0,
          number(
              "[...document.querySelectorAll('.row .text')].filter(e =>"
                  + " e.getBoundingClientRect().right > 401).length"));
      assertEquals(
          "",
          browser()
              .evaluate(
                  "[...document.querySelectorAll('button,input,select')].filter(e =>"
                      + " !(e.textContent.trim() || e.getAttribute('aria-label') ||"
                      + " e.closest('label'))).map(e => e.id).join()"));
      String weak =
          browser()
              .weaklySeen(
                  ".row span, #ended, .facts, #why li, label, th, td, button, summary, h1, h2");
      assertEquals("", weak, "too little contrast" + (dark ? " in the dark" : ""));
    }
  }

  @Test
  void manyTasks_allHaveALane() throws Exception {
    List<TaskHandle> tasks = new ArrayList<>();
    List<Step> steps = new ArrayList<>();
    for (int t = 1; t <= 40; t++) {
      tasks.add(new TaskHandle(t, "task" + t, t % 2));
      steps.add(new Step.Store(at(t, 0, ""), "x", "relaxed", "1", EventId.INITIAL));
    }
    open(recording(tasks, steps, "completed", List.of()), 1280, false);
    assertEquals(40, number("document.querySelectorAll('#arcs line').length"));
    assertTrue(
        number("document.querySelector('.row.now .text').getBoundingClientRect().width") > 100);
    open(recording(tasks, steps, "completed", List.of()), 400, false);
    assertEquals(40, number("document.querySelectorAll('#arcs line').length"));
    assertTrue(
        number("document.querySelector('.row.now .text').getBoundingClientRect().width") > 180);
  }

  /** What a step does is to be read on a telephone too, and who does it. */
  @Test
  void longNames_giveWayToTheirSteps() throws Exception {
    String name = "writer-with-a-name-that-no-telephone-has-room-for-";
    List<TaskHandle> tasks =
        List.of(new TaskHandle(1, name + "1", 0), new TaskHandle(2, name + "2", 0));
    List<Step> steps = new ArrayList<>();
    for (int t = 1; t <= 2; t++) {
      steps.add(new Step.Store(at(t, 0, ""), "letter", "relaxed", "42", EventId.INITIAL));
    }
    open(recording(tasks, steps, "completed", List.of()), 400, false);
    assertEquals("writer…r-1: store relaxed letter ← 42", text("#row0 .text"));
    assertEquals("writer…r-2: store relaxed letter ← 42", text("#row1 .text"));
    assertEquals(
        0,
        number(
            "[...document.querySelectorAll('.row .text')]"
                + ".filter(e => e.scrollWidth > e.clientWidth).length"));
    assertTrue(
        browser().evaluate("document.querySelector('#row0 .text').title").startsWith(name + "1: "));
  }

  /** Processor time, since others use this machine too: 1 s to open, 16 ms a step. */
  @Test
  void tenThousandSteps_openAndStepFast() throws Exception {
    List<Step> steps = new ArrayList<>();
    EventId last = EventId.INITIAL;
    for (int i = 0; i < LONG; i++) {
      int task = 1 + i % 4;
      EventId own = new EventId(task, i / 4);
      steps.add(
          new Step.Update(
              at(task, i / 4, "line " + (i % 7 + 1) + ", A.java:" + i),
              "x" + i % 300,
              "acq_rel",
              "" + i,
              "" + (i + 1),
              last,
              last));
      last = i % 300 == 299 ? own : last;
    }
    List<TaskHandle> tasks = new ArrayList<>();
    for (int t = 1; t <= 4; t++) {
      tasks.add(new TaskHandle(t, "t" + t, 0));
    }
    open(recording(tasks, steps, "completed", List.of()), 1280, false);
    // Counted anew for each page, or it would be more.
    double opened = browser().seconds();
    assertTrue(number("document.querySelectorAll('.row').length") < 200, "only rows in sight");
    double before = browser().seconds();
    browser()
        .evaluate(
            "(() => { for (let n = 0; n < 100; n++) { go(4000 + n * 7);"
                + " void document.body.offsetHeight; } })()");
    double step = (browser().seconds() - before) / 100;
    System.out.printf(
        "10,000 steps: opened in %.0f ms, a step takes %.1f ms of processor time%n",
        1e3 * opened, 1e3 * step);
    assertTrue(opened > 0 && opened < 1, opened + " s to open");
    assertTrue(step > 0 && step < 0.016, step + " s a step");
  }

  @Test
  void page_needsNothingElse() {
    String page = HtmlView.page(stale());
    assertFalse(page.contains("@DATA@") || page.contains("@SCRIPT@") || page.contains("@STYLE@"));
    assertFalse(page.contains("src=") || page.contains("href=\"http"), "it loads nothing");
    assertFalse(page.contains(HOSTILE));
  }
}
