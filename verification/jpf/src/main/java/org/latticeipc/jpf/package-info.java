/**
 * Runs programs of the seam under a Java PathFinder that the user has.
 *
 * <p>Nothing here compiles against PathFinder, which no public Maven repository carries. {@link
 * org.latticeipc.jpf.JpfInstallation} finds one, {@link org.latticeipc.jpf.JpfRunner} starts it in
 * a JVM of its own and maps what it says to a {@link org.latticeipc.jpf.JpfVerdict}.
 */
@NullMarked
package org.latticeipc.jpf;

import org.jspecify.annotations.NullMarked;
