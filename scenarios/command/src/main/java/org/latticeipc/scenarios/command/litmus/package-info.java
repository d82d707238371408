/** What {@code litmus} is made of: its files, many tests at once, reports, witnesses. */
@NullMarked
package org.latticeipc.scenarios.command.litmus;

import org.jspecify.annotations.NullMarked;
