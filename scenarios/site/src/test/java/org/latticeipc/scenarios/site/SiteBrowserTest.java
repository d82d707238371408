package org.latticeipc.scenarios.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

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

/** The site in a real browser, opened as files: search, narrow, dark. */
class SiteBrowserTest {
  private static final int NARROW = 400;
  private static final int WIDE = 1280;
  private static final int HEIGHT = 800;
  private static final int SECONDS = 30;
  private static @Nullable Browser running;

  @TempDir
  @SuppressWarnings("NullAway.Init")
  static Path folder;

  @BeforeAll
  static void start() throws Exception {
    Optional<Path> program = Browser.installed();
    if (program.isPresent()) {
      DocumentationSite.of(Checkout.root(), "test").write(folder.resolve("site"));
      running = Browser.start(program.get(), folder.resolve("profile"));
    }
  }

  @AfterAll
  static void stop() {
    Browser browser = running;
    if (browser != null) {
      browser.close();
    }
  }

  @BeforeEach
  void needsABrowser() {
    assumeTrue(running != null, "no chromium or google-chrome on the PATH to see the site with");
  }

  private static Browser open(String page, int width, boolean dark) throws Exception {
    Browser browser = running;
    if (browser == null) {
      throw new IllegalStateException("not started");
    }
    browser.shape(width, HEIGHT, dark);
    browser.open(folder.resolve("site").resolve(page).toUri());
    return browser;
  }

  private static void await(Browser browser, String condition) throws Exception {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
    while (!"true".equals(browser.evaluate("String(" + condition + ")"))) {
      assertTrue(System.nanoTime() < end, () -> condition + ": " + browser.complaints());
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
    }
  }

  private static void type(Browser browser, String words) throws Exception {
    browser.evaluate(
        "$('search').focus(); $('search').value = '"
            + words
            + "'; $('search').dispatchEvent(new Event('input'))");
  }

  @Test
  void search_findsTheSection_andEnterLeadsThere() throws Exception {
    Browser browser = open("index.html", WIDE, false);
    browser.press("/");
    assertEquals("search", browser.evaluate("document.activeElement.id"));
    type(browser, "exo_yield_to");
    await(browser, "!$('results').hidden && $('results').children.length > 0");
    String first = browser.evaluate("$('results').querySelector('b').textContent");
    assertEquals("Steps › exo_yield_to", first);
    browser.press("ArrowDown");
    assertEquals("result-0", browser.evaluate("$('search').getAttribute('aria-activedescendant')"));
    browser.press("Enter");
    await(browser, "location.pathname.endsWith('/reference/steps.html')");
    assertEquals("#exo_yield_to", browser.evaluate("location.hash"));
    assertEquals(List.of(), browser.complaints());
  }

  @Test
  void search_saysThatNothingIsFound() throws Exception {
    Browser browser = open("howto/dag.html", WIDE, false);
    type(browser, "zzyzx");
    await(browser, "!$('results').hidden");
    assertEquals(
        "Nothing has all these words.", browser.evaluate("$('results').textContent.trim()"));
    browser.press("Escape");
    assertEquals("true", browser.evaluate("String($('results').hidden)"));
  }

  @Test
  void everyPage_fitsATelephone() throws Exception {
    for (PageList.Entry entry :
        DocumentationSite.of(Checkout.root(), "test").contents().entries()) {
      String page = SourcePage.of(entry.path(), "").output();
      Browser browser = open(page, NARROW, false);
      double width = Double.parseDouble(browser.evaluate("document.documentElement.scrollWidth"));
      assertTrue(width <= NARROW, () -> page + " is " + width + " wide");
    }
  }

  @Test
  void narrow_theListOpensByAButton() throws Exception {
    Browser browser = open("howto/dag.html", NARROW, false);
    String shown = "getComputedStyle($('contents')).display";
    assertEquals("none", browser.evaluate(shown));
    browser.evaluate("$('menu').click()");
    assertEquals("block", browser.evaluate(shown));
    assertEquals("true", browser.evaluate("$('menu').getAttribute('aria-expanded')"));
  }

  @Test
  void words_standOutEnough_lightAndDark() throws Exception {
    for (boolean dark : new boolean[] {false, true}) {
      for (String page : List.of("index.html", "reference/steps.html", "install.html")) {
        assertEquals(
            "",
            open(page, WIDE, dark).weaklySeen("p, li, a, td, th, code, h1, h2, button, footer"),
            page + " dark: " + dark);
      }
    }
  }
}
