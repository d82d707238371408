/**
 * The exokernel: it protects and multiplexes, it does not abstract.
 *
 * <p>Every resource is a {@link org.latticeipc.kernel.object.KernelObject} whose whole protected
 * state (derivation tree, epoch and contents) is one immutable value in one cell. A system call is
 * split as in seL4 into <em>decode</em>, which checks everything, may refuse and changes nothing,
 * and <em>invoke</em>, which cannot fail; both happen in one read-modify-write of that cell, so a
 * call and a revocation are never half interleaved, and whoever waits on the cell is woken by every
 * cause there is. Bad input is answered by a {@link org.latticeipc.kernel.result.ExoResult}, never
 * by an exception.
 *
 * <p>This package is the lobby: {@link org.latticeipc.kernel.Kernel} has every call, {@link
 * org.latticeipc.kernel.Port} those of one capability in the hands of one domain. What calls take
 * is in {@code capability}, what they carry is {@link org.latticeipc.kernel.object.Message}, what
 * they answer is in {@code result}, and {@code config} says what a kernel is made of; all of these
 * lie below and know nothing of this package.
 */
@NullMarked
package org.latticeipc.kernel;

import org.jspecify.annotations.NullMarked;
