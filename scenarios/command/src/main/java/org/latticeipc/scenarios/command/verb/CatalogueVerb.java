package org.latticeipc.scenarios.command.verb;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.latticeipc.catalogue.CatalogueMain;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code catalogue}: every wrong part against every judge. */
@Command(
    name = "catalogue",
    mixinStandardHelpOptions = true,
    description = {
      "Judges every wrong part by every judge.",
      "Prints the matrix and writes docs/CATALOGUE.md; Lincheck and jcstress make it 20 minutes."
    })
public final class CatalogueVerb implements Callable<Integer> {
  @Option(
      names = "--built-in",
      description =
          "only the explorer and the simulation: a minute on a quiet machine, and no page is written"
              + " unless --page says so")
  private boolean builtIn;

  @Option(
      names = "--page",
      description = "with --built-in: writes their columns of the page; the others stay")
  private boolean page;

  @Option(
      names = "--missing",
      description = "only what has no row on the page; the other rows stay as they are")
  private boolean missing;

  @Override
  public Integer call() throws IOException {
    return CatalogueMain.run(
        Path.of(System.getProperty("lattice.home", ".")), builtIn, page, missing);
  }
}
