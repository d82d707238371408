/**
 * jcstress on the real code over the host machine: what the memory of this very processor and
 * compiler does, each outcome graded with its reason.
 *
 * <p>A part of the stack under test is chosen by a system property ({@link
 * org.latticeipc.jcstress.StressSubjects}), so that the same test runs the real part and each wrong
 * one.
 */
@NullMarked
package org.latticeipc.jcstress;

import org.jspecify.annotations.NullMarked;
