/**
 * The memory models, by name and by whose rules they follow. {@code model.axioms} writes each one
 * down plainly.
 */
@NullMarked
package org.latticeipc.model;

import org.jspecify.annotations.NullMarked;
