package org.latticeipc.scenarios.site;

import java.util.ArrayList;
import java.util.List;
import org.latticeipc.scenarios.json.Fields;
import org.latticeipc.scenarios.json.Json;
import org.latticeipc.scenarios.site.page.RenderedPage;
import org.latticeipc.scenarios.site.page.Section;

/**
 * What the search looks through: every section of every page, as a script, because a page that is
 * opened as a file may read nothing else.
 */
final class SearchData {
  private final List<Object> sections = new ArrayList<>();

  void add(SourcePage source, RenderedPage page) {
    for (Section section : page.sections()) {
      sections.add(
          new Fields()
              .put("to", source.output() + "#" + section.anchor())
              .put("page", page.title())
              .put("head", section.heading())
              .put("text", section.text())
              .map());
    }
  }

  String script() {
    return "const SECTIONS = " + Json.line(sections) + ";\n";
  }
}
