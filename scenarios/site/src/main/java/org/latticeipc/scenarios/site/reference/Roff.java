package org.latticeipc.scenarios.site.reference;

/** A manual page in the making, in the macros of man(7). Confined to one thread. */
final class Roff {
  private final StringBuilder out = new StringBuilder();

  /** A page of section 1. */
  Roff(String name, String version) {
    out.append(".TH ").append(quoted(name)).append(" 1 \"\" ");
    out.append(quoted("lattice " + version)).append(" \"Lattice manual\"\n");
  }

  Roff section(String title) {
    out.append(".SH ").append(quoted(title)).append('\n');
    return this;
  }

  Roff paragraph(String text) {
    out.append(".PP\n").append(line(text)).append('\n');
    return this;
  }

  /** Words that are typed as they stand, and what they do. */
  Roff item(String words, String about) {
    out.append(".TP\n\\fB").append(inline(words)).append("\\fR\n").append(line(about)).append('\n');
    return this;
  }

  /** A reference to another page. */
  static String page(String name) {
    return name + "(1)";
  }

  /** A text at the beginning of a line, where a point or an apostrophe would be a command. */
  static String line(String text) {
    String safe = inline(text);
    return safe.startsWith(".") || safe.startsWith("'")
        ? "\\&" + safe
        : safe.isEmpty() ? "\\&" : safe;
  }

  static String inline(String text) {
    return text.replace("\\", "\\e").replace("-", "\\-").replaceAll("\\s+", " ");
  }

  private static String quoted(String text) {
    return '"' + inline(text).replace("\"", "\\(dq") + '"';
  }

  @Override
  public String toString() {
    return out.toString();
  }
}
