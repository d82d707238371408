package org.latticeipc.scenarios.site;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.latticeipc.scenarios.site.page.PageRenderer;
import org.latticeipc.scenarios.site.page.RenderedPage;
import org.latticeipc.scenarios.site.reference.References;

/** The whole site, made in memory and written at once. The same checkout gives the same bytes. */
final class DocumentationSite {
  private static final String REFERENCE = "docs/reference/";

  private final Map<String, SourcePage> pages = new TreeMap<>();
  private final Map<String, String> files = new LinkedHashMap<>();
  private final PageList contents;
  private final List<String> dead;

  private DocumentationSite(Path root, String version) throws IOException {
    for (Path folder : List.of(Path.of("docs"), Path.of(""), Path.of("scenarios"))) {
      readPages(root, folder);
    }
    List<PageList.Entry> made = new ArrayList<>();
    for (References.Page reference : References.all()) {
      SourcePage page = SourcePage.of(REFERENCE + reference.name() + ".md", reference.markdown());
      pages.put(page.path(), page);
      made.add(new PageList.Entry(reference.title(), page.path()));
    }
    SourcePage home = pages.get(SourcePage.HOME);
    if (home == null) {
      throw new IOException(root + " has no " + SourcePage.HOME);
    }
    contents = PageList.of(home).with(new PageList.Group("Reference, made from the code", made));
    dead = render(root, contents, version);
  }

  /**
   * Makes the site of a checkout.
   *
   * @throws IOException if a page cannot be read
   */
  static DocumentationSite of(Path root, String version) throws IOException {
    return new DocumentationSite(root, version);
  }

  private void readPages(Path root, Path folder) throws IOException {
    int depth = folder.toString().isEmpty() ? 1 : Integer.MAX_VALUE;
    try (Stream<Path> found = Files.walk(root.resolve(folder), depth)) {
      for (Path file : found.filter(file -> file.toString().endsWith(".md")).sorted().toList()) {
        String path = root.relativize(file).toString().replace('\\', '/');
        if (!path.contains("/target/")) {
          pages.put(path, SourcePage.of(path, Files.readString(file)));
        }
      }
    }
  }

  private List<String> render(Path root, PageList contents, String version) throws IOException {
    Map<String, String> outputs = new TreeMap<>();
    pages.forEach((path, page) -> outputs.put(path, page.output()));
    for (PageList.Entry entry : contents.entries()) {
      if (!outputs.containsKey(entry.path())) {
        throw new IOException(SourcePage.HOME + " lists " + entry.path() + ", which is not there");
      }
    }
    Map<String, String> titles = new TreeMap<>();
    contents.entries().forEach(entry -> titles.put(entry.path(), entry.title()));
    SiteLinks links = new SiteLinks(root, outputs, titles);
    PageFrame template = new PageFrame(contents, outputs, version);
    SearchData search = new SearchData();
    for (SourcePage page : pages.values()) {
      RenderedPage rendered = PageRenderer.render(page.markdown(), links.of(page));
      search.add(page, rendered);
      files.put(page.output(), template.page(page, rendered));
    }
    FilePages shown = new FilePages(root);
    for (String path : shown.whole(links.files())) {
      SourcePage page = shown.page(path);
      RenderedPage rendered = PageRenderer.render(page.markdown(), links.of(page));
      files.put(page.output(), template.page(page, rendered));
    }
    files.put("search-data.js", search.script());
    files.put("site.js", PageFrame.resource("site.js"));
    files.put("site.css", PageFrame.resource("site.css"));
    return links.dead();
  }

  /** What is in the site, by its place. */
  Map<String, String> files() {
    return files;
  }

  /** The pages that people wrote or that were made, without copies of files. */
  Map<String, SourcePage> pages() {
    return pages;
  }

  PageList contents() {
    return contents;
  }

  /** Links that lead nowhere, each with its page. */
  List<String> dead() {
    return dead;
  }

  /** Writes it. */
  void write(Path folder) throws IOException {
    for (Map.Entry<String, String> file : files.entrySet()) {
      Path target = folder.resolve(file.getKey());
      Path parent = target.getParent();
      if (parent != null) {
        Files.createDirectories(parent);
      }
      Files.writeString(target, file.getValue());
    }
  }
}
