package org.latticeipc.engine.seam;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.List;
import org.junit.jupiter.api.Test;

class RegistrationsTest {

  @Test
  void whatNobodyRegistered_isFound() {
    JavaClasses forgotten =
        new ClassFileImporter().importPackages("org.latticeipc.engine.seam.forgotten.variant");
    String room = "org.latticeipc.engine.seam.forgotten.variant.";
    assertEquals(
        List.of(
            room + "ForgottenPart: a wrong part that no registered variant uses",
            room + "ForgottenProperty: a property that is not registered",
            room + "ForgottenVariant: no source names its variants"),
        Registrations.missing(forgotten));
  }
}
