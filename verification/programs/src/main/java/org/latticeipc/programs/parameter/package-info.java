/** What built-in programs have in common: their parameters and bounds. */
@NullMarked
package org.latticeipc.programs.parameter;

import org.jspecify.annotations.NullMarked;
