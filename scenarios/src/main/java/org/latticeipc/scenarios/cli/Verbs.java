package org.latticeipc.scenarios.cli;

import org.latticeipc.scenarios.litmus.LitmusVerb;
import picocli.CommandLine;

/** The verbs of the command line, in the order the help lists them. */
final class Verbs {
  private Verbs() {}

  static void register(CommandLine line, Console console) {
    line.addSubcommand(new RunVerb(console));
    line.addSubcommand(new ReplayVerb(console));
    line.addSubcommand(new CheckVerb(console));
    line.addSubcommand(new ExploreVerb(console));
    line.addSubcommand(new TestVerb(console));
    line.addSubcommand(new LitmusVerb(console));
    line.addSubcommand(new StepVerb(console));
    line.addSubcommand(new ShrinkVerb(console));
    line.addSubcommand(new ViewVerb(console));
    line.addSubcommand(new ServeVerb(console));
    line.addSubcommand(new ConnectVerb(console));
    line.addSubcommand(new DoctorVerb(console));
    line.addSubcommand(new CatalogueVerb());
    line.addSubcommand(new SchemaVerb(console));
  }
}
