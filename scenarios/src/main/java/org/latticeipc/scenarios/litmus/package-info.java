/** The verb {@code litmus}: options, many tests at once, reports. */
@NullMarked
package org.latticeipc.scenarios.litmus;

import org.jspecify.annotations.NullMarked;
