package org.latticeipc.scenarios.command.subject;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.latticeipc.scenarios.format.InputError;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which scenario a verb is about, and what is wrong in it on purpose. */
public final class ScenarioChoice {
  @Parameters(index = "0", paramLabel = "FILE", description = "a scenario file")
  private String file = "";

  @Option(
      names = "--variant",
      paramLabel = "PART=NAME",
      description = "puts a deliberately wrong part in; may be repeated for other parts")
  private List<String> variants = new ArrayList<>();

  @Option(
      names = "--property",
      paramLabel = "NAME",
      description = "judges a property the file does not ask for, such as no-leak; repeatable")
  private List<String> properties = new ArrayList<>();

  /** The scenario, for one run of it. */
  public RunSubject subject() throws InputError {
    return subject(ScenarioFile.read(file));
  }

  /** The scenario, for an exploration of it, which bounds its size. */
  public RunSubject explorable() throws InputError {
    ScenarioFile read = ScenarioFile.read(file);
    read.scenario().requireExplorable(file);
    return subject(read);
  }

  private RunSubject subject(ScenarioFile read) throws InputError {
    Map<String, String> parts = new TreeMap<>();
    for (String variant : variants) {
      String part = variant.contains("=") ? variant.substring(0, variant.indexOf('=')) : variant;
      String before = parts.put(part, variant);
      if (before != null && !before.equals(variant)) {
        throw new InputError(
            "lattice: --variant: found '"
                + before
                + "' and '"
                + variant
                + "', expected at most one for the part '"
                + part
                + "'");
      }
    }
    try {
      return SubjectReader.scenario(read, variants).judging(properties);
    } catch (IllegalArgumentException e) {
      throw new InputError("lattice: --property: " + e.getMessage());
    }
  }
}
