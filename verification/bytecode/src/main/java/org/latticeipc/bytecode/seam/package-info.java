/**
 * Programs on the seam whose own classes are rewritten, to see what their tasks share beside cells.
 * The seam itself is not rewritten: its objects are handed to the program with an account of whose
 * code runs.
 */
@NullMarked
package org.latticeipc.bytecode.seam;

import org.jspecify.annotations.NullMarked;
