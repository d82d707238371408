package org.latticeipc.scenarios.site.page;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.CustomNode;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.jspecify.annotations.Nullable;

/**
 * Makes HTML of Markdown: headings get anchors, links lead where the site has what they name, and
 * HTML in the text is shown as text, but for comments, which are left out. Stateless.
 */
public final class PageRenderer {
  private static final List<Extension> EXTENSIONS = List.of(TablesExtension.create());
  private static final Parser PARSER = Parser.builder().extensions(EXTENSIONS).build();

  private PageRenderer() {}

  /**
   * Renders one page.
   *
   * @throws IllegalArgumentException if it has no heading
   */
  public static RenderedPage render(String markdown, LinkResolver links) {
    Node page = PARSER.parse(markdown);
    Map<Node, String> anchors = new HashMap<>();
    List<Section> sections = sections(page, anchors);
    if (sections.isEmpty()) {
      throw new IllegalArgumentException("a page begins with a heading");
    }
    page.accept(new Rewriting(links));
    HtmlRenderer renderer =
        HtmlRenderer.builder()
            .extensions(EXTENSIONS)
            .escapeHtml(true)
            .attributeProviderFactory(
                context ->
                    (node, tag, attributes) -> {
                      String anchor = anchors.get(node);
                      if (anchor != null && tag.startsWith("h")) {
                        attributes.put("id", anchor);
                      } else if (node instanceof TableCell cell && cell.isHeader()) {
                        attributes.put("scope", "col");
                      }
                    })
            .build();
    return new RenderedPage(sections.get(0).heading(), scrolling(renderer.render(page)), sections);
  }

  /** Wide tables scroll by themselves and not the page. */
  private static String scrolling(String html) {
    return html.replace("<table>", "<div class=\"wide\" tabindex=\"0\"><table>")
        .replace("</table>", "</table></div>");
  }

  private static List<Section> sections(Node page, Map<Node, String> anchors) {
    Anchors names = new Anchors();
    List<Section> sections = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    Heading open = null;
    for (Node block = page.getFirstChild(); block != null; block = block.getNext()) {
      if (block instanceof Heading heading) {
        close(open, text, anchors, sections);
        open = heading;
        anchors.put(heading, names.of(PlainText.ofLine(heading)));
      } else if (!(block instanceof HtmlBlock)) {
        text.append(words(block)).append(' ');
      }
    }
    close(open, text, anchors, sections);
    return sections;
  }

  /** Each cell of a table for itself, or its words would run into each other. */
  private static String words(Node block) {
    if (!(block instanceof TableBlock)) {
      return PlainText.of(block);
    }
    StringBuilder text = new StringBuilder();
    block.accept(
        new AbstractVisitor() {
          @Override
          public void visit(CustomNode node) {
            if (node instanceof TableCell) {
              text.append(PlainText.of(node)).append(' ');
            } else {
              visitChildren(node);
            }
          }
        });
    return text.toString();
  }

  private static void close(
      @Nullable Heading open,
      StringBuilder text,
      Map<Node, String> anchors,
      List<Section> sections) {
    if (open != null) {
      sections.add(
          new Section(
              open.getLevel(),
              PlainText.of(open),
              anchors.getOrDefault(open, ""),
              text.toString().strip()));
    }
    text.setLength(0);
  }

  private static final class Rewriting extends AbstractVisitor {
    /** A page that a text names by its file, which is not there for who reads the site. */
    private static final Pattern MENTION = Pattern.compile("docs/[A-Za-z/-]+\\.md");

    private final LinkResolver links;
    private boolean inLink;

    Rewriting(LinkResolver links) {
      this.links = links;
    }

    @Override
    public void visit(Link link) {
      String destination = link.getDestination();
      link.setDestination(links.resolve(destination));
      String title = links.title(destination);
      boolean isFile = link.getFirstChild() instanceof Text text && named(text, destination);
      if (isFile && !title.isEmpty() && link.getFirstChild() == link.getLastChild()) {
        link.getFirstChild().unlink();
        link.appendChild(new Text(title));
      }
      inLink = true;
      visitChildren(link);
      inLink = false;
    }

    /** Whether a link says nothing but the name of its file. */
    private static boolean named(Text text, String destination) {
      String file = destination.replaceFirst("#.*", "");
      return file.endsWith(".md")
          && file.substring(file.lastIndexOf('/') + 1)
              .equals(text.getLiteral().replaceFirst(".*/", ""));
    }

    @Override
    public void visit(Text text) {
      Matcher mention = MENTION.matcher(text.getLiteral());
      int done = 0;
      Node last = text;
      String all = text.getLiteral();
      while (!inLink && mention.find()) {
        String destination = "/" + mention.group();
        String title = links.title(destination);
        if (title.isEmpty()) {
          continue;
        }
        Link link = new Link(links.resolve(destination), null);
        link.appendChild(new Text(title));
        Text before = new Text(all.substring(done, mention.start()));
        last.insertAfter(before);
        before.insertAfter(link);
        last = link;
        done = mention.end();
      }
      if (done > 0) {
        last.insertAfter(new Text(all.substring(done)));
        text.unlink();
      }
    }

    @Override
    public void visit(HtmlBlock html) {
      if (html.getLiteral().startsWith("<!--")) {
        html.unlink();
      }
    }

    @Override
    public void visit(HtmlInline html) {
      if (html.getLiteral().startsWith("<!--")) {
        html.unlink();
      }
    }
  }
}
