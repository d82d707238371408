/**
 * {@link org.latticeipc.junit.ModelCheck}: a JUnit test that explores every execution of a program
 * of the seam. Works with JUnit 5.12 and later, JUnit 6 included.
 */
@NullMarked
package org.latticeipc.junit;

import org.jspecify.annotations.NullMarked;
