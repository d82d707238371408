/**
 * What copies of this tool in one JVM have in common, so that each may explore, or run, its part of
 * a program: rewritten classes and the runtime beneath them have one program at a time. All other
 * packages of the front end are loaded once for each copy.
 */
@NullMarked
package org.latticeipc.bytecode.copy;

import org.jspecify.annotations.NullMarked;
