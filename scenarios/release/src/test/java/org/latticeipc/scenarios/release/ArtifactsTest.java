package org.latticeipc.scenarios.release;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** What is in the repository folder is fit for Maven Central, and complete. */
@EnabledIfSystemProperty(named = Releases.PROPERTY, matches = "true", disabledReason = Releases.WHY)
class ArtifactsTest {
  private static final Path REPOSITORY =
      Path.of(System.getProperty("lattice.release.repository", ""), "org", "latticeipc");

  private static final String VERSION = System.getProperty("lattice.version", "");

  /** What Central refuses a POM without. */
  private static final List<String> NEEDED =
      List.of(
          "groupId",
          "artifactId",
          "version",
          "name",
          "description",
          "url",
          "licenses",
          "developers",
          "scm");

  private static final Set<String> UNPUBLISHED =
      Set.of(
          "lattice-bench",
          "lattice-jcstress",
          "lattice-lincheck",
          "lattice-oracle",
          "lattice-site",
          "lattice-parent",
          "lattice-kernel-sim",
          "lattice-verification",
          "lattice-scenarios",
          "lattice-release",
          "lattice-house");

  private static List<String> artifacts() throws IOException {
    try (Stream<Path> folders = Files.list(REPOSITORY)) {
      return folders.map(folder -> folder.getFileName().toString()).sorted().toList();
    }
  }

  private static Path file(String artifact, String ending) {
    return REPOSITORY.resolve(artifact).resolve(VERSION).resolve(artifact + "-" + VERSION + ending);
  }

  private static Document pom(String artifact) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(file(artifact, ".pom").toFile());
  }

  private static String child(Document pom, String name) {
    NodeList children = pom.getDocumentElement().getChildNodes();
    for (int i = 0; i < children.getLength(); i++) {
      Node child = children.item(i);
      if (child.getNodeName().equals(name)) {
        return child.getTextContent().strip();
      }
    }
    return "";
  }

  @Test
  void libraries_arePublished_harnessesAreNot() throws IOException {
    Set<String> published = new TreeSet<>(artifacts());
    assertTrue(
        published.containsAll(
            List.of("lattice-machine", "lattice-explorer", "lattice-junit", "lattice-command")),
        published.toString());
    published.retainAll(UNPUBLISHED);
    assertEquals(Set.of(), published);
  }

  @Test
  void poms_standAlone_andSayAllThatCentralAsks() throws Exception {
    List<String> wrong = new ArrayList<>();
    for (String artifact : artifacts()) {
      Document pom = pom(artifact);
      for (String needed : NEEDED) {
        if (child(pom, needed).isEmpty()) {
          wrong.add(artifact + " lacks " + needed);
        }
      }
      if (!child(pom, "parent").isEmpty()) {
        wrong.add(artifact + " has a parent");
      }
      if (Files.readString(file(artifact, ".pom")).contains("${")) {
        wrong.add(artifact + " has something that is not filled in");
      }
    }
    assertEquals(List.of(), wrong);
  }

  @Test
  void jars_comeWithSourcesAndJavadoc() throws Exception {
    List<String> wrong = new ArrayList<>();
    for (String artifact : artifacts()) {
      check(artifact, ".jar", ".class", wrong);
      check(artifact, "-sources.jar", ".java", wrong);
      check(artifact, "-javadoc.jar", "index.html", wrong);
    }
    assertEquals(List.of(), wrong);
  }

  private static void check(String artifact, String ending, String inside, List<String> wrong)
      throws IOException {
    Path jar = file(artifact, ending);
    if (!Files.isRegularFile(jar)) {
      wrong.add(artifact + " has no " + ending);
      return;
    }
    try (ZipFile zip = new ZipFile(jar.toFile())) {
      if (zip.stream().noneMatch(entry -> entry.getName().endsWith(inside))) {
        wrong.add(jar.getFileName() + " has no " + inside);
      }
    }
  }

  /** Nothing that is published needs what is not. */
  @Test
  void dependencies_arePublishedToo() throws Exception {
    Set<String> published = new TreeSet<>(artifacts());
    List<String> wrong = new ArrayList<>();
    int ours = 0;
    for (String artifact : published) {
      NodeList dependencies = pom(artifact).getElementsByTagName("dependency");
      for (int i = 0; i < dependencies.getLength(); i++) {
        Element dependency = (Element) dependencies.item(i);
        String name = text(dependency, "artifactId");
        if (text(dependency, "groupId").equals("org.latticeipc")) {
          ours++;
          if (!published.contains(name)) {
            wrong.add(artifact + " needs " + name);
          }
        }
      }
    }
    assertTrue(ours > 20, "only " + ours + " dependencies among ours");
    assertEquals(List.of(), wrong);
  }

  private static String text(Element element, String name) {
    return element.getElementsByTagName(name).item(0).getTextContent();
  }
}
