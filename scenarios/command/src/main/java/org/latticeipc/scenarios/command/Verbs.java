package org.latticeipc.scenarios.command;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
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
  private static final String COMPLETION = "generate-completion";

  private static final Map<String, Function<Console, Object>> ALL = all();

  private Verbs() {}

  private static Map<String, Function<Console, Object>> all() {
    Map<String, Function<Console, Object>> all = new LinkedHashMap<>();
    all.put("run", RunVerb::new);
    all.put("replay", ReplayVerb::new);
    all.put("check", CheckVerb::new);
    all.put("explore", ExploreVerb::new);
    all.put("java", JavaVerb::new);
    all.put("test", TestVerb::new);
    all.put("litmus", LitmusVerb::new);
    all.put("weaken", WeakenVerb::new);
    all.put("step", StepVerb::new);
    all.put("serve-ui", ServeUiVerb::new);
    all.put("shrink", ShrinkVerb::new);
    all.put("view", ViewVerb::new);
    all.put("serve", ServeVerb::new);
    all.put("connect", ConnectVerb::new);
    all.put("doctor", DoctorVerb::new);
    all.put("catalogue", console -> new CatalogueVerb());
    all.put("schema", SchemaVerb::new);
    all.put(COMPLETION, console -> new GenerateCompletion());
    return all;
  }

  static void register(CommandLine line, Console console) {
    ALL.forEach((name, verb) -> line.addSubcommand(name, verb.apply(console)));
  }

  /**
   * The verb that the words begin with and no other, since to look at all of them is a good part of
   * a start; all of them where the words may be about others too.
   */
  static void registerFor(String[] words, CommandLine line, Console console) {
    Function<Console, Object> verb = words.length == 0 ? null : ALL.get(words[0]);
    if (verb == null || words[0].equals(COMPLETION)) {
      register(line, console);
    } else {
      line.addSubcommand(words[0], verb.apply(console));
    }
  }
}
