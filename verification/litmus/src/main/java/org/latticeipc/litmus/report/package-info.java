/** How results are shown as text: herd7's block and tables. */
@NullMarked
package org.latticeipc.litmus.report;

import org.jspecify.annotations.NullMarked;
