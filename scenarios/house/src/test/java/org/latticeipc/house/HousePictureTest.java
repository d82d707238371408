package org.latticeipc.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The picture in ARCHITECTURE.md is what the classes are. */
class HousePictureTest {
  private static final String BEGIN = "<!-- modules and packages: made by HousePictureTest -->\n";
  private static final String END = "<!-- end of modules and packages -->";
  private static final String DOCS = "lattice.docs";

  @Test
  void picture_isTrue() throws IOException {
    assumeFalse(HouseRulesTest.isPartial(), "modules are missing");
    House house = House.here();
    assertEquals(List.of(), house.missing(), "not compiled");
    Path page = house.root().resolve("ARCHITECTURE.md");
    String text = Files.readString(page);
    int begin = text.indexOf(BEGIN);
    int end = text.indexOf(END);
    assertTrue(begin >= 0 && end > begin, page + " lacks the lines\n" + BEGIN + END);
    String picture = HousePicture.of(house.classes());
    if ("write".equals(System.getProperty(DOCS))) {
      text = text.substring(0, begin) + BEGIN + picture + text.substring(end);
      Files.writeString(page, text);
      end = text.indexOf(END);
    }
    assertEquals(
        picture,
        text.substring(begin + BEGIN.length(), end),
        () ->
            "ARCHITECTURE.md must say as follows; run this test with -D"
                + DOCS
                + "=write to have it written:\n"
                + picture);
  }
}
