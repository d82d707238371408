package org.latticeipc.scenarios.cli;

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
    description =
        "Judges every variant by every judge, prints the matrix, writes docs/CATALOGUE.md.")
final class CatalogueVerb implements Callable<Integer> {
  @Option(
      names = "--built-in",
      description = "Only the explorer and the simulation; writes no page.")
  private boolean builtIn;

  @Override
  public Integer call() throws IOException {
    return CatalogueMain.run(Path.of(System.getProperty("lattice.home", ".")), builtIn);
  }
}
