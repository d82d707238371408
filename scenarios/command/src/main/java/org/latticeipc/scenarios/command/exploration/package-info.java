/** What {@code check} and {@code explore} share: their options, and an exploration from them. */
@NullMarked
package org.latticeipc.scenarios.command.exploration;

import org.jspecify.annotations.NullMarked;
