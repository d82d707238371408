package org.latticeipc.litmus.syntax;

import java.util.Set;

/**
 * Takes the comments out of a litmus test: each character of one becomes a space, lines stay, so
 * places are what they were. One pass over the text, so that comments which nest or never end cost
 * no more than others; a lexer that looks for the end of each would take quadratic time.
 *
 * <p>A file is several languages in a row. Comments {@code (* … *)}, which nest, stand outside
 * functions; those of C do not stand in the condition.
 */
final class Comments {
  private static final Set<String> ENDINGS = Set.of("exists", "forall", "locations", "filter");

  private enum Part {
    /** Before the word for the architecture. */
    HEAD,
    /** From there to the end of the test's name. */
    TITLE,
    /** Remarks before the initial state. */
    INFO,
    INITIAL,
    /** Between functions. */
    TOP,
    BODY,
    CONDITION
  }

  private final String file;
  private final String text;
  private final StringBuilder out;
  private Part part = Part.HEAD;
  private int depth;
  private int words;

  private Comments(String file, String text) {
    this.file = file;
    this.text = text;
    this.out = new StringBuilder(text);
  }

  /**
   * The text with spaces in the place of comments.
   *
   * @throws LitmusException if a comment never ends
   */
  static String blanked(String file, String text) {
    Comments comments = new Comments(file, text);
    int at = 0;
    while (at < text.length()) {
      at = comments.after(at);
    }
    return comments.out.toString();
  }

  private int after(int at) {
    if (part != Part.BODY && part != Part.TITLE && text.startsWith("(*", at)) {
      return blank(at, endOfNested(at));
    } else if (mayBeC() && text.startsWith("/*", at)) {
      int close = text.indexOf("*/", at + 2);
      return blank(at, close < 0 ? unending(at) : close + 2);
    } else if (mayBeC() && text.startsWith("//", at)) {
      int end = at;
      while (end < text.length() && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
        end++;
      }
      return blank(at, end);
    }
    return word(at, text.charAt(at));
  }

  private boolean mayBeC() {
    return part == Part.INFO || part == Part.INITIAL || part == Part.TOP || part == Part.BODY;
  }

  /** Goes past a word or a character that is no comment, and into the next part if it begins. */
  private int word(int at, char c) {
    switch (part) {
      case HEAD, TITLE -> {
        return title(at);
      }
      case INFO -> {
        if (c == '"') {
          int close = text.indexOf('"', at + 1);
          return close < 0 ? at + 1 : close + 1;
        } else if (c == '{') {
          part = Part.INITIAL;
          depth = 1;
        }
      }
      case INITIAL, BODY -> braces(c);
      case TOP -> {
        if (c == '{') {
          part = Part.BODY;
          depth = 1;
        } else if (isWord(c)) {
          int end = endOfWord(at);
          if (ENDINGS.contains(text.substring(at, end))) {
            part = Part.CONDITION;
          }
          return end;
        }
      }
      case CONDITION -> {
        return at + 1;
      }
    }
    return at + 1;
  }

  private void braces(char c) {
    depth += c == '{' ? 1 : c == '}' ? -1 : 0;
    if (depth == 0) {
      part = Part.TOP;
    }
  }

  /** The architecture and the name are two words; what follows means nothing. */
  private int title(int at) {
    if (Character.isWhitespace(text.charAt(at)) || text.charAt(at) == '\uFEFF') {
      return at + 1;
    }
    int end = at;
    while (end < text.length()
        && (words == 0 ? isWord(text.charAt(end)) : isOfName(text.charAt(end)))) {
      end++;
    }
    words++;
    part = words == 1 ? Part.TITLE : Part.INFO;
    return Math.max(end, at + 1);
  }

  private static boolean isOfName(char c) {
    return " \t\r\n\"{(;".indexOf(c) < 0;
  }

  private static boolean isWord(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || "_$.".indexOf(c) >= 0;
  }

  private int endOfWord(int at) {
    int end = at;
    while (end < text.length() && isWord(text.charAt(end))) {
      end++;
    }
    return end;
  }

  private int endOfNested(int open) {
    int levels = 0;
    int at = open;
    while (at < text.length() - 1) {
      if (text.startsWith("(*", at)) {
        levels++;
        at += 2;
      } else if (text.startsWith("*)", at)) {
        levels--;
        at += 2;
        if (levels == 0) {
          return at;
        }
      } else {
        at++;
      }
    }
    return unending(open);
  }

  private int unending(int open) {
    int line = 1;
    int column = 1;
    for (int i = 0; i < open; i++) {
      column = text.charAt(i) == '\n' ? 1 : column + 1;
      line += text.charAt(i) == '\n' ? 1 : 0;
    }
    throw new LitmusException(file, new Place(line, column), "this comment never ends");
  }

  private int blank(int from, int to) {
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      if (c != '\n' && c != '\r') {
        out.setCharAt(i, ' ');
      }
    }
    return to;
  }
}
