package org.latticeipc.scenarios.format;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A piece of a file that has passed its {@link Shape}. Reading it with the accessor that fits its
 * shape cannot fail.
 *
 * @param at where it stands
 * @param content text, {@code Long}, {@code Boolean}, {@link Formula}, list or map of values
 */
public record Value(Position at, Object content) {

  /** The text. */
  public String text() {
    return (String) content;
  }

  /** The number. */
  public long whole() {
    return (Long) content;
  }

  /** The flag. */
  public boolean flag() {
    return (Boolean) content;
  }

  /** The expression. */
  public Formula formula() {
    return (Formula) content;
  }

  /** The place. */
  public Element element() {
    return (Element) content;
  }

  /** The elements. */
  @SuppressWarnings("unchecked")
  public List<Value> list() {
    return (List<Value>) content;
  }

  /** The entries in the order of the file. */
  @SuppressWarnings("unchecked")
  public Map<String, Value> map() {
    return (Map<String, Value>) content;
  }

  /** The value under a key, or null if it was left out. */
  public @Nullable Value get(String key) {
    return map().get(key);
  }

  /** The value under a key that the shape requires. */
  public Value need(String key) {
    Value value = map().get(key);
    if (value == null) {
      throw new IllegalStateException("the shape let a value without '" + key + "' pass");
    }
    return value;
  }

  /** The number under a key, or a default. */
  public long whole(String key, long otherwise) {
    Value value = map().get(key);
    return value == null ? otherwise : value.whole();
  }

  /** The text under a key, or a default. */
  public String text(String key, String otherwise) {
    Value value = map().get(key);
    return value == null ? otherwise : value.text();
  }

  /** The list under a key, empty if it was left out. */
  public List<Value> list(String key) {
    Value value = map().get(key);
    return value == null ? List.of() : value.list();
  }

  /** The mapping under a key, empty if it was left out. */
  public Map<String, Value> map(String key) {
    Value value = map().get(key);
    return value == null ? Map.of() : value.map();
  }

  /** For a {@link Shape.Tagged}: which alternative it is. */
  public String tag() {
    return map().keySet().iterator().next();
  }

  /** For a {@link Shape.Tagged}: what is said about it. */
  public Value body() {
    return map().values().iterator().next();
  }
}
