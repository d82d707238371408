package org.latticeipc.cluster;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import org.apache.spark.SimpleFutureAction;
import org.apache.spark.SparkContext;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.rdd.RDD;
import scala.Option;
import scala.concurrent.Await;
import scala.concurrent.duration.Duration;
import scala.jdk.javaapi.CollectionConverters;
import scala.runtime.AbstractFunction0;
import scala.runtime.AbstractFunction1;
import scala.runtime.AbstractFunction2;
import scala.runtime.BoxedUnit;
import scala.util.Try;

/**
 * A round as a job of Spark that gives the result of each task when it comes, so that those which
 * came are not lost when the others are given up. Spark gives one result of each task, whichever
 * attempt it is of. To be used by one thread, beside which Spark brings results by its own.
 */
final class RoundJob {
  private final List<List<Piece>> results = new ArrayList<>();
  private final SimpleFutureAction<BoxedUnit> action;

  /** Gives the batches out, one to a task. */
  RoundJob(JavaSparkContext spark, SliceFunction slices, List<List<Piece>> batches) {
    RDD<List<Piece>> tasks = spark.parallelize(batches, batches.size()).map(slices).rdd();
    List<Object> all = IntStream.range(0, batches.size()).mapToObj(i -> (Object) i).toList();
    SparkContext context = spark.sc();
    this.action =
        context.submitJob(
            tasks,
            new ItsBatch(),
            CollectionConverters.asScala(all).toSeq(),
            new Taking(results),
            new Nothing());
  }

  /**
   * Waits for so long at most.
   *
   * @return whether every task has given its result
   * @throws Throwable what Spark gave the job up for
   */
  boolean await(long millis) throws Throwable {
    try {
      Await.ready(action, Duration.create(millis, TimeUnit.MILLISECONDS));
    } catch (TimeoutException running) {
      return false;
    }
    Option<Try<BoxedUnit>> end = action.value();
    if (end.isDefined() && end.get().isFailure()) {
      throw end.get().failed().get();
    }
    return true;
  }

  /** Gives up what has not come; what a task gives later is dropped. */
  void cancel() {
    action.cancel();
  }

  /** What has come. */
  List<List<Piece>> results() {
    synchronized (results) {
      return List.copyOf(results);
    }
  }

  /** Of a task there is one batch. */
  private static final class ItsBatch
      extends AbstractFunction1<scala.collection.Iterator<List<Piece>>, List<Piece>>
      implements Serializable {
    private static final long serialVersionUID = 1L;

    @Override
    public List<Piece> apply(scala.collection.Iterator<List<Piece>> batch) {
      return batch.next();
    }
  }

  /** Called by a thread of Spark's. */
  private static final class Taking extends AbstractFunction2<Object, List<Piece>, BoxedUnit> {
    private final List<List<Piece>> results;

    Taking(List<List<Piece>> results) {
      this.results = results;
    }

    @Override
    public BoxedUnit apply(Object task, List<Piece> result) {
      synchronized (results) {
        results.add(result);
      }
      return BoxedUnit.UNIT;
    }
  }

  private static final class Nothing extends AbstractFunction0<BoxedUnit> {
    @Override
    public BoxedUnit apply() {
      return BoxedUnit.UNIT;
    }
  }
}
