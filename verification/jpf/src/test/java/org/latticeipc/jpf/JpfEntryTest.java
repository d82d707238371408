package org.latticeipc.jpf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The configurations by themselves, with or without a PathFinder. */
final class JpfEntryTest {
  @ParameterizedTest
  @EnumSource(JpfEntry.class)
  void configuration_namesAMainClass_andItsArguments(JpfEntry entry)
      throws IOException, ReflectiveOperationException {
    Properties settings = new Properties();
    try (InputStream in = JpfEntry.class.getResourceAsStream(entry.file())) {
      assertNotNull(in, entry.file());
      settings.load(in);
    }
    assertEquals("lattice.jpf", settings.getProperty("@include"));
    assertEquals(String.join(",", entry.arguments("")), settings.getProperty("target.args", ""));
    Class<?> main = Class.forName(settings.getProperty("target"));
    assertEquals(void.class, main.getMethod("main", String[].class).getReturnType());
  }
}
