package org.latticeipc.scenarios.format;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/**
 * Reads one YAML document against a {@link Shape}. Takes any bytes: whatever is wrong comes out as
 * an {@link InputError} with line and column. Cost: linear, bounded by {@link #MAX_BYTES} and by
 * {@link ShapeChecker}'s limit on what aliases may unfold to.
 */
public final class YamlReader {
  /** Larger files are refused. */
  public static final int MAX_BYTES = 1 << 20;

  private static final int MAX_NESTING = 200;

  private YamlReader() {}

  /**
   * Reads the whole file.
   *
   * @param file its name for messages
   */
  public static Value read(String file, byte[] bytes, Shape shape) throws InputError {
    return read(file, bytes, shape, Map.of()).value();
  }

  /**
   * A file that was read.
   *
   * @param value what it says, parameters put in
   * @param parameters the file's parameters with their values
   */
  public record Document(Value value, Parameters parameters) {}

  /**
   * Reads the whole file with some of its parameters chosen.
   *
   * @param file its name for messages
   * @param chosen values of parameters, which must be the file's
   */
  public static Document read(String file, byte[] bytes, Shape shape, Map<String, Long> chosen)
      throws InputError {
    Problems problems = new Problems(file);
    Value value = null;
    Parameters parameters = Parameters.NONE;
    Node root = compose(file, decode(file, bytes), problems);
    if (root != null) {
      parameters = parameters(file, root, chosen, problems);
      value = new ShapeChecker(problems, parameters).check(root, shape);
    }
    problems.throwIfAny();
    if (value == null) {
      throw new IllegalStateException("nothing read and nothing said about it");
    }
    return new Document(value, parameters);
  }

  /** They are read before the rest, in which they may stand; what is wrong in them is said once. */
  private static Parameters parameters(
      String file, Node root, Map<String, Long> chosen, Problems problems) throws InputError {
    Value declared = null;
    if (root instanceof MappingNode mapping) {
      for (NodeTuple entry : mapping.getValue()) {
        if (entry.getKeyNode() instanceof ScalarNode key && key.getValue().equals(Parameters.KEY)) {
          declared =
              new ShapeChecker(problems, Parameters.NONE)
                  .check(entry.getValueNode(), Parameters.shape());
        }
      }
    }
    return Parameters.of(file, declared, chosen, problems);
  }

  private static String decode(String file, byte[] bytes) throws InputError {
    if (bytes.length > MAX_BYTES) {
      throw new InputError(
          file + ": found " + bytes.length + " bytes, expected a scenario of at most " + MAX_BYTES);
    }
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .decode(ByteBuffer.wrap(bytes))
          .toString();
    } catch (CharacterCodingException e) {
      throw new InputError(file + ": found bytes that are no UTF-8 text, expected a YAML file");
    }
  }

  private static @Nullable Node compose(String file, String text, Problems problems)
      throws InputError {
    LoadSettings settings =
        LoadSettings.builder().setLabel(file).setCodePointLimit(MAX_BYTES).build();
    try {
      refuseDeepNesting(file, text, settings);
      Iterator<Node> documents = new Compose(settings).composeAllFromString(text).iterator();
      if (!documents.hasNext()) {
        throw new InputError(file + ": the file is empty, expected a scenario (name, tasks, …)");
      }
      Node root = documents.next();
      if (documents.hasNext()) {
        problems.add(
            position(documents.next().getStartMark()),
            "found a second YAML document, expected one scenario a file");
        return null;
      }
      return root;
    } catch (MarkedYamlEngineException e) {
      Optional<Mark> mark = e.getProblemMark().or(e::getContextMark);
      problems.add(position(mark), "not valid YAML: " + sentence(e));
    } catch (ReaderException e) {
      problems.add(
          offset(text, e.getPosition()),
          String.format(Locale.ROOT, "found the character U+%04X", e.getCodePoint())
              + ", which YAML does not allow");
    } catch (YamlEngineException e) {
      problems.add(Position.WHOLE_FILE, "not valid YAML: " + firstLine(e.getMessage()));
    }
    return null;
  }

  /**
   * The composer recurs on each level of collections, the parser does not: so the parser looks
   * first.
   */
  private static void refuseDeepNesting(String file, String text, LoadSettings settings)
      throws InputError {
    int open = 0;
    for (Event event : new Parse(settings).parseString(text)) {
      if (event instanceof CollectionStartEvent) {
        open++;
      } else if (event instanceof CollectionEndEvent) {
        open--;
      }
      if (open > MAX_NESTING) {
        int line = position(event.getStartMark()).line();
        throw new InputError(
            new Position(line, 1).in(file) + ": nested deeper than " + MAX_NESTING + " levels");
      }
    }
  }

  static Position position(Optional<Mark> mark) {
    return mark.map(m -> new Position(m.getLine() + 1, m.getColumn() + 1))
        .orElse(Position.WHOLE_FILE);
  }

  private static Position offset(String text, int index) {
    int line = 1;
    int column = 1;
    for (int i = 0; i < Math.min(index, text.length()); i++) {
      column = text.charAt(i) == '\n' ? 1 : column + 1;
      line += text.charAt(i) == '\n' ? 1 : 0;
    }
    return new Position(line, column);
  }

  private static String sentence(MarkedYamlEngineException e) {
    String context = e.getContext() == null ? "" : e.getContext() + ", ";
    return firstLine(context + e.getProblem());
  }

  private static String firstLine(@Nullable String message) {
    return message == null ? "it cannot be read" : message.lines().findFirst().orElse("").strip();
  }
}
