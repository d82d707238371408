/**
 * Immutable values that cells hold: byte strings and persistent lists. Their equality is by
 * content, with short cuts for parts that are the same object.
 */
@NullMarked
package org.latticeipc.machine.value;

import org.jspecify.annotations.NullMarked;
