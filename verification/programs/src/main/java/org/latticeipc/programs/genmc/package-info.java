/** Programs after GenMC's tests, a file for each of its folders or families. */
@NullMarked
package org.latticeipc.programs.genmc;

import org.jspecify.annotations.NullMarked;
