package org.latticeipc.scenarios.command.subject;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.latticeipc.scenarios.format.InputError;
import picocli.CommandLine.Mixin;
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

  @Mixin private SetOptions set = new SetOptions();

  /** The file as the user wrote it. */
  public String shown() {
    return file;
  }

  /** The variants that were asked for. */
  public List<String> variants() {
    return List.copyOf(variants);
  }

  /** Whether the file is named as traces are. */
  public boolean isTrace() {
    return file.endsWith(".jsonl");
  }

  @Option(
      names = "--property",
      paramLabel = "NAME",
      description = "judges a property the file does not ask for, such as no-leak; repeatable")
  private List<String> properties = new ArrayList<>();

  /** The scenario, for one run of it. */
  public RunSubject subject() throws InputError {
    return subject(ScenarioFile.read(file, set.values()));
  }

  /** The scenario, for an exploration of it, which bounds its size. */
  public RunSubject explorable() throws InputError {
    return explorable(set.values());
  }

  /**
   * The scenario for an exploration of it, with its parameters as given instead of as chosen.
   *
   * @param chosen values of parameters
   */
  public RunSubject explorable(Map<String, Long> chosen) throws InputError {
    ScenarioFile read = ScenarioFile.read(file, chosen);
    read.scenario().requireExplorable(file);
    return subject(read);
  }

  /**
   * The scenario with more of its parameters chosen, and more wrong parts put in.
   *
   * @param explored whether it is for an exploration, which bounds its size
   */
  public RunSubject with(Map<String, Long> chosen, List<String> more, boolean explored)
      throws InputError {
    Map<String, Long> values = new LinkedHashMap<>(set.values());
    values.putAll(chosen);
    ScenarioFile read = ScenarioFile.read(file, values);
    if (explored) {
      read.scenario().requireExplorable(file);
    }
    List<String> all = new ArrayList<>(variants);
    all.addAll(more);
    return subject(read, all);
  }

  private RunSubject subject(ScenarioFile read) throws InputError {
    return subject(read, variants);
  }

  private RunSubject subject(ScenarioFile read, List<String> variants) throws InputError {
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
