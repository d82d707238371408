package org.latticeipc.litmus.syntax;

import java.util.List;
import java.util.Optional;

/** Names that mean something in other dialects or in full C, so that they are refused by name. */
final class Unsupported {
  private record Rule(String prefix, String reason) {}

  private static final String KERNEL =
      "is of the Linux kernel's memory model (LKMM), which is not supported; this reads C11 tests";
  private static final String C = "is a part of C that litmus tests here do not support";

  private static final List<String> KERNEL_NAMES =
      List.of(
          "READ_ONCE",
          "WRITE_ONCE",
          "xchg",
          "cmpxchg",
          "atomic_read",
          "atomic_set",
          "atomic_inc",
          "atomic_dec",
          "atomic_add",
          "atomic_sub",
          "synchronize_rcu",
          "synchronize_srcu",
          "barrier",
          "xchg_relaxed",
          "xchg_acquire",
          "xchg_release",
          "cmpxchg_relaxed",
          "cmpxchg_acquire",
          "cmpxchg_release",
          "atomic_xchg",
          "atomic_cmpxchg");
  private static final List<Rule> KERNEL_PREFIXES =
      List.of(
          new Rule("smp_", KERNEL),
          new Rule("rcu_", KERNEL),
          new Rule("srcu_", KERNEL),
          new Rule("synchronize_rcu", KERNEL),
          new Rule("spin_", KERNEL),
          new Rule("atomic_add_", KERNEL),
          new Rule("atomic_sub_", KERNEL),
          new Rule("atomic_inc_", KERNEL),
          new Rule("atomic_dec_", KERNEL),
          new Rule("atomic_read_", KERNEL),
          new Rule("atomic_set_", KERNEL),
          new Rule("atomic_xchg_", KERNEL),
          new Rule("atomic_cmpxchg_", KERNEL),
          new Rule("__", KERNEL));
  private static final List<String> C_WORDS =
      List.of(
          "goto",
          "switch",
          "case",
          "default",
          "struct",
          "union",
          "enum",
          "typedef",
          "sizeof",
          "static",
          "extern",
          "register",
          "auto",
          "float",
          "double",
          "inline");
  private static final List<String> MUTEXES = List.of("mtx_lock", "mtx_unlock", "lock", "unlock");

  private Unsupported() {}

  /** Why the word cannot be used at all, if it cannot. */
  static Optional<String> word(String word) {
    if (word.equals("asm") || word.equals("__asm__") || word.equals("__asm")) {
      return Optional.of("inline assembly ('" + word + "') is not supported");
    }
    if (word.equals("regions") || word.equals("scopes") || word.equals("levels")) {
      return Optional.of("memory regions and scopes ('" + word + "') are not supported");
    }
    return C_WORDS.contains(word) ? Optional.of("'" + word + "' " + C) : Optional.empty();
  }

  /** Why the function cannot be called, if it is one that is known from elsewhere. */
  static Optional<String> function(String name) {
    if (KERNEL_NAMES.contains(name)) {
      return Optional.of("'" + name + "' " + KERNEL);
    }
    if (MUTEXES.contains(name)) {
      return Optional.of("mutexes ('" + name + "') are not supported in litmus tests");
    }
    return KERNEL_PREFIXES.stream()
        .filter(rule -> name.startsWith(rule.prefix()))
        .findFirst()
        .map(rule -> "'" + name + "' " + rule.reason());
  }
}
