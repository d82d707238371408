package org.latticeipc.scenarios.site.page;

/** Knows where the links of a page lead in the site. */
@FunctionalInterface
public interface LinkResolver {
  /**
   * Where a link leads.
   *
   * @param destination as it is written in the page; after a {@code /}, below the checkout
   * @return the same for the reader of the site
   */
  String resolve(String destination);

  /**
   * What the site calls the page that a link leads to; nothing if it has no name for it.
   *
   * @param destination as for {@link #resolve}
   */
  default String title(String destination) {
    return "";
  }
}
