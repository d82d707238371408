/**
 * A small language for straight-line concurrent programs: litmus shapes and random test programs.
 *
 * <p>A {@link org.latticeipc.programs.shape.LitmusShape} is data. It can be printed and read
 * ({@link org.latticeipc.programs.shape.ShapeReader}), run on the seam ({@link
 * org.latticeipc.programs.shape.ShapeProgram}) and enumerated by the naive oracle in {@code
 * org.latticeipc.programs.oracle}, so that both judge the same text.
 */
@NullMarked
package org.latticeipc.programs.shape;

import org.jspecify.annotations.NullMarked;
