package org.latticeipc.bytecode;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.latticeipc.bytecode.check.JavaCluster;
import org.latticeipc.explorer.result.ExplorerOptions;
import org.latticeipc.explorer.search.SharedSearch;
import org.latticeipc.explorer.search.SharedSearch.Order;
import org.latticeipc.explorer.search.SliceExplorer;
import org.latticeipc.explorer.share.ClusterAnswer;
import org.latticeipc.explorer.share.SharedProgram;
import org.latticeipc.explorer.work.SearchTerms;
import org.latticeipc.explorer.work.SliceOrder;
import org.latticeipc.explorer.work.SliceResult;

/**
 * Threads that know of each other only bytes: each has the program from what was sent, and does
 * slices of a few executions of the search, in any order, some of them twice and some not at all.
 */
final class SlicedCluster implements JavaCluster {
  private static final int THREADS = 2;
  private static final int EXECUTIONS = 40;
  private final List<Path> jars;
  private final Random random;
  int slices;

  SlicedCluster(List<Path> jars, long seed) {
    this.jars = jars;
    this.random = new Random(seed);
  }

  @Override
  public List<Path> jars() {
    return jars;
  }

  private static SharedProgram sent(SharedProgram source) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(source);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      return (SharedProgram) in.readObject();
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public ClusterAnswer explore(SharedProgram source, ExplorerOptions options) {
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try (SharedSearch search = new SharedSearch(source.program(), options)) {
      byte[] terms = search.terms().bytes();
      SliceExplorer explorer = SliceExplorer.of(sent(source), SearchTerms.of(terms));
      while (!search.isDone()) {
        round(search, explorer, threads);
      }
      Set<String> learnt = new HashSet<>(search.learnt());
      return new ClusterAnswer(search.result(), learnt, List.of());
    } catch (IOException | ExecutionException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException("an interruption of a slice came out of it", e);
    } finally {
      threads.shutdownNow();
    }
  }

  private void round(SharedSearch search, SliceExplorer explorer, ExecutorService threads)
      throws InterruptedException, ExecutionException, IOException {
    byte[] names = search.names();
    List<Order> orders = new ArrayList<>(search.orders(1 + random.nextInt(6)));
    Collections.shuffle(orders, random);
    List<Order> done = new ArrayList<>();
    List<Future<byte[]>> results = new ArrayList<>();
    for (Order order : orders) {
      if (random.nextInt(8) > 0) {
        done.add(order);
        results.add(threads.submit(() -> slice(explorer, names, order)));
      }
    }
    for (int i = 0; i < results.size(); i++) {
      SliceResult result = SliceResult.of(results.get(i).get());
      search.take(done.get(i).number(), result);
      if (random.nextInt(8) == 0) {
        search.take(done.get(i).number(), result);
      }
      slices++;
    }
    search.giveUpWaiting();
  }

  private static byte[] slice(SliceExplorer explorer, byte[] names, Order order)
      throws IOException {
    SliceOrder all = SliceOrder.of(order.bytes());
    SliceOrder some =
        new SliceOrder(all.work(), all.saved(), Math.min(all.executions(), EXECUTIONS));
    return explorer.explore(names, some, Duration.ofMinutes(1)).bytes();
  }
}
