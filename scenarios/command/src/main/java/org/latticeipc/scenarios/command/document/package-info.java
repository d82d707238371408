/**
 * The documents of {@code --json}, a class each: their fields in their order. Field names are part
 * of the interface and are never renamed.
 */
@NullMarked
package org.latticeipc.scenarios.command.document;

import org.jspecify.annotations.NullMarked;
