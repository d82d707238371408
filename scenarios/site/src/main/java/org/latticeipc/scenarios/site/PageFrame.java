package org.latticeipc.scenarios.site;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.latticeipc.scenarios.site.page.RenderedPage;
import org.latticeipc.scenarios.site.page.Section;

/** What stands around every page: the way to the others, and the search. */
final class PageFrame {
  private static final int ON_THIS_PAGE = 2;

  private final String frame = resource("page.html");
  private final PageList contents;
  private final Map<String, String> outputs;
  private final String version;

  /**
   * The frame of one site.
   *
   * @param outputs for each page's file where it is in the site
   */
  PageFrame(PageList contents, Map<String, String> outputs, String version) {
    this.contents = contents;
    this.outputs = outputs;
    this.version = version;
  }

  String page(SourcePage source, RenderedPage page) {
    boolean isHome = source.path().equals(SourcePage.HOME);
    return frame
        .replace("@TITLE@", escaped(isHome ? page.title() : page.title() + " · Lattice"))
        .replace("@UP@", source.up())
        .replace("@VERSION@", escaped(version))
        .replace("@SOURCE@", escaped(source.path()))
        .replace("@NAV@", navigation(source, page))
        .replace("@BODY@", page.html());
  }

  private String navigation(SourcePage source, RenderedPage page) {
    StringBuilder html = new StringBuilder();
    for (PageList.Group group : contents.groups()) {
      html.append("<h2>").append(escaped(group.title())).append("</h2>\n<ul>\n");
      for (PageList.Entry entry : group.entries()) {
        boolean here = entry.path().equals(source.path());
        html.append("<li><a href=\"").append(source.up()).append(outputs.get(entry.path()));
        html.append(here ? "\" aria-current=\"page\">" : "\">").append(escaped(entry.title()));
        html.append("</a>");
        if (here) {
          onThisPage(page, html);
        }
        html.append("</li>\n");
      }
      html.append("</ul>\n");
    }
    return html.toString();
  }

  private static void onThisPage(RenderedPage page, StringBuilder html) {
    html.append("\n<ul>");
    for (Section section : page.sections()) {
      if (section.level() == ON_THIS_PAGE) {
        html.append("<li><a href=\"#").append(section.anchor()).append("\">");
        html.append(escaped(section.heading())).append("</a></li>\n");
      }
    }
    html.append("</ul>");
  }

  static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  static String resource(String name) {
    try (InputStream in = PageFrame.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is missing from the jar");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
