package org.latticeipc.scenarios.command;

import org.latticeipc.scenarios.command.console.Console;
import org.latticeipc.scenarios.command.verb.CatalogueVerb;
import org.latticeipc.scenarios.command.verb.CheckVerb;
import org.latticeipc.scenarios.command.verb.ConnectVerb;
import org.latticeipc.scenarios.command.verb.DoctorVerb;
import org.latticeipc.scenarios.command.verb.ExploreVerb;
import org.latticeipc.scenarios.command.verb.JavaVerb;
import org.latticeipc.scenarios.command.verb.LitmusVerb;
import org.latticeipc.scenarios.command.verb.ReplayVerb;
import org.latticeipc.scenarios.command.verb.RunVerb;
import org.latticeipc.scenarios.command.verb.SchemaVerb;
import org.latticeipc.scenarios.command.verb.ServeUiVerb;
import org.latticeipc.scenarios.command.verb.ServeVerb;
import org.latticeipc.scenarios.command.verb.ShrinkVerb;
import org.latticeipc.scenarios.command.verb.StepVerb;
import org.latticeipc.scenarios.command.verb.TestVerb;
import org.latticeipc.scenarios.command.verb.ViewVerb;
import org.latticeipc.scenarios.command.verb.WeakenVerb;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;

/** The verbs of the command line, in the order the help lists them. */
final class Verbs {
  private Verbs() {}

  static void register(CommandLine line, Console console) {
    line.addSubcommand(new RunVerb(console));
    line.addSubcommand(new ReplayVerb(console));
    line.addSubcommand(new CheckVerb(console));
    line.addSubcommand(new ExploreVerb(console));
    line.addSubcommand(new JavaVerb(console));
    line.addSubcommand(new TestVerb(console));
    line.addSubcommand(new LitmusVerb(console));
    line.addSubcommand(new WeakenVerb(console));
    line.addSubcommand(new StepVerb(console));
    line.addSubcommand(new ServeUiVerb(console));
    line.addSubcommand(new ShrinkVerb(console));
    line.addSubcommand(new ViewVerb(console));
    line.addSubcommand(new ServeVerb(console));
    line.addSubcommand(new ConnectVerb(console));
    line.addSubcommand(new DoctorVerb(console));
    line.addSubcommand(new CatalogueVerb());
    line.addSubcommand(new SchemaVerb(console));
    line.addSubcommand(new GenerateCompletion());
  }
}
