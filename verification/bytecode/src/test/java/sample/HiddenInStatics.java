package sample;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/** State hidden in what static fields reach, which set-up makes before there are threads. */
public class HiddenInStatics extends Sharing {
  private record Holder(StringBuilder text) {}

  private static class Plain {
    static final StringBuilder TEXT = new StringBuilder();
    static int count;
  }

  private static class InRecord {
    static final Holder HOLDER = new Holder(new StringBuilder());
  }

  private static class InOptional {
    static final Optional<StringBuilder> TEXT = Optional.of(new StringBuilder());
  }

  private static class InNestedOptional {
    static final Optional<Optional<StringBuilder>> TEXT =
        Optional.of(Optional.of(new StringBuilder()));
  }

  private static class InReference {
    static final AtomicReference<StringBuilder> TEXT = new AtomicReference<>(new StringBuilder());
  }

  private static class InArray {
    static final StringBuilder[] TEXTS = {new StringBuilder()};
  }

  private static class InMap {
    static final Map<String, StringBuilder> TEXTS = new ConcurrentHashMap<>();

    static {
      TEXTS.put("only", new StringBuilder());
    }
  }

  private static class InList {
    static final List<StringBuilder> TEXTS = List.of(new StringBuilder());
  }

  private static class InLambda {
    private static final Supplier<StringBuilder> TEXT = over(new StringBuilder());

    private static Supplier<StringBuilder> over(StringBuilder text) {
      return () -> text;
    }
  }

  private static class InReferenceToMethod {
    private static final StringBuilder TEXT = new StringBuilder();
    static final Supplier<StringBuilder> GROWS = TEXT.append("")::reverse;
  }

  private static class InCause {
    static final Exception OUTER = new Exception(new Inner());
  }

  private static final class Inner extends Exception {
    private static final long serialVersionUID = 1L;
    final transient StringBuilder text = new StringBuilder();
  }

  public static void plainStatic() throws Exception {
    twice(() -> Plain.TEXT.append('x'));
    expect(Plain.TEXT.length());
  }

  public static void recordOfBuilder() throws Exception {
    twice(() -> InRecord.HOLDER.text().append('x'));
    expect(InRecord.HOLDER.text().length());
  }

  public static void recordsOwnText() throws Exception {
    String[] seen = new String[1];
    twice(
        () -> {
          InRecord.HOLDER.text().append('x');
          seen[0] = InRecord.HOLDER.toString();
        });
    expect(seen[0].length() - "Holder[text=]".length());
  }

  public static void optionalOfBuilder() throws Exception {
    twice(() -> InOptional.TEXT.orElseThrow().append('x'));
    expect(InOptional.TEXT.orElseThrow().length());
  }

  public static void optionalOfOptional() throws Exception {
    twice(() -> InNestedOptional.TEXT.orElseThrow().orElseThrow().append('x'));
    expect(InNestedOptional.TEXT.orElseThrow().orElseThrow().length());
  }

  public static void referenceToBuilder() throws Exception {
    twice(() -> InReference.TEXT.get().append('x'));
    expect(InReference.TEXT.get().length());
  }

  public static void arrayOfBuilders() throws Exception {
    twice(() -> InArray.TEXTS[0].append('x'));
    expect(InArray.TEXTS[0].length());
  }

  public static void copyOfArray() throws Exception {
    twice(() -> InArray.TEXTS.clone()[0].append('x'));
    expect(InArray.TEXTS[0].length());
  }

  public static void joinedArray() throws Exception {
    twice(() -> InArray.TEXTS[0] = new StringBuilder(String.join("", InArray.TEXTS) + "x"));
    expect(InArray.TEXTS[0].length());
  }

  public static void mapOfBuilders() throws Exception {
    twice(() -> InMap.TEXTS.get("only").append('x'));
    expect(InMap.TEXTS.get("only").length());
  }

  public static void immutableList() throws Exception {
    twice(() -> InList.TEXTS.get(0).append('x'));
    expect(InList.TEXTS.get(0).length());
  }

  public static void lambda() throws Exception {
    twice(() -> InLambda.TEXT.get().append('x'));
    expect(InLambda.TEXT.get().length());
  }

  public static void referenceToMethod() throws Exception {
    twice(() -> InReferenceToMethod.GROWS.get().append('x'));
    expect(InReferenceToMethod.TEXT.length());
  }

  public static void cause() throws Exception {
    twice(() -> ((Inner) InCause.OUTER.getCause()).text.append('x'));
    expect(((Inner) InCause.OUTER.getCause()).text.length());
  }
}
