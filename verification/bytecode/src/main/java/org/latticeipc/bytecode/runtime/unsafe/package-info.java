/**
 * The stand-in for Unsafe: as many methods as the original has for each type and order of access.
 */
@NullMarked
package org.latticeipc.bytecode.runtime.unsafe;

import org.jspecify.annotations.NullMarked;
