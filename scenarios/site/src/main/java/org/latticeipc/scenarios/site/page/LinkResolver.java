package org.latticeipc.scenarios.site.page;

/** Knows where the links of a page lead in the site. */
@FunctionalInterface
public interface LinkResolver {
  /**
   * Where a link leads.
   *
   * @param destination as it is written in the page
   * @return the same for the reader of the site
   */
  String resolve(String destination);
}
