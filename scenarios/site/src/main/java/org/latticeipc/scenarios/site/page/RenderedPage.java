package org.latticeipc.scenarios.site.page;

import java.util.List;

/**
 * A page as HTML.
 *
 * @param title its first heading
 * @param html what stands in its body
 * @param sections its parts, in order; what stands before the first heading belongs to none
 */
public record RenderedPage(String title, String html, List<Section> sections) {
  public RenderedPage {
    sections = List.copyOf(sections);
  }
}
