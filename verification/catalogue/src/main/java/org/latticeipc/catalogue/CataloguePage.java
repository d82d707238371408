package org.latticeipc.catalogue;

/** The page docs/CATALOGUE.md. */
final class CataloguePage {
  private CataloguePage() {}

  static String of(Matrix matrix) {
    return """
        # The bug catalogue

        Verification that has never failed proves nothing. Each row below is a small, named,
        deliberately wrong version of one part; each column is a judge. The first row of a part is
        the part as it ships, which must be clean in every column. A variant that no judge finds
        fails the build. This page is written by `./lattice catalogue`.

        How to read a cell: **FOUND** with the property broken, or `clean`; then how many
        executions, runs or states were looked at and the wall time. `-`: the judge cannot judge
        this. `not here`: the judge was not on the machine that wrote this page.

        What `clean` is worth: under *explorer* every execution of the programs was visited, so it
        is a proof for these programs under that memory model. *Lincheck* and *JPF* know sequential
        consistency only: they call `unlock-relaxed` and `lock-relaxed` correct, and so does
        *jcstress* on x86, whose hardware does not show them. Simulation runs a fixed number of
        seeds.

        """
        + matrix.toMarkdown();
  }
}
