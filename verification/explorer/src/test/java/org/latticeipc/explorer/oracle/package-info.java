/**
 * An enumerator without any cleverness, against which the search is compared on random programs.
 */
@NullMarked
package org.latticeipc.explorer.oracle;

import org.jspecify.annotations.NullMarked;
