/** Main classes that Java PathFinder starts, each a program of the seam on the plain machine. */
@NullMarked
package org.latticeipc.jpf.entry;

import org.jspecify.annotations.NullMarked;
