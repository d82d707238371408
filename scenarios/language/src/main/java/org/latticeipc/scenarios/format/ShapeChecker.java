package org.latticeipc.scenarios.format;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.latticeipc.machine.text.NearestName;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** Turns YAML nodes into {@link Value}s, or says what is wrong. Confined to one file. */
final class ShapeChecker {
  private static final int MAX_NODES = 200_000;
  private static final int MAX_DEPTH = 100;
  private static final Pattern NAME = Pattern.compile(Shape.Name.PATTERN);

  private static final Pattern PLACE = Pattern.compile(Shape.Place.PATTERN);

  private final Problems problems;
  private final Parameters parameters;
  private int nodes;
  private int depth;

  ShapeChecker(Problems problems, Parameters parameters) {
    this.problems = problems;
    this.parameters = parameters;
  }

  /** The value, or null after saying what is wrong. */
  @Nullable Value check(Node node, Shape shape) {
    Position at = YamlReader.position(node.getStartMark());
    if (++nodes > MAX_NODES || depth > MAX_DEPTH) {
      if (nodes == MAX_NODES + 1 || depth == MAX_DEPTH + 1) {
        problems.add(at, "the file unfolds to more than can be read; use fewer aliases or levels");
      }
      return null;
    }
    depth++;
    Object content = content(node, shape, at);
    depth--;
    return content == null ? null : new Value(at, content);
  }

  private @Nullable Object content(Node node, Shape shape, Position at) {
    if (shape instanceof Shape.Reference reference) {
      return content(node, reference.target().get(), at);
    } else if (shape instanceof Shape.Sequence sequence) {
      return sequence(node, sequence, at);
    } else if (shape instanceof Shape.Dictionary dictionary) {
      return dictionary(node, dictionary, at);
    } else if (shape instanceof Shape.Fields fields) {
      return fields(node, fields, at);
    } else if (shape instanceof Shape.Tagged tagged) {
      return tagged(node, tagged, at);
    } else if (node instanceof ScalarNode scalar) {
      return scalar(scalar, shape, at);
    }
    return refuse(node, shape, at);
  }

  private @Nullable Object refuse(Node node, Shape shape, Position at) {
    problems.add(at, "found " + found(node) + ", expected " + shape.describe());
    return null;
  }

  private @Nullable Object scalar(ScalarNode node, Shape shape, Position at) {
    String text = node.getValue();
    boolean string = node.getTag().equals(Tag.STR);
    if (shape instanceof Shape.Text && string) {
      return text;
    } else if (shape instanceof Shape.Name && string && NAME.matcher(text).matches()) {
      return text;
    } else if (shape instanceof Shape.Place && string && PLACE.matcher(text).matches()) {
      return element(node, at);
    } else if (shape instanceof Shape.Choice choice) {
      return choice(node, choice, at);
    } else if (shape instanceof Shape.Whole whole && node.getTag().equals(Tag.INT)) {
      return whole(text, whole, at);
    } else if (shape instanceof Shape.Whole whole && string && !parameters.values().isEmpty()) {
      return computed(node, whole, at);
    } else if (shape instanceof Shape.Flag && node.getTag().equals(Tag.BOOL)) {
      return Boolean.parseBoolean(text);
    } else if (shape instanceof Shape.Formula && (string || node.getTag().equals(Tag.INT))) {
      return formula(node, at);
    } else if (string && (shape instanceof Shape.Name || isName(shape, text))) {
      problems.add(
          at,
          "found " + found(node) + ", expected " + shape.describe() + ": " + Shape.Name.ALLOWED);
      return null;
    } else if (shape instanceof Shape.Text && !node.getTag().equals(Tag.NULL)) {
      problems.add(
          at, "found " + found(node) + ", expected " + shape.describe() + "; put it in quotes");
      return null;
    }
    return refuse(node, shape, at);
  }

  /** Whether a text that is no place was to be one without an index. */
  private static boolean isName(Shape shape, String text) {
    return shape instanceof Shape.Place && text.indexOf('[') < 0;
  }

  private @Nullable Object choice(ScalarNode node, Shape.Choice choice, Position at) {
    if (choice.words().contains(node.getValue())) {
      return node.getValue();
    }
    String hint = NearestName.nearest(node.getValue(), choice.words()).orElse("");
    problems.add(
        at,
        "found "
            + found(node)
            + ", expected "
            + choice.describe()
            + (hint.isEmpty() ? "" : "; did you mean '" + hint + "'?"));
    return null;
  }

  private @Nullable Object whole(String text, Shape.Whole whole, Position at) {
    try {
      long value = Long.decode(text.replace("0o", "0"));
      if (value >= whole.least() && value <= whole.most()) {
        return value;
      }
    } catch (NumberFormatException e) {
      problems.add(at, "found " + text + ", more than 64 bits; expected " + whole.describe());
      return null;
    }
    problems.add(at, "found " + text + ", expected " + whole.describe());
    return null;
  }

  /** A number that is given by parameters. */
  private @Nullable Object computed(ScalarNode node, Shape.Whole whole, Position at) {
    Object parsed = formula(node, at);
    if (!(parsed instanceof Formula formula)) {
      return null;
    }
    Set<String> unknown = new TreeSet<>();
    formula.collect(unknown);
    for (String name : unknown) {
      problems.add(
          at,
          "found '"
              + name
              + "', expected "
              + whole.describe()
              + ", or a parameter"
              + NearestName.hint(name, parameters.values().keySet()));
      return null;
    }
    try {
      long value = formula.number(name -> 0L);
      if (value >= whole.least() && value <= whole.most()) {
        return value;
      }
      problems.add(
          at,
          "found " + node.getValue() + ", which is " + value + ", expected " + whole.describe());
    } catch (ArithmeticException e) {
      problems.add(at, "cannot evaluate '" + node.getValue() + "': " + e.getMessage());
    }
    return null;
  }

  private @Nullable Object element(ScalarNode node, Position at) {
    String text = node.getValue();
    int open = text.indexOf('[');
    if (open < 0) {
      return new Element(text, null);
    }
    Formula index = parsed(node, text.substring(open + 1, text.length() - 1), open + 1, at);
    return index == null ? null : new Element(text.substring(0, open), index);
  }

  private @Nullable Object formula(ScalarNode node, Position at) {
    return parsed(node, node.getValue(), 0, at);
  }

  /** The expression that is a node's text from a character on. */
  private @Nullable Formula parsed(ScalarNode node, String text, int from, Position at) {
    try {
      return FormulaParser.parse(text, parameters);
    } catch (FormulaParser.Wrong e) {
      boolean oneLine = !node.getValue().contains("\n");
      int quote = node.getScalarStyle() == ScalarStyle.PLAIN ? 0 : 1;
      problems.add(
          oneLine ? at.right(from + e.offset + quote) : at, String.valueOf(e.getMessage()));
      return null;
    }
  }

  private @Nullable Object sequence(Node node, Shape.Sequence shape, Position at) {
    if (!(node instanceof SequenceNode sequence)) {
      return refuse(node, shape, at);
    }
    List<Value> values = new ArrayList<>();
    boolean good = true;
    for (Node element : sequence.getValue()) {
      Value value = check(element, shape.element());
      good &= value != null;
      if (value != null) {
        values.add(value);
      }
    }
    if (sequence.getValue().size() < shape.least()) {
      int size = sequence.getValue().size();
      problems.add(
          at,
          "found "
              + (size == 0 ? "an empty list" : "a list of " + size)
              + ", expected "
              + shape.describe());
      good = false;
    }
    return good ? List.copyOf(values) : null;
  }

  private @Nullable Object dictionary(Node node, Shape.Dictionary shape, Position at) {
    if (!(node instanceof MappingNode mapping)) {
      return refuse(node, shape, at);
    }
    Map<String, Value> values = new LinkedHashMap<>();
    boolean good = true;
    for (NodeTuple entry : mapping.getValue()) {
      Value key = check(entry.getKeyNode(), new Shape.Name("a name"));
      Value value = check(entry.getValueNode(), shape.value());
      good &= key != null && value != null;
      if (key != null && value != null && values.put(key.text(), value) != null) {
        problems.add(key.at(), "'" + key.text() + "' is defined twice");
        good = false;
      }
    }
    return good ? values : null;
  }

  private @Nullable Object fields(Node node, Shape.Fields shape, Position at) {
    if (!(node instanceof MappingNode mapping)) {
      return shortForm(node, shape, at);
    }
    Map<String, Value> values = new LinkedHashMap<>();
    boolean good = true;
    for (NodeTuple entry : mapping.getValue()) {
      String key = key(entry.getKeyNode(), shape.fields(), shape.what());
      if (key == null) {
        good = false;
        continue;
      }
      Shape.Field field = shape.fields().get(key);
      Value value = field == null ? null : check(entry.getValueNode(), field.shape());
      good &= value != null;
      if (values.containsKey(key)) {
        problems.add(
            YamlReader.position(entry.getKeyNode().getStartMark()), "'" + key + "' stands twice");
        good = false;
      } else if (value != null) {
        values.put(key, value);
      }
    }
    for (Map.Entry<String, Shape.Field> field : shape.fields().entrySet()) {
      if (field.getValue().required() && !mentions(mapping, field.getKey())) {
        problems.add(
            at,
            shape.what()
                + " lacks '"
                + field.getKey()
                + "', expected "
                + field.getValue().shape().describe());
        good = false;
      }
    }
    return good ? values : null;
  }

  private static boolean mentions(MappingNode mapping, String key) {
    return mapping.getValue().stream()
        .anyMatch(e -> e.getKeyNode() instanceof ScalarNode k && k.getValue().equals(key));
  }

  /** A bare value that stands for the main field, or nothing at all where nothing is needed. */
  private @Nullable Object shortForm(Node node, Shape.Fields shape, Position at) {
    if (isNull(node) && shape.allOptional()) {
      return new LinkedHashMap<String, Value>();
    }
    Shape.Field main = shape.fields().get(shape.main());
    if (main == null) {
      return refuse(node, shape, at);
    }
    for (Map.Entry<String, Shape.Field> field : shape.fields().entrySet()) {
      if (field.getValue().required() && !field.getKey().equals(shape.main())) {
        return refuse(node, shape, at);
      }
    }
    Value value = check(node, main.shape());
    if (value == null) {
      return null;
    }
    Map<String, Value> values = new LinkedHashMap<>();
    values.put(shape.main(), value);
    return values;
  }

  private @Nullable Object tagged(Node node, Shape.Tagged shape, Position at) {
    Map<String, Value> value = new LinkedHashMap<>();
    if (node instanceof ScalarNode word && word.getTag().equals(Tag.STR)) {
      String tag = key(word, shape.alternatives(), shape.what());
      Shape.Fields fields = tag == null ? null : shape.alternatives().get(tag);
      if (tag == null || fields == null) {
        return null;
      } else if (!fields.allOptional()) {
        problems.add(
            at, "'" + tag + "' needs more said: expected '" + tag + ":' and " + needs(fields));
        return null;
      }
      value.put(tag, new Value(at, new LinkedHashMap<String, Value>()));
      return value;
    }
    if (!(node instanceof MappingNode mapping) || mapping.getValue().isEmpty()) {
      return refuse(node, shape, at);
    }
    NodeTuple first = mapping.getValue().get(0);
    String tag = key(first.getKeyNode(), shape.alternatives(), shape.what());
    Shape.Fields fields = tag == null ? null : shape.alternatives().get(tag);
    if (tag == null || fields == null) {
      return null;
    }
    if (mapping.getValue().size() > 1) {
      problems.add(
          YamlReader.position(mapping.getValue().get(1).getKeyNode().getStartMark()),
          "found another key beside '"
              + tag
              + "', expected one "
              + shape.what()
              + " a list item; indent what belongs to '"
              + tag
              + "' further, or start a new item with '-'");
      return null;
    }
    Value body = check(first.getValueNode(), fields);
    if (body == null) {
      return null;
    }
    value.put(tag, body);
    return value;
  }

  private static String needs(Shape.Fields fields) {
    return fields.main().isEmpty()
        ? fields.describe()
        : fields
            .fields()
            .getOrDefault(fields.main(), new Shape.Field(fields, true, ""))
            .shape()
            .describe();
  }

  private @Nullable String key(Node node, Map<String, ?> known, String what) {
    Position at = YamlReader.position(node.getStartMark());
    if (!(node instanceof ScalarNode scalar)) {
      problems.add(at, "found " + found(node) + " as a key, expected a word");
      return null;
    }
    if (known.containsKey(scalar.getValue())) {
      return scalar.getValue();
    }
    problems.add(
        at,
        (what.equals("step")
                ? "unknown step '" + scalar.getValue() + "'"
                : "unknown key '" + scalar.getValue() + "' in " + what)
            + NearestName.hint(scalar.getValue(), known.keySet()));
    return null;
  }

  private static boolean isNull(Node node) {
    return node instanceof ScalarNode scalar && scalar.getTag().equals(Tag.NULL);
  }

  private static String found(Node node) {
    if (node instanceof MappingNode) {
      return "a mapping";
    } else if (node instanceof SequenceNode) {
      return "a list";
    }
    ScalarNode scalar = (ScalarNode) node;
    String text = scalar.getValue();
    String shown = text.length() > 40 ? text.substring(0, 40) + "…" : text;
    shown = shown.lines().findFirst().orElse("");
    if (isNull(node)) {
      return "nothing";
    } else if (scalar.getTag().equals(Tag.STR)) {
      return "'" + shown + "'";
    } else if (scalar.getTag().equals(Tag.BOOL)) {
      return "the truth value " + shown;
    }
    return "the number " + shown;
  }
}
