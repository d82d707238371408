package org.latticeipc.machine.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ShellWordTest {
  @Test
  void quoted_onlyIfTheShellWouldTakeItOtherwise() {
    assertEquals("a/b-1.jsonl", ShellWord.quoted("a/b-1.jsonl"));
    assertEquals("'lost()/a b.jsonl'", ShellWord.quoted("lost()/a b.jsonl"));
    assertEquals("'it'\\''s'", ShellWord.quoted("it's"));
    assertEquals("''", ShellWord.quoted(""));
  }
}
