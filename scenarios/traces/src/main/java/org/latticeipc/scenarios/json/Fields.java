package org.latticeipc.scenarios.json;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Builds a JSON object field by field; absent values are left out. */
public final class Fields {
  private final Map<String, Object> map = new LinkedHashMap<>();

  /** Adds a field unless its value is null. */
  public Fields put(String key, @Nullable Object value) {
    if (value != null) {
      map.put(key, value);
    }
    return this;
  }

  /** The object; later additions show in it. */
  public Map<String, Object> map() {
    return map;
  }
}
