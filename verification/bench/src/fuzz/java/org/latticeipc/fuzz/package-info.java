/** Coverage-guided fuzzing, by Jazzer, of every decoder that meets bytes from outside. */
@NullMarked
package org.latticeipc.fuzz;

import org.jspecify.annotations.NullMarked;
