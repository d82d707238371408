/**
 * The memory models as their papers write them: consistency of a whole execution graph, and its
 * data races, by plain relational algebra over bit matrices.
 *
 * <p>Slow and obvious on purpose: this is what faster engines are judged by. An execution is a
 * {@link org.latticeipc.model.axioms.CandidateExecution}: events with reads-from and coherence
 * order given. {@link org.latticeipc.model.axioms.Axioms} says which axiom it breaks. Prefixes of
 * executions are executions, so a run can be judged after every step. Nothing here depends on an
 * engine.
 */
@NullMarked
package org.latticeipc.model.axioms;

import org.jspecify.annotations.NullMarked;
