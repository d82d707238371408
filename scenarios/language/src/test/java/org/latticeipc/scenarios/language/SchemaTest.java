package org.latticeipc.scenarios.language;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.latticeipc.scenarios.json.Json;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

class SchemaTest {
  private static final Path SCHEMA = Path.of("..", "schema", "scenario.schema.json");
  private final Schema schema =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(new ScenarioFormat().schema(), InputFormat.JSON);

  static List<Path> shipped() throws Exception {
    try (Stream<Path> files = Files.walk(Path.of(".."))) {
      return files
          .filter(f -> f.toString().endsWith(".yaml") && !f.toString().contains("target"))
          .sorted()
          .toList();
    }
  }

  private boolean accepts(String yaml) {
    Object document = new Load(LoadSettings.builder().build()).loadFromString(yaml);
    return schema.validate(Json.line(document), InputFormat.JSON).isEmpty();
  }

  @Test
  void publishedSchema_isWhatTheReaderChecks() throws Exception {
    assertEquals(
        new ScenarioFormat().schema(),
        Files.readString(SCHEMA),
        "run './lattice schema > scenarios/schema/scenario.schema.json'");
  }

  @ParameterizedTest
  @MethodSource("shipped")
  void shippedScenario_isGoodForSchemaAndReader(Path file) throws Exception {
    assertTrue(accepts(Files.readString(file)));
    ScenarioReader.read(file.toString(), Files.readAllBytes(file));
  }

  @Test
  void shippedScenarios_areThere() throws Exception {
    assertFalse(shipped().isEmpty());
  }

  @ParameterizedTest
  @MethodSource("org.latticeipc.scenarios.language.BadScenarios#all")
  void badScenario_schemaAgreesWhereItCan(String text, String line, boolean schemaSees) {
    boolean accepted;
    try {
      accepted = accepts(text);
    } catch (YamlEngineException | UncheckedIOException e) { // no tree that JSON could hold
      return;
    }
    assertEquals(!schemaSees, accepted, line);
  }
}
