/**
 * Rewrites byte code so that each access of shared memory is a call of {@link
 * org.latticeipc.bytecode.runtime}. javac's stack map frames are kept: what is put in leaves the
 * stack as it was.
 */
@NullMarked
package org.latticeipc.bytecode.rewrite;

import org.jspecify.annotations.NullMarked;
