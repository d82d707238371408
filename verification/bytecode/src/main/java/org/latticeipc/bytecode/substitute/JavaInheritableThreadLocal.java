package org.latticeipc.bytecode.substitute;

import org.jspecify.annotations.NullUnmarked;
import org.latticeipc.bytecode.runtime.ThreadHooks;

/** {@link InheritableThreadLocal}: who makes a thread gives it its own values to begin with. */
@NullUnmarked // as the original: null where it takes and gives null
public class JavaInheritableThreadLocal extends JavaThreadLocal {
  protected Object childValue(Object parentValue) {
    return parentValue;
  }

  /** What the running thread gives to one that it makes: keys and values in turn, or null. */
  static Object[] heritage() {
    int n = ThreadHooks.locals();
    int inheritable = 0;
    for (int i = 0; i < n; i++) {
      if (ThreadHooks.localKey(i) instanceof JavaInheritableThreadLocal) {
        inheritable++;
      }
    }
    if (inheritable == 0) {
      return null;
    }
    Object[] pairs = new Object[2 * inheritable];
    int at = 0;
    for (int i = 0; i < n; i++) {
      if (ThreadHooks.localKey(i) instanceof JavaInheritableThreadLocal key) {
        pairs[at++] = key;
        pairs[at++] = key.childValue(ThreadHooks.local(key));
      }
    }
    return pairs;
  }

  /** The running thread begins with what its maker gave it. */
  static void inherit(Object[] pairs) {
    for (int i = 0; i < pairs.length; i += 2) {
      ThreadHooks.setLocal(pairs[i], pairs[i + 1]);
    }
  }
}
