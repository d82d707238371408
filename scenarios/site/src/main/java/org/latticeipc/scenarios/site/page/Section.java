package org.latticeipc.scenarios.site.page;

/**
 * A part of a page under one heading.
 *
 * @param level of the heading, from 1
 * @param heading its words
 * @param anchor where it is in the page
 * @param text all that it says, in one line, without its parts under headings of their own
 */
public record Section(int level, String heading, String anchor, String text) {}
