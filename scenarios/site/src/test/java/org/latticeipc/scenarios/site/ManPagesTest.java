package org.latticeipc.scenarios.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.latticeipc.scenarios.site.reference.ManPages;

class ManPagesTest {
  private final Map<String, String> pages = ManPages.all("1.2.3");

  private String page(String name) {
    String found = pages.get(name);
    assertNotNull(found, name);
    return found;
  }

  @Test
  void everyVerb_hasAPage_withItsOptions() {
    assertTrue(pages.size() > 15, pages.keySet().toString());
    String check = page("lattice-check.1");
    assertTrue(check.startsWith(".TH \"lattice\\-check\" 1 \"\" \"lattice 1.2.3\""), check);
    for (String title : List.of("NAME", "SYNOPSIS", "DESCRIPTION", "OPTIONS", "EXIT STATUS")) {
      assertTrue(check.contains(".SH \"" + title + "\"\n"), title);
    }
    assertTrue(check.contains("\n\\fB\\-\\-sample N\\fR\n"), check);
    assertTrue(page("lattice.1").contains("\\fBcheck\\fR"), page("lattice.1"));
  }

  /** Nothing but what a page of man(7) may have, so that no text is taken for a command. */
  @Test
  void requests_areThoseOfTheMacros() {
    pages.forEach(
        (name, text) ->
            text.lines()
                .filter(line -> line.startsWith(".") || line.startsWith("'"))
                .forEach(
                    line ->
                        assertTrue(line.matches("\\.(TH|SH|PP|TP)( .*)?"), name + ": " + line)));
  }

  @Test
  void nothing_isLeftOfPicoclisMarks() {
    pages.values().forEach(text -> assertFalse(text.contains("${") || text.contains("@|"), text));
    assertEquals(pages, ManPages.all("1.2.3"));
  }
}
