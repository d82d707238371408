/** Plots of tables of numbers as SVG, drawn by JFreeChart; nothing else of the project knows it. */
@NullMarked
package org.latticeipc.scenarios.plot;

import org.jspecify.annotations.NullMarked;
