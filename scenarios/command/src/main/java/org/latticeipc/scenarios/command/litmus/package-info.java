/** The verb {@code litmus}: options, many tests at once, reports. */
@NullMarked
package org.latticeipc.scenarios.command.litmus;

import org.jspecify.annotations.NullMarked;
