/** One verb over many values: a table, a CSV file and a plot. */
@NullMarked
package org.latticeipc.scenarios.command.sweep;

import org.jspecify.annotations.NullMarked;
