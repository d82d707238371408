package org.latticeipc.scenarios.command.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.latticeipc.scenarios.report.Browser;

/** The tool in a real browser: what a click does and what is seen. */
class UiBrowserTest {
  private static final int SECONDS = 60;

  private static final String MAIL =
      """
      name: mail
      about: "a letter <script>document.title='taken'</script> and its flag"
      cells: {letter: 0, flag: 0}
      tasks:
      - name: writer
        steps: [{store: {cell: letter, value: 42}}, {store: {cell: flag, value: 1}}]
      - name: reader
        steps:
        - await: {cell: flag, until: value == 1}
        - load: {cell: letter, into: text}
        - assert: {that: text == 42, message: "the letter says {text}"}
      """;

  private static @Nullable Browser running;

  @TempDir
  @SuppressWarnings("NullAway.Init")
  static Path folder;

  @BeforeAll
  static void startBrowser() throws Exception {
    Optional<Path> program = Browser.installed();
    if (program.isPresent()) {
      running = Browser.start(program.get(), folder.resolve("profile"));
    }
  }

  @AfterAll
  static void stopBrowser() {
    Browser browser = running;
    if (browser != null) {
      browser.close();
    }
  }

  @BeforeEach
  void needsABrowser() {
    assumeTrue(running != null, "no chromium or google-chrome on the PATH to see the page with");
  }

  private static Browser browser() {
    Browser browser = running;
    if (browser == null) {
      throw new IllegalStateException("not started");
    }
    return browser;
  }

  private static void await(String condition) throws Exception {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
    while (!"true".equals(browser().evaluate("String(" + condition + ")"))) {
      assertTrue(System.nanoTime() < end, () -> condition + ": " + browser().complaints());
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
    }
  }

  /** Does it, and waits for what it asked the server for. */
  private static void act(String script) throws Exception {
    browser().evaluate("(() => {" + script + "})()");
    await("!$('run').disabled");
  }

  private static void choose(String scenario) throws Exception {
    act("$('scenario').value = '" + scenario + "'; $('scenario').onchange()");
  }

  private static String said() throws Exception {
    return browser().evaluate("$('said').textContent");
  }

  @Test
  void scenario_isPickedRunCheckedSeenAndSteppedOn() throws Exception {
    Path scenarios = Files.createDirectories(folder.resolve("s"));
    String broken = Files.writeString(scenarios.resolve("a-broken.yaml"), "name: [").toString();
    String mail = Files.writeString(scenarios.resolve("mail.yaml"), MAIL).toString();
    try (UiServer server = new UiServer(0, new UiSession(scenarios))) {
      browser().shape(1280, 800, false);
      browser().open(server.address());
      assertTrue(said().startsWith(broken + ":"), "the first cannot be read: " + said());
      choose(mail);
      assertTrue(said().contains("<script>"), said());
      assertEquals(MAIL, browser().evaluate("$('text').textContent"));
      choose(broken);
      assertEquals("", browser().evaluate("$('text').textContent"), "not that of another");
      choose(mail);
      act("$('run').click()");
      assertEquals("mail: completed", said());
      act("$('check').click()");
      assertEquals("mail under rc11: VIOLATED", said());
      await("!!$('page').contentDocument.getElementById('slider')");
      assertTrue(
          browser()
              .evaluate("$('page').contentDocument.getElementById('ended').textContent")
              .contains("the letter says 0"));
      act("$('page').contentDocument.getElementById('first').click(); $('from').click()");
      assertEquals("after 0 steps", said());
      act("$('breaks').value = 'cell letter'; $('on').click()");
      assertTrue(browser().evaluate("$('choices').textContent").contains("letter"));
      act("$('back').click()");
      act("$('model').value = 'sc'; $('check').click()");
      assertEquals("mail under sc: HOLDS", said());
      assertEquals("Lattice", browser().evaluate("document.title"));
    }
  }

  @Test
  void onATelephone_nothingIsCutOff_inEitherScheme() throws Exception {
    Path scenarios = Files.createDirectories(folder.resolve("narrow"));
    String file = scenarios.resolve("mail-with-a-long-name.yaml").toString();
    Files.writeString(Path.of(file), MAIL);
    try (UiServer server = new UiServer(0, new UiSession(scenarios))) {
      for (boolean dark : new boolean[] {false, true}) {
        browser().shape(400, 800, dark);
        browser().open(server.address());
        for (String button : List.of("run", "step", "check")) {
          act("$('" + button + "').click()");
          assertEquals(
              "400",
              browser().evaluate("document.documentElement.scrollWidth"),
              button + (dark ? " in the dark" : ""));
        }
        assertEquals("", browser().weaklySeen("label, h1, h2, button, select, #said, td"));
      }
    }
  }
}
