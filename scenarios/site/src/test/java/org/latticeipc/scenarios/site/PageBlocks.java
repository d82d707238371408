package org.latticeipc.scenarios.site;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The fenced blocks of a page, in order. */
record PageBlocks(List<Block> blocks) {
  private static final Pattern FENCED =
      Pattern.compile("^```(\\w*)\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);

  /**
   * One block.
   *
   * @param language what stands behind the fence
   * @param text what is in it
   * @param from where the text begins in the page
   * @param to where it ends
   */
  record Block(String language, String text, int from, int to) {}

  static PageBlocks of(String page) {
    List<Block> blocks = new ArrayList<>();
    Matcher fenced = FENCED.matcher(page);
    while (fenced.find()) {
      blocks.add(new Block(fenced.group(1), fenced.group(2), fenced.start(2), fenced.end(2)));
    }
    return new PageBlocks(blocks);
  }
}
