package org.latticeipc.cluster;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** What the page says of more cores than there were follows from what it says was measured. */
class ProjectionTest {
  private static final String FIRST = "Spark starts and ends";

  /** {@code -Dlattice.docs=write} computes it again. */
  @Test
  void columnsOfManyCores_followFromThoseThatWereMeasured() throws Exception {
    String measured = ClusterPage.measured();
    int at = measured.indexOf(FIRST);
    String computed = Projection.again(measured.substring(at));
    if (ClusterPage.isWritten()) {
      ClusterPage.write(measured.substring(0, at) + computed);
    }
    assertEquals(computed, ClusterPage.measured().substring(at));
  }
}
