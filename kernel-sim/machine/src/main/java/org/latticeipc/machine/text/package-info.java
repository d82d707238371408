/** Words and tables for people, as any module needs them. Text in memory; no state. */
@NullMarked
package org.latticeipc.machine.text;

import org.jspecify.annotations.NullMarked;
