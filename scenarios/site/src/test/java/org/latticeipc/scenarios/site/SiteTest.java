package org.latticeipc.scenarios.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.latticeipc.machine.program.PropertyRegistry;
import org.latticeipc.machine.program.VariantRegistry;
import org.latticeipc.model.ModelDescriptor;
import org.latticeipc.scenarios.language.ScenarioFormat;

/** The site of this checkout: every page is listed, every link leads somewhere. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SiteTest {
  private static final Pattern LINK = Pattern.compile("(?:href|src)=\"([^\"]*)\"");
  private static final Pattern ANCHOR = Pattern.compile(" id=\"([^\"]*)\"");

  private DocumentationSite site;

  @BeforeAll
  void build() throws IOException {
    site = DocumentationSite.of(Checkout.root(), "test");
  }

  @Test
  void linksOfPages_leadSomewhere() {
    assertEquals(List.of(), site.dead());
  }

  /** Who reads the site has no files of these names. */
  @Test
  void pages_areCalledByTheirTitlesAndNotByTheirFiles() {
    List<String> named = new ArrayList<>();
    Set<String> listed = new HashSet<>();
    site.contents()
        .entries()
        .forEach(entry -> listed.add(Path.of(entry.path()).getFileName() + ""));
    for (Map.Entry<String, String> file : site.files().entrySet()) {
      String text =
          file.getValue()
              .replaceAll("(?s)<(pre|code)[^>]*>.*?</\\1>", "")
              .replaceAll("<[^>]*>", " ");
      Matcher name = Pattern.compile("\\b[A-Z][A-Z-]+\\.md\\b").matcher(text);
      while (file.getKey().endsWith(".html") && name.find()) {
        if (listed.contains(name.group()) && !name.group().equals("README.md")) {
          named.add(file.getKey() + " says " + name.group());
        }
      }
    }
    assertEquals(List.of(), named);
    String commands = String.valueOf(site.files().get("reference/commands.html"));
    assertTrue(commands.contains("<a href=\"../simulation.html\">Run and simulate</a>"), "no link");
  }

  /** Looks at the result, whatever made it: the target is a file of the site, the anchor in it. */
  @Test
  void linksOfTheSite_leadToFilesAndAnchorsThatAreThere() {
    List<String> wrong = new ArrayList<>();
    int links = 0;
    for (Map.Entry<String, String> file : site.files().entrySet()) {
      if (!file.getKey().endsWith(".html")) {
        continue;
      }
      Matcher link = LINK.matcher(file.getValue());
      while (link.find()) {
        String to = link.group(1).replace("%20", " ");
        if (to.isEmpty() || to.matches("[a-z]+:.*")) {
          continue;
        }
        links++;
        if (!leadsSomewhere(file.getKey(), to)) {
          wrong.add(file.getKey() + " -> " + to);
        }
      }
    }
    int seen = links;
    assertTrue(seen > 2_000, () -> seen + " links");
    assertEquals(List.of(), wrong);
  }

  private boolean leadsSomewhere(String from, String to) {
    String[] parts = to.split("#", 2);
    String path =
        parts[0].isEmpty()
            ? from
            : Path.of(from).resolveSibling(parts[0]).normalize().toString().replace('\\', '/');
    String target = site.files().get(path);
    return target != null && (parts.length == 1 || anchors(target).contains(parts[1]));
  }

  private static Set<String> anchors(String html) {
    Set<String> anchors = new HashSet<>();
    Matcher anchor = ANCHOR.matcher(html);
    while (anchor.find()) {
      anchors.add(anchor.group(1));
    }
    return anchors;
  }

  @Test
  void everyPageOfTheDocumentation_isListed() {
    Set<String> listed =
        site.contents().entries().stream().map(PageList.Entry::path).collect(Collectors.toSet());
    Set<String> missing =
        site.pages().keySet().stream()
            .filter(path -> path.matches("docs/[^/]+\\.md|docs/(howto|reference)/.*"))
            .filter(path -> !path.equals(SourcePage.HOME))
            .collect(Collectors.toCollection(TreeSet::new));
    assertTrue(missing.size() > 40, () -> "only " + missing);
    missing.removeAll(listed);
    assertEquals(Set.of(), missing, "list them in " + SourcePage.HOME);
  }

  @Test
  void reference_hasEveryNameThereIs() {
    assertTold("steps", new ScenarioFormat().stepShapes().keySet(), "## %s\n");
    assertTold("scenario-file", new ScenarioFormat().root().fields().keySet(), "## %s\n");
    assertTold("properties", PropertyRegistry.all().keySet(), "| `%s` |");
    assertTold("variants", VariantRegistry.all().keySet(), "| `%s` |");
    assertTold("models", ModelDescriptor.names(), "## %s\n");
    assertTold("commands", List.of("check", "explore", "java", "view"), "## %s\n");
    String steps = markdown("steps");
    assertTrue(steps.contains("a list of rights, each a right: one of read, write"), steps);
    String commands = markdown("commands");
    assertTrue(commands.contains("`--sweep NAME=VALUES`"), commands);
    assertFalse(commands.contains("${"), "a placeholder of picocli is left");
  }

  private void assertTold(String page, Iterable<String> names, String form) {
    String text = markdown(page);
    for (String name : names) {
      assertTrue(text.contains(form.formatted(name)), () -> page + " lacks " + name);
    }
  }

  private String markdown(String page) {
    SourcePage found = site.pages().get("docs/reference/" + page + ".md");
    assertNotNull(found, page);
    return found.markdown();
  }

  private String html(String file) {
    String found = site.files().get(file);
    assertNotNull(found, file);
    return found;
  }

  /** The same twice, or a release would differ from the build it was tested in. */
  @Test
  void sameCheckout_givesTheSameBytes() throws IOException {
    assertEquals(site.files(), DocumentationSite.of(Checkout.root(), "test").files());
  }

  @Test
  void comments_areLeftOut_andOtherHtmlIsText() {
    assertFalse(html("scenarios.html").contains("generated from the format"), "a comment");
    assertFalse(html("page.html").contains("<script>document"), "HTML of a page");
  }
}
